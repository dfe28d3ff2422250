import { mapLiterals } from "../../expressions/members.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { startScripts } from "../../knowledge/start-scripts.ts";
import type { Text } from "../../source/text.ts";
import type { Call, Done } from "./builtin.ts";
import { placeIn } from "./folders.ts";
import type { WordValue } from "./invocation.ts";
import { newShell, notLeft } from "./leaving.ts";
import { startingVariables } from "./own-variable.ts";
import { parsedScript } from "./parsed-script.ts";
import type { ShellState } from "./shell-state.ts";

type RunAll = Call["runAll"];

/** What reads a file. */
type Shell = "bash" | "pwsh";

/** Scripts that call each other are followed this deep. */
export const deepestFile = 8;

/** `./scripts/push.sh a b`, `.\scripts\push.ps1`; `undefined` where it is not at hand, or no shell reads it. */
export function runFile([path, ...words]: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const name = path && (literalOf(path.value) ?? "/");
  if (!path || !name || !/[\\/]/.test(name) || startScripts.includes(name.replace(/^.*[\\/]/, ""))) return undefined;
  const text = fileOf(path.value, state);
  const shell = text && shellOfFile(text);
  return text && shell && runApart({ text, shell, path: path.value }, words, state, runAll);
}

/** A file with a shell's name in its first line, or, where that names nothing, with a shell's ending. */
function shellOfFile({ value, span }: Text): Shell | undefined {
  if (/^#!.*\b(?:ba|da|z)?sh\b/.test(value)) return "bash";
  if (/^#!.*\bpwsh\b/.test(value)) return "pwsh";
  if (value.startsWith("#!")) return undefined;
  return /\.(?:ba)?sh$/.test(span.file.path) ? "bash" : isForPowershell(span.file.path) ? "pwsh" : undefined;
}

function isForPowershell(path: string): boolean {
  return /\.ps1$/i.test(path);
}

/** `bash scripts/push.sh a b`, whatever its first line says. */
export function runFileByShell(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const at = words.findIndex(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  return at < 0 ? undefined : runNamed(words.slice(at), "bash", state, runAll);
}

/** `pwsh -NoProfile -File scripts/push.ps1`: an option in front may have a value. */
export function runFileByPowershell(words: readonly WordValue[], { state, runAll }: Call): Done | undefined {
  const at = words.findIndex(({ value }) => isForPowershell(literalOf(value) ?? ""));
  return at < 0 ? undefined : runNamed(words.slice(at), "pwsh", state, runAll);
}

function runNamed(
  [named, ...words]: readonly WordValue[],
  shell: Shell,
  state: ShellState,
  runAll: RunAll,
): Done | undefined {
  const path = named?.value;
  const text = path && fileOf(path, state);
  return text && runApart({ text, shell, path }, words, state, runAll);
}

interface CalledFile {
  readonly text: Text;
  readonly shell: Shell;
  readonly path: Value;
}

/** A script that is called has a shell of its own. */
function runApart(
  { text, shell, path }: CalledFile,
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
  return run(text, shell, inner, runAll);
}

/** `source lib.sh`, `. ./lib.ps1`: it runs as if it stood here. */
export function runSourced(words: readonly WordValue[], state: ShellState, runAll: RunAll): Done | undefined {
  const path = words[0]?.value;
  const text = path && fileOf(path, state);
  if (!text) return undefined;
  const shell = isForPowershell(text.span.file.path) ? "pwsh" : "bash";
  return run(text, shell, { ...state, body: notLeft(), self: { ...state.self, source: path } }, runAll);
}

/** On Windows a path may be written with backslashes. */
function fileOf(path: Value, state: ShellState): Text | undefined {
  return state.environment.fileAt(
    placeIn(
      mapLiterals(path, (text) => text.replaceAll("\\", "/")),
      state,
    ),
  );
}

function run(text: Text, shell: Shell, state: ShellState, runAll: RunAll): Done | undefined {
  if (state.depth >= deepestFile) {
    state.trace.bounds.add(`scripts that call each other more than ${deepestFile} deep`);
    return undefined;
  }
  const script = parsedScript(text, shell);
  for (const [name, variable] of startingVariables(script)) {
    if (!state.variables.has(name)) state.variables.set(name, variable);
  }
  return { output: runAll(script.body, { ...state, depth: state.depth + 1 }) };
}
