import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { hangsOn, literalOf } from "../../expressions/read-value.ts";
import { and, maybe, NO, not, YES } from "../../expressions/truth.ts";
import type { Truth } from "../../expressions/value.ts";
import type { Script, Statement, Word } from "../../shell/script.ts";
import { adopt, branchOf } from "./branches.ts";
import { expandWord, wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import { runText } from "./inner-scripts.ts";
import { leaves, newShell, stillHere, succeeds } from "./leaving.ts";
import { startingVariables } from "./own-variable.ts";
import { asBranch, outcomeTruth } from "./outcome-test.ts";
import { withInput } from "./redirect-input.ts";
import { redirectOutput } from "./redirect-output.ts";
import { runCommand } from "./run-command.ts";
import type { Output, ScriptTrace, ShellEnvironment, ShellState } from "./shell-state.ts";
import { testTruth } from "./test-truth.ts";
import { setVariable } from "./variables.ts";

/** A loop over more words than this is walked through for these. */
const mostTurns = 24;
/** Commands of one script, each turn of a loop and each call of a function counted. */
const mostCommands = 5000;

/** The programs that a script calls, in order, with what each is given, and what it hands on to later steps. */
export function runScript(script: Script, environment: ShellEnvironment, remote: boolean = false): ScriptTrace {
  const trace: ScriptTrace = {
    invocations: [],
    exported: new Map(),
    outputs: new Map(),
    exportsUnknown: false,
    handedOnBy: [],
    files: [],
    atExit: [],
    bounds: new Set(),
  };
  const state: ShellState = {
    environment,
    trace,
    variables: new Map(startingVariables(script)),
    functions: new Map(),
    positional: undefined,
    unsure: { variables: false, stdin: false },
    stdin: { kind: "none" },
    reached: YES,
    ...newShell({ folder: { at: environment.folder } }),
    self: { script: undefined, source: undefined },
    forgiven: false,
    home: "own",
    remote,
    hasVariables: false,
    depth: 0,
    budget: { left: mostCommands },
    capture: (body, inner) => runAll(body, { ...inner, ...newShell(inner), variables: new Map(inner.variables) }),
  };
  runAll(script.body, state);
  // In double quotes it was read when the trap was set, too.
  for (const text of trace.atExit) runText(text, { ...state, ...newShell(state), hasVariables: true }, runAll);
  return trace;
}

/** Runs one after the other; gives what they print together, `undefined` where that is not known. */
function runAll(body: readonly Statement[], state: ShellState): Output | undefined {
  const outputs: (Output | undefined)[] = [];
  for (const statement of body) {
    const here = stillHere(state);
    if (here.reached.is === "no" && here !== state) break;
    outputs.push(run(statement, here));
  }
  return together(outputs);
}

/** Texts one below the other. What is not known stands among them as unknown, unless nothing is known at all. */
function together(outputs: readonly (Output | undefined)[]): Output | undefined {
  // Most commands print nothing that anybody could know.
  if (outputs.every((output) => output === undefined)) return undefined;
  const printed = outputs.filter((output) => output === undefined || literalOf(output.value) !== "");
  const at = printed.find((output) => output !== undefined)?.at;
  if (at === undefined) return printed.length === 0 ? outputs[0] : undefined;
  if (printed.length === 1) return printed[0];
  const values = printed.flatMap((output, index) => {
    const value = output?.value ?? unknown("a command prints it", at, ["script"]);
    return index === 0 ? [value] : [literal("\n", value.span), value];
  });
  return { value: joined(values, at), at, pasted: printed.flatMap((output) => output?.pasted ?? []) };
}

function run(statement: Statement, state: ShellState): Output | undefined {
  if (state.budget.left-- <= 0) {
    state.trace.bounds.add(`more than ${mostCommands} commands`);
    return undefined;
  }
  switch (statement.kind) {
    case "command":
      return runCommand(statement, withInput(state, statement.redirects), runAll);
    case "pipeline":
      return runPipeline(statement.stages, state);
    case "and-or":
      return runAndOr(statement, state);
    case "block": {
      const inner = withInput(state, statement.redirects);
      const scope = statement.subshell ? { ...inner, ...newShell(inner), variables: new Map(inner.variables) } : inner;
      return redirectOutput(runAll(statement.body, scope), statement.redirects, state);
    }
    case "if":
      return redirectOutput(runIf(statement, withInput(state, statement.redirects)), statement.redirects, state);
    case "loop":
      return redirectOutput(runLoop(statement, withInput(state, statement.redirects)), statement.redirects, state);
    case "case":
      return redirectOutput(runCase(statement, withInput(state, statement.redirects)), statement.redirects, state);
    case "function":
      state.functions.set(statement.name, statement.body);
      return undefined;
    case "test":
      if (statement.value) return printedValue(statement.value, state);
      for (const word of statement.words) expandWord(word, state);
      return undefined;
  }
}

/** An expression of PowerShell that stands alone prints what it comes to. */
function printedValue(word: Word, state: ShellState): Output {
  return { value: wordValue(word, state), at: word.text.span, pasted: pastedInto(word, state) };
}

function runPipeline(stages: readonly Statement[], state: ShellState): Output | undefined {
  let stdin = state.stdin;
  let output: Output | undefined;
  for (const stage of stages) {
    output = run(stage, { ...state, ...newShell(state), variables: new Map(state.variables), stdin });
    stdin = output ? { kind: "value", ...output } : { kind: "unknown" };
  }
  return output;
}

function runAndOr(statement: Extract<Statement, { kind: "and-or" }>, state: ShellState): Output | undefined {
  const forgiving = { ...state, forgiven: true };
  // What stands last decides: `push || echo "not pushed"`, but not `push || exit 1`.
  const last = statement.rest.findLastIndex(({ when, then }) => when === "||" && succeeds(then));
  const outputs = [run(statement.first, last < 0 ? state : forgiving)];
  let own = testTruth(statement.first, state);
  let succeeded = own ?? YES;
  for (const [index, { when, then }] of statement.rest.entries()) {
    const goesOn = own === undefined && leaves(then) ? and(succeeded, maybe(["script"])) : succeeded;
    const reached = when === "&&" ? goesOn : isTest(succeeded) ? not(succeeded) : maybe(["script"]);
    const inner = branchOf(index < last ? forgiving : state, and(state.reached, reached));
    outputs.push(inner.reached.is === "no" ? undefined : run(then, inner));
    adopt(state, reached.is === "yes" ? [inner] : reached.is === "no" ? [] : [state, inner]);
    own = testTruth(then, state);
    succeeded = when === "&&" ? and(succeeded, own ?? YES) : YES;
  }
  return together(outputs);
}

/** A command that is no test is taken to succeed, which says nothing of what stands behind `||`. */
function isTest(truth: Truth): boolean {
  return truth.is !== "yes";
}

function runIf(statement: Extract<Statement, { kind: "if" }>, state: ShellState): Output | undefined {
  let rest = state.reached;
  const ends: ShellState[] = [];
  for (const [index, { test, body }] of statement.branches.entries()) {
    if (rest.is === "no") break;
    runAll(test, { ...state, reached: rest });
    const last = test.at(-1);
    const truth = outcomeTruth(statement, index) ?? asBranch((last && testTruth(last, state)) ?? maybe(["script"]));
    const branch = branchOf(state, and(rest, truth.body));
    if (branch.reached.is !== "no") {
      runAll(body, branch);
      ends.push(branch);
    }
    rest = and(rest, truth.rest);
  }
  if (rest.is !== "no") {
    const branch = branchOf(state, rest);
    runAll(statement.otherwise, branch);
    ends.push(branch);
  }
  adopt(state, ends);
  return undefined;
}

function runLoop(statement: Extract<Statement, { kind: "loop" }>, state: ShellState): Output | undefined {
  const { at } = state.folder;
  runAll(statement.test, state);
  const { variable, words } = statement;
  if (variable === undefined || words === undefined) {
    const output = runAll(statement.body, state);
    // It may have gone on from there, who knows how often.
    if (state.folder.at !== at) state.folder.at = undefined;
    return output;
  }
  const all = words.flatMap((word) => expandWord(word, state));
  if (all.length > mostTurns) state.trace.bounds.add(`a loop of more than ${mostTurns} turns`);
  const turns = all.slice(0, mostTurns);
  const outputs = turns.map(({ value }) => {
    setVariable(state.variables, variable, { kind: "one", value });
    return runAll(statement.body, state);
  });
  return together(outputs);
}

function runCase(statement: Extract<Statement, { kind: "case" }>, state: ShellState): Output | undefined {
  const value = wordValue(statement.subject, state);
  const subject = literalOf(value);
  const open = hangsOn(value);
  const ends: ShellState[] = [];
  const { at } = state.folder;
  let isSure = false;
  for (const { patterns, body } of statement.items) {
    const truth =
      subject === undefined
        ? maybe(open.length > 0 ? open : ["script"])
        : patternTruth(
            subject,
            patterns.map((pattern) => pattern.text.value),
          );
    if (truth.is === "no") continue;
    const branch = branchOf(state, and(state.reached, truth));
    runAll(body, branch);
    ends.push(branch);
    isSure = truth.is === "yes";
    if (isSure) break;
  }
  adopt(state, ends.length > 0 ? ends : [state]);
  if (!isSure && state.folder.at !== at) state.folder.at = undefined;
  return undefined;
}

/** Patterns of plain text and `*`; whatever else they hold, it may match or not. */
function patternTruth(subject: string, patterns: readonly string[]): Truth {
  const bare = patterns.map((pattern) => pattern.replace(/^(["'])(.*)\1$/, "$2"));
  if (bare.some((pattern) => pattern === subject || pattern === "*")) return YES;
  return bare.every((pattern) => /^[\w./:@-]+$/.test(pattern)) ? NO : maybe(["script"]);
}
