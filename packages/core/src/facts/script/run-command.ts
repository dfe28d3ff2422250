import { literal, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { withoutStart } from "../../expressions/without-start.ts";
import { storeVariables } from "../../knowledge/credential-stores.ts";
import { wrappers, type WrapperRow } from "../../knowledge/wrappers.ts";
import type { Assignment, Command, Statement, Word } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import { builtins } from "./builtins.ts";
import { withWholeBraces } from "./cut-braces.ts";
import { expandWord, wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import type { WordValue } from "./invocation.ts";
import { lowered } from "./lowered.ts";
import { notLeft } from "./leaving.ts";
import { setsVariables } from "./own-variable.ts";
import { pipedArguments } from "./piped-arguments.ts";
import { redirectOutput } from "./redirect-output.ts";
import { runFile } from "./repository-scripts.ts";
import { variableOf, type Output, type ShellState } from "./shell-state.ts";
import type { Variable } from "./variables.ts";

/** Functions that call each other are followed this deep. */
const deepest = 12;

export type RunAll = (body: readonly Statement[], state: ShellState) => Output | undefined;

/** One command: assignments, what the shell itself does, functions of the script, wrappers, and at last a program. */
export function runCommand(command: Command, state: ShellState, runAll: RunAll): Output | undefined {
  const words = command.words.flatMap((word) => expandWord(word, state));
  if (words.length === 0) {
    for (const assignment of command.assignments) assign(assignment, state);
    return redirectOutput(undefined, command.redirects, state);
  }
  state.unsure.variables ||= setsVariables(words);
  const output =
    command.assignments.length > 0
      ? runAssigned(words, command, state, runAll)
      : runWords(words, command, state, runAll);
  return redirectOutput(output, command.redirects, state);
}

/** `A=b command`: the assignment holds for the command alone, but what that sets by itself stays: `IFS=: read -r USER PASSWORD`. */
function runAssigned(
  words: readonly WordValue[],
  command: Command,
  state: ShellState,
  runAll: RunAll,
): Output | undefined {
  const local: ShellState = { ...state, variables: new Map(state.variables) };
  for (const assignment of command.assignments) assign(assignment, local);
  const given = new Map(local.variables);
  const output = runWords(words, command, local, runAll);
  for (const [name, variable] of local.variables) {
    if (variable !== given.get(name) || !given.has(name)) state.variables.set(name, variable);
  }
  return output;
}

/** Sets a variable; `A+=b` adds to it. */
function assign({ name, append, value, text }: Assignment, state: ShellState): void {
  const before = state.variables.get(name);
  if (!("parts" in value)) {
    const items = value.flatMap((word) => expandWord(word, state)).map((item) => item.value);
    if (value.some(hasIndex)) {
      state.variables.set(name, { kind: "one", value: unknown("its elements have names", text.span, ["script"]) });
      return;
    }
    state.variables.set(name, {
      kind: "list",
      ...(append && before?.kind === "list" ? { ...before, items: [...before.items, ...items] } : { items }),
    });
    return;
  }
  const one = wordValue(value, state);
  const lowers = before?.kind === "one" && before.lowers === true;
  state.variables.set(
    name,
    append
      ? added(before ?? { kind: "one", value: variableOf(state, name, text.span) }, one, text.span)
      : { kind: "one", value: lowers ? lowered(one) : one, lowers, pasted: pastedInto(value, state) },
  );
}

/** `[name]=value`, which an element can have in front. */
function hasIndex(word: Word): boolean {
  return /^\[[^\]]*\]\+?=/.test(word.text.value);
}

function added(before: Variable, more: WordValue["value"], at: Span): Variable {
  if (before.kind === "list") return { kind: "list", items: [...before.items, more] };
  const text = literalOf(before.value);
  const addition = literalOf(more);
  if (text !== undefined && addition !== undefined) return { kind: "one", value: literal(text + addition, at) };
  return { kind: "one", value: unknown("the script puts it together", at, ["script"]) };
}

/** Runs a program with its words; also used for what stands behind a wrapper. */
function runWords(
  words: readonly WordValue[],
  command: Command,
  state: ShellState,
  runAll: RunAll,
): Output | undefined {
  const [first, ...rest] = words;
  if (!first) return undefined;
  const name = literalOf(first.value);
  const program = name?.replace(/^.*[\\/]/, "");
  const body = name === undefined ? undefined : state.functions.get(name);
  if (body) {
    if (state.depth >= deepest) {
      state.trace.bounds.add(`functions that call each other more than ${deepest} deep`);
      return undefined;
    }
    const positional = rest.map((word) => word.value);
    return runAll(body, { ...state, body: notLeft(), positional, depth: state.depth + 1 });
  }
  const builtin = program === undefined ? undefined : builtins.get(program);
  const leaveOpen = (): void => invoke(words, command, state, false);
  const done = builtin?.(rest, { command, state, runAll, leaveOpen });
  if (done) {
    if (done.swallowed?.[0]) invoke(done.swallowed, command, { ...state, stdin: { kind: "none" } }, true);
    return done.output;
  }
  const wrapper = wrappers.find((row) => row.program === program);
  if (wrapper) {
    const inner = unwrapped(rest, wrapper.valued, wrapper.skip, state);
    if (inner.words.length > 0) {
      const stdin = wrapper.keepsStdin ? ({ kind: "unknown" } as const) : state.stdin;
      const options = rest.slice(0, rest.length - inner.words.length);
      const complete = wrapper.keepsStdin ? pipedArguments(inner.words, options, state.stdin) : inner.words;
      return runWords(
        complete,
        command,
        asUser(wrapper, options, inner.assigned, { ...inner.state, stdin }, command.text.span),
        runAll,
      );
    }
  }
  const followed = runFile(words, state, runAll);
  if (followed) return followed.output;
  invoke(words, command, state, false);
  return undefined;
}

/**
 * What runs as root uses root's home and none of the variables that name another place, unless it is given them: by
 * `sudo -E`, `sudo --preserve-env=HOME` or `sudo HOME=… docker push`.
 */
function asUser(
  { root, keepsHome }: WrapperRow,
  options: readonly WordValue[],
  assigned: ReadonlySet<string>,
  state: ShellState,
  at: Span,
): ShellState {
  if (assigned.has("HOME")) return { ...state, root: false };
  const names = options.map(({ value }) => literalOf(value) ?? "");
  if (!root || names.some((name) => keepsHome?.includes(name))) return state;
  const kept = new Set([...assigned, ...names.flatMap((name) => name.replace(/^[^=]*=?/, "").split(","))]);
  if (kept.has("HOME")) return state;
  const variables = new Map(state.variables);
  for (const name of Object.values(storeVariables)) {
    if (!kept.has(name)) variables.set(name, { kind: "one", value: literal("", at) });
  }
  return { ...state, variables, root: true };
}

function invoke([first, ...words]: readonly WordValue[], command: Command, state: ShellState, printed: boolean): void {
  if (!first) return;
  // It is asked when the script has been walked through, of what held here.
  const before: ShellState = { ...state, variables: new Map(state.variables), unsure: { ...state.unsure } };
  state.trace.invocations.push({
    program: literalOf(first.value)?.replace(/^.*[\\/]/, ""),
    written: command.text,
    words: withWholeBraces(words),
    stdin: state.stdin.kind === "none" && state.unsure.stdin ? { kind: "unknown" } : state.stdin,
    reached: state.reached,
    root: state.root,
    remote: state.remote,
    environment: (variable) => variableOf(before, variable, first.at),
    printed,
    at: firstLine(command),
  });
}

interface Unwrapped {
  readonly words: readonly WordValue[];
  readonly state: ShellState;
  /** The variables that it is given. */
  readonly assigned: ReadonlySet<string>;
}

/** The command behind a wrapper's own options, arguments and assignments (`env A=b docker …`, `sudo -u x docker …`). */
function unwrapped(words: readonly WordValue[], valued: readonly string[], skip: number, state: ShellState): Unwrapped {
  const variables = new Map(state.variables);
  const assigned = new Set<string>();
  let at = 0;
  let skipped = 0;
  for (; at < words.length; at++) {
    const word = words[at] as WordValue;
    const text = literalOf(word.value);
    const assignment = /^([A-Za-z_]\w*)=/.exec(
      text ?? (word.value.kind === "joined" ? (literalOf(word.value.parts[0] as never) ?? "") : ""),
    );
    if (text?.startsWith("-") && text !== "-") {
      if (valued.includes(text)) at++;
      else if (text === "--") {
        at++;
        break;
      }
    } else if (assignment) {
      const name = assignment[1] as string;
      assigned.add(name);
      variables.set(name, { kind: "one", value: withoutStart(word.value, assignment[0].length) });
    } else if (skipped < skip) skipped++;
    else break;
  }
  return { words: words.slice(at), state: { ...state, variables }, assigned };
}

/** The first line of a command: a place that fits into one line of a report. */
function firstLine(command: Command): Span {
  const end = command.text.value.search(/\r?\n/);
  const text =
    end < 0
      ? command.text
      : command.text.slice(0, command.text.value.slice(0, end).replace(/(?<!\s)\s*[\\`]?$/, "").length);
  return text.span;
}
