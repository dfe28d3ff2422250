import { literalOf } from "../../expressions/read-value.ts";
import type { Text } from "../../source/text.ts";
import type { Call, Done } from "./builtin.ts";
import type { WordValue } from "./invocation.ts";
import { newShell, notLeft } from "./leaving.ts";
import { parsedScript } from "./parsed-script.ts";
import type { ShellState } from "./shell-state.ts";

type RunAll = Call["runAll"];

/** Scripts that call each other are followed this deep. */
export const deepestFile = 8;

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

export function fileAt(path: string, state: ShellState): Text | undefined {
  return state.unsure.folder ? undefined : state.environment.fileAt(path);
}

function run(text: Text, state: ShellState, runAll: RunAll): Done | undefined {
  if (state.depth >= deepestFile) {
    state.trace.bounds.add(`scripts that call each other more than ${deepestFile} deep`);
    return undefined;
  }
  return { output: runAll(parsedScript(text, "bash").body, { ...state, depth: state.depth + 1 }) };
}
