import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Text } from "../../source/text.ts";
import type { Call, Done } from "./builtin.ts";
import { placeIn } from "./folders.ts";
import type { WordValue } from "./invocation.ts";
import { newShell, notLeft } from "./leaving.ts";
import { parsedScript } from "./parsed-script.ts";
import type { ShellState } from "./shell-state.ts";

type RunAll = Call["runAll"];

/** Scripts that call each other are followed this deep. */
export const deepestFile = 8;

/** `./scripts/push.sh a b`; `undefined` where it is not at hand, or no shell reads it. A file with a shell's name in its first line, or with a shell's ending. */
export function runFile([path, ...words]: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  if (!path || literalOf(path.value)?.includes("/") === false) return undefined;
  const text = fileOf(path.value, state);
  const isScript = text && /^#!.*\b(?:ba|da|z)?sh\b/.test(text.value);
  const isNamedSo = text && !text.value.startsWith("#!") && /\.(?:ba)?sh$/.test(text.span.file.path);
  return isScript || isNamedSo ? runApart(text, path.value, words, state, runAll) : undefined;
}

/** `bash scripts/push.sh a b`, whatever its first line says. */
export function runFileByShell(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const at = words.findIndex(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  const path = words[at]?.value;
  const text = path && fileOf(path, state);
  return text && runApart(text, path, words.slice(at + 1), state, runAll);
}

/** A script that is called has a shell of its own. */
function runApart(
  text: Text,
  path: Value,
  words: readonly WordValue[],
  state: ShellState,
  runAll: RunAll,
): Done | undefined {
  const inner: ShellState = {
    ...state,
    ...newShell(state),
    self: { script: path, source: path },
    variables: new Map(state.variables),
    functions: new Map(),
    positional: words.map(({ value }) => value),
  };
  return run(text, inner, runAll);
}

/** `source lib.sh`: it runs as if it stood here. */
export function runSourced(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const path = words[0]?.value;
  const text = path && fileOf(path, state);
  return text && run(text, { ...state, body: notLeft(), self: { ...state.self, source: path } }, runAll);
}

function fileOf(path: Value, state: ShellState): Text | undefined {
  return state.environment.fileAt(placeIn(path, state));
}

function run(text: Text, state: ShellState, runAll: RunAll): Done | undefined {
  if (state.depth >= deepestFile) {
    state.trace.bounds.add(`scripts that call each other more than ${deepestFile} deep`);
    return undefined;
  }
  return { output: runAll(parsedScript(text, "bash").body, { ...state, depth: state.depth + 1 }) };
}
