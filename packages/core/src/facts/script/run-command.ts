import { joined, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { flagCommands } from "../../knowledge/flag-commands.ts";
import { wrappers } from "../../knowledge/wrappers.ts";
import type { Assignment, Command, Statement, Word } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import { builtinOf } from "./builtins.ts";
import { calledName } from "./called-name.ts";
import { withWholeBraces } from "./cut-braces.ts";
import { placeBelow } from "./folders.ts";
import { expandWord, wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import type { WordValue } from "./invocation.ts";
import { notLeft } from "./leaving.ts";
import { setsVariables } from "./own-variable.ts";
import { pipedArguments } from "./piped-arguments.ts";
import { redirectOutput } from "./redirect-output.ts";
import { runFile } from "./repository-scripts.ts";
import { variableOf, type Output, type ShellState } from "./shell-state.ts";
import { setVariable, type Variable } from "./variables.ts";
import { wrappedCommand } from "./wrapped-command.ts";

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
  setVariable(
    state.variables,
    name,
    append
      ? added(before ?? { kind: "one", value: variableOf(state, name, text.span) }, one, text.span)
      : { kind: "one", value: one, pasted: pastedInto(value, state) },
  );
}

/** `[name]=value`, which an element can have in front. */
function hasIndex(word: Word): boolean {
  return /^\[[^\]]*\]\+?=/.test(word.text.value);
}

function added(before: Variable, more: WordValue["value"], at: Span): Variable {
  if (before.kind === "list") return { kind: "list", items: [...before.items, more] };
  return { kind: "one", value: joined([before.value, more], at) };
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
  const body = name === undefined ? undefined : functionOf(name, state);
  if (body) {
    if (state.depth >= deepest) {
      state.trace.bounds.add(`functions that call each other more than ${deepest} deep`);
      return undefined;
    }
    const positional = rest.map((word) => word.value);
    return runAll(body, { ...state, body: notLeft(), positional, depth: state.depth + 1 });
  }
  const builtin = program === undefined ? undefined : builtinOf(program);
  const leaveOpen = (): void => invoke(words, command, state, false);
  const done = builtin?.(rest, { command, state, runAll, leaveOpen });
  if (done) {
    if (done.swallowed?.[0]) invoke(done.swallowed, command, { ...state, stdin: { kind: "none" } }, true);
    return done.output;
  }
  const wrapper = wrappers.find((row) => row.program === program);
  if (wrapper) {
    const inner = wrappedCommand(rest, wrapper, state);
    if (inner.words.length > 0) {
      const stdin = wrapper.keepsStdin ? ({ kind: "unknown" } as const) : state.stdin;
      const options = rest.slice(0, rest.length - inner.words.length);
      const complete = wrapper.keepsStdin ? pipedArguments(inner.words, options, state.stdin) : inner.words;
      return runWords(complete, command, { ...inner.state, stdin }, runAll);
    }
  }
  const followed = runFile(words, state, runAll);
  if (followed) return followed.output;
  invoke(words, command, state, false);
  return undefined;
}

function invoke([first, ...words]: readonly WordValue[], command: Command, state: ShellState, printed: boolean): void {
  if (!first) return;
  const program = calledName(programOf(first.value)?.replace(/^.*[\\/]/, ""));
  // It is asked when the script has been walked through, of what held here.
  const before: ShellState = { ...state, variables: new Map(state.variables), unsure: { ...state.unsure } };
  const folder = state.folder.at;
  state.trace.invocations.push({
    program,
    written: command.text,
    words: withWholeBraces(words),
    stdin: state.stdin.kind === "none" && state.unsure.stdin ? { kind: "unknown" } : state.stdin,
    reached: state.reached,
    forgiven: state.forgiven,
    home: state.home,
    remote: state.remote,
    environment: (variable) => variableOf(before, variable, first.at),
    fileAt: (path) => before.environment.fileAt(placeBelow(folder, path)),
    printed,
    at: firstLine(command),
  });
}

/** Of a flag, `if $dry_run`, either answer does nothing. */
function programOf(value: Value): string | undefined {
  const isFlag = value.kind === "choice" && value.of.every((member) => flagCommands.includes(literalOf(member) ?? ""));
  return isFlag ? flagCommands[0] : literalOf(value);
}

/** PowerShell does not care how a name is written, and bash has no other program of that name. */
function functionOf(name: string, { functions }: ShellState): readonly Statement[] | undefined {
  if (functions.size === 0 || functions.has(name)) return functions.get(name);
  const lower = name.toLowerCase();
  return [...functions].find(([each]) => each.toLowerCase() === lower)?.[1];
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
