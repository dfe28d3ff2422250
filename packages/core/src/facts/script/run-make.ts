import { literal, unknown } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";
import { makeVariables } from "../../knowledge/make.ts";
import { automatic } from "../../shell/make-text.ts";
import type { Word } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import type { Call, Done } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import { placeBelow, placeOf } from "./folders.ts";
import type { WordValue } from "./invocation.ts";
import { newShell } from "./leaving.ts";
import { makeCall } from "./make-call.ts";
import { readMakefile, tasksOf, type Makefile } from "./makefile.ts";
import { parsedScript } from "./parsed-script.ts";
import { deepestFile } from "./repository-scripts.ts";
import type { ShellState } from "./shell-state.ts";

/** In the order in which make looks for them. https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html */
const makefileNames = ["GNUmakefile", "makefile", "Makefile"];

/** `make -C docker push VERSION=1`: the recipes of the targets and of what they need, as far as the Makefile is plain. */
export function runMake(words: readonly WordValue[], { state, runAll, leaveOpen }: Call): Done | undefined {
  const call = state.depth < deepestFile ? makeCall(words) : undefined;
  if (!call) return undefined;
  const { places, fileAt } = state.environment;
  const folder = call.folders.reduce((from, path) => placeOf(path, from, places), state.folder.at);
  const fileBelow = (path: string): Text | undefined => fileAt(placeBelow(folder, path));
  const [named] = call.files;
  const file = named
    ? fileAt(placeOf(named, folder, places))
    : makefileNames.map(fileBelow).find((text) => text !== undefined);
  const makefile = file && call.files.length < 2 ? readMakefile(file, fileBelow) : undefined;
  const goals = call.targets.length > 0 ? call.targets : makefile?.goal === undefined ? [] : [makefile.goal];
  const tasks = makefile && goals.length > 0 ? tasksOf(goals, makefile) : undefined;
  if (!makefile || !tasks) return undefined;
  const inner: ShellState = {
    ...state,
    ...newShell({ folder: { at: folder } }),
    variables: new Map(state.variables),
    functions: new Map(),
    positional: undefined,
    self: { script: undefined, source: undefined },
    // make puts them in before a shell reads the recipe.
    hasVariables: true,
    depth: state.depth + 1,
  };
  for (const [name, { value, pasted }] of call.variables) inner.variables.set(name, { kind: "one", value, pasted });
  const set = new Set(call.variables.keys());
  const seen = file ? seenVariables(makefile, inner, file) : [];
  for (const task of tasks) {
    if (task === "unclear") {
      leaveOpen();
      continue;
    }
    setVariables([...seen, ...namesIn(task.line)], task.line, makefile, inner, set);
    const variables = new Map(inner.variables);
    for (const name of Object.values(automatic)) {
      const known = task.automatic.get(name);
      const { span } = task.line;
      const value = known === undefined ? unknown("make sets it", span, ["script"]) : literal(known, span);
      variables.set(name, { kind: "one", value });
    }
    runAll(parsedScript(task.line, "bash").body, { ...inner, ...newShell(inner), variables });
  }
  return { output: undefined };
}

/**
 * The variables that all commands see: those that are exported, and those that come from the environment.
 * https://www.gnu.org/software/make/manual/html_node/Variables_002fRecursion.html
 */
function seenVariables({ variables, exported }: Makefile, state: ShellState, { span }: Text): readonly string[] {
  return [...variables.keys()].filter((name) => exported.has(name) || isSet(name, state, span));
}

function isSet(name: string, { variables, environment }: ShellState, at: Span): boolean {
  return variables.has(name) || environment.inherited(name, at).kind !== "empty";
}

function namesIn({ value }: Text): readonly string[] {
  return [...value.matchAll(/\$\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** Variables that are asked for, and those that these are put together from, wherever they are written. */
function setVariables(
  names: readonly string[],
  { span }: Text,
  makefile: Makefile,
  state: ShellState,
  set: Set<string>,
): void {
  for (const name of names) {
    const variable = makefile.variables.get(name);
    if (set.has(name) || !(variable || makeVariables.has(name))) continue;
    set.add(name);
    if ((variable?.isDefault ?? true) && isSet(name, state, span)) continue;
    if (variable?.value) setVariables(namesIn(variable.value), variable.value, makefile, state, set);
    state.variables.set(name, { kind: "one", value: variableOf(name, variable?.value, span, state), pasted: [] });
  }
}

function variableOf(name: string, written: Text | undefined, at: Span, state: ShellState): Value {
  if (written) return wordValue(asWord(written), state);
  const known = makeVariables.get(name);
  return known === undefined
    ? unknown(`\`$(${name})\` is known only when make runs`, at, ["script"])
    : literal(known, at);
}

/** The text of a variable, read as a shell reads a word. */
function asWord(text: Text): Word {
  const [statement] = parsedScript(text, "bash").body;
  const word = statement?.kind === "command" ? statement.words[0] : undefined;
  return word && statement?.kind === "command" && statement.words.length === 1
    ? word
    : { parts: [{ kind: "dynamic", text, quoted: false }], text };
}
