import { literalOf } from "../../expressions/read-value.ts";
import { isPlainRecipe, parseMakefile, type Makefile } from "../../shell/parse-makefile.ts";
import type { Word } from "../../shell/script.ts";
import type { Text } from "../../source/text.ts";
import type { Call, Done } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import type { WordValue } from "./invocation.ts";
import { newShell, notLeft } from "./leaving.ts";
import { parsedScript } from "./parsed-script.ts";
import type { ShellState } from "./shell-state.ts";

type RunAll = Call["runAll"];

/** Scripts that call each other are followed this deep. */
const deepest = 8;

/** `./scripts/push.sh a b`; `undefined` where it is not at hand, or no shell reads it. A file with a shell's name in its first line, or with a shell's ending. */
export function runFile(
  path: string,
  words: readonly WordValue[],
  state: ShellState,
  runAll: RunAll,
): Done | undefined {
  const text = fileAt(path, state);
  if (
    !text ||
    !(/^#!.*\b(?:ba|da|z)?sh\b/.test(text.value) || (!text.value.startsWith("#!") && /\.(?:ba)?sh$/.test(path)))
  )
    return undefined;
  return run(
    text,
    {
      ...state,
      ...newShell(),
      variables: new Map(state.variables),
      functions: new Map(),
      positional: words.map(({ value }) => value),
    },
    runAll,
  );
}

/** `bash scripts/push.sh a b`, whatever its first line says. */
export function runFileByShell(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const at = words.findIndex(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  const path = at < 0 ? undefined : literalOf((words[at] as WordValue).value);
  const text = path === undefined ? undefined : fileAt(path, state);
  return (
    text &&
    run(
      text,
      {
        ...state,
        ...newShell(),
        variables: new Map(state.variables),
        functions: new Map(),
        positional: words.slice(at + 1).map(({ value }) => value),
      },
      runAll,
    )
  );
}

/** `source lib.sh`: it runs as if it stood here. */
export function runSourced(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const path = words[0] && literalOf(words[0].value);
  const text = path === undefined ? undefined : fileAt(path, state);
  return text && run(text, { ...state, body: notLeft() }, runAll);
}

function fileAt(path: string, state: ShellState): Text | undefined {
  return state.unsure.folder ? undefined : state.environment.fileAt(path);
}

function run(text: Text, state: ShellState, runAll: RunAll): Done | undefined {
  if (state.depth >= deepest) {
    state.trace.bounds.add(`scripts that call each other more than ${deepest} deep`);
    return undefined;
  }
  return { output: runAll(parsedScript(text, "bash").body, { ...state, depth: state.depth + 1 }) };
}

const makefiles = new WeakMap<Text, Makefile | "not plain">();

/** `make push VERSION=1`: the recipes of the targets and of what they need, where the Makefile is plain. */
export function runMake(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const file = ["GNUmakefile", "makefile", "Makefile"]
    .map((name) => fileAt(name, state))
    .find((text) => text !== undefined);
  const texts = words.map(({ value }) => literalOf(value));
  // Options may name another file or folder; a word that is not known may be anything.
  if (!file || state.depth >= deepest || texts.some((text) => text === undefined || text.startsWith("-")))
    return undefined;
  let makefile = makefiles.get(file);
  if (!makefile) makefiles.set(file, (makefile = parseMakefile(file) ?? "not plain"));
  if (makefile === "not plain") return undefined;
  const given = new Map<string, WordValue>();
  const targets: string[] = [];
  words.forEach((word, index) => {
    const text = texts[index] as string;
    const name = /^(\w+)=/.exec(text)?.[1];
    if (name === undefined) targets.push(text);
    else given.set(name, word);
  });
  if (targets.length === 0 && makefile.first !== undefined) targets.push(makefile.first);
  const recipes = recipesOf(targets, makefile);
  if (!recipes) return undefined;
  const inner: ShellState = {
    ...state,
    variables: new Map(state.variables),
    functions: new Map(),
    positional: undefined,
    // make puts them in before a shell reads the recipe.
    hasVariables: true,
    depth: state.depth + 1,
  };
  for (const [name, text] of makefile.variables) {
    if (state.variables.has(name) || state.environment.inherited(name, text.span).kind !== "empty") continue;
    inner.variables.set(name, { kind: "one", value: wordValue(asWord(text), inner), pasted: [] });
  }
  for (const [name, word] of given)
    inner.variables.set(name, { kind: "one", value: behindEquals(word, name), pasted: word.pasted });
  for (const recipe of recipes)
    runAll(parsedScript(recipe, "bash").body, { ...inner, ...newShell(), variables: new Map(inner.variables) });
  return { output: undefined };
}

/** In the order in which make runs them; `undefined` where one of them cannot be followed. */
function recipesOf(targets: readonly string[], makefile: Makefile): readonly Text[] | undefined {
  const found: Text[] = [];
  const seen = new Set<string>();
  const add = (target: string, asked: boolean): boolean => {
    if (seen.has(target)) return true;
    seen.add(target);
    const rule = makefile.rules.get(target);
    // A prerequisite without a rule is a file.
    if (!rule) return !asked;
    if (!isPlainRecipe(rule) || !rule.prerequisites.every((need) => add(need, false))) return false;
    if (rule.recipe.value !== "") found.push(rule.recipe);
    return true;
  };
  return targets.every((target) => add(target, true)) ? found : undefined;
}

/** The text of a variable, read as a shell reads a word. */
function asWord(text: Text): Word {
  const [statement] = parsedScript(text.slice(0, text.value.length), "bash").body;
  const word = statement?.kind === "command" ? statement.words[0] : undefined;
  return word && statement?.kind === "command" && statement.words.length === 1
    ? word
    : { parts: [{ kind: "dynamic", text, quoted: false }], text };
}

function behindEquals({ value }: WordValue, name: string): WordValue["value"] {
  return value.kind === "literal" ? { ...value, text: value.text.slice(name.length + 1) } : value;
}
