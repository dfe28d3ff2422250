import { unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { parseScript } from "../../shell/parse-script.ts";
import type { Word } from "../../shell/script.ts";
import { textOfWord } from "../../shell/word-value.ts";
import type { Text } from "../../source/text.ts";
import type { Builtin, Call } from "./builtin.ts";
import { unsure } from "./declarations.ts";
import type { WordValue } from "./invocation.ts";
import { newShell } from "./leaving.ts";
import { runFileByShell, runSourced } from "./repository-scripts.ts";
import type { Output, ShellState } from "./shell-state.ts";

/** `eval "…"`: what is known as one text runs here and now. */
export function evaluated(_words: readonly WordValue[], { command, state, runAll }: Call): ReturnType<Builtin> {
  const [script, ...others] = command.words.slice(1);
  if (!script || others.length > 0 || !isReadable(script)) {
    state.unsure.variables = true;
    return undefined;
  }
  return { output: runWord(script, state, runAll) };
}

/** `Invoke-Expression "…"`, of which it is not followed which variables it sets. */
export function evaluatedByPowershell(words: readonly WordValue[], call: Call): ReturnType<Builtin> {
  const [script, ...others] = call.command.words.slice(1);
  unsure(words, call);
  // A variable alone is a value to PowerShell, wherever the script in it comes from.
  if (!script || others.length > 0 || !isReadable(script) || script.parts[0]?.kind !== "text") return undefined;
  const state = { ...call.state, hasVariables: true };
  return { output: runText(textOfWord(script), state, call.runAll, "powershell") };
}

/** `trap '…' EXIT` runs when the script ends; what waits for another signal hardly ever does. */
export function trapped(_words: readonly WordValue[], { command, state }: Call): ReturnType<Builtin> {
  const [script, ...signals] = command.words.slice(1);
  if (!script || !isReadable(script)) return undefined;
  if (signals.some(({ text }) => /^(SIG)?(EXIT|0)$/i.test(text.value))) {
    const text = textOfWord(script);
    // A new one takes the place of the old one; `-` only takes it away.
    state.trace.atExit.splice(0, Infinity, ...(text.value === "-" ? [] : [text]));
  }
  return { output: undefined };
}

/** `source lib.sh`; a file that is not at hand may set anything, and do anything. */
export function sourced(words: readonly WordValue[], call: Call): ReturnType<Builtin> {
  return runSourced(words, call.state, call.runAll) ?? unsure(words, call);
}

/** `bash -c '…'`, `bash <<EOF` and `bash scripts/push.sh`. */
export function shellOf(words: readonly WordValue[], { command, state, runAll }: Call): ReturnType<Builtin> {
  const texts = words.map(({ value }) => literalOf(value));
  const option = texts.findIndex((text) => text !== undefined && /^-[a-z]*c$/.test(text));
  const inner: ShellState = {
    ...state,
    ...newShell(state),
    variables: new Map(state.variables),
    positional: undefined,
    self: noFile,
  };
  if (option >= 0) {
    const script = command.words.find(
      (word) => word.text.value === command.words[command.words.length - words.length + option + 1]?.text.value,
    );
    return script && isReadable(script) ? { output: runWord(script, inner, runAll) } : undefined;
  }
  const document = command.redirects.find(
    (redirect) => redirect.kind === "here-document" || redirect.kind === "here-string",
  );
  if (!document || texts.some((text) => text === undefined || !text.startsWith("-")))
    return runFileByShell(words, state, runAll);
  return { output: runWord(document.target, inner, runAll) };
}

/** It is a text of its own, and no file. */
const noFile: ShellState["self"] = { script: undefined, source: undefined };

/** The options of `ssh` that take a value. https://man.openbsd.org/ssh */
const valuedOfSsh: ReadonlySet<string> = new Set([..."BbcDEeFIiJLlmOoPpQRSWw"].map((letter) => `-${letter}`));

/** `ssh host '…'` and `ssh host <<EOF`: another machine, with variables and stores of its own. */
export function remoteShell(words: readonly WordValue[], { command, state, runAll }: Call): ReturnType<Builtin> {
  let at = 0;
  for (; at < words.length; at++) {
    const text = literalOf((words[at] as WordValue).value);
    if (!text?.startsWith("-")) break;
    if (valuedOfSsh.has(text)) at++;
  }
  const [script, ...others] = command.words.slice(command.words.length - words.length + at + 1);
  const document = command.redirects.find(
    (redirect) => redirect.kind === "here-document" || redirect.kind === "here-string",
  );
  const told = script ?? document?.target;
  // A glob that slips out of the quotes (`'tr '[:upper:]' …'`) matches no file and arrives as it is.
  if (!told || others.length > 0 || told.parts.some((part) => part.kind === "substitution")) return undefined;
  const here = told.parts.some((part) => part.kind === "variable");
  const { inherited } = state.environment;
  const inner: ShellState = {
    ...state,
    ...newShell(state),
    self: noFile,
    environment: {
      ...state.environment,
      fileAt: () => undefined,
      // What is not set here may be set there.
      inherited: (name, place) => {
        const value = here ? inherited(name, place) : undefined;
        return value && value.kind !== "empty" ? value : unknown("another machine's variable", place, ["script"]);
      },
    },
    variables: here ? new Map(state.variables) : new Map(),
    functions: new Map(),
    positional: undefined,
    home: "own",
    remote: true,
  };
  runWord(told, inner, runAll);
  return { output: undefined };
}

/** Nothing in it is put together by the shell before it is read as a script, but variables: see `hasVariables`. */
function isReadable(word: Word): boolean {
  return word.parts.every((part) => part.kind === "text" || part.kind === "expression" || part.kind === "variable");
}

function runWord(word: Word, state: ShellState, runAll: Call["runAll"]): Output | undefined {
  const hasVariables = state.hasVariables || word.parts.some((part) => part.kind === "variable");
  return runText(textOfWord(word), { ...state, hasVariables }, runAll);
}

/** `bash -c "bash -c '…'"`: each level is one more round of quotes, of which nobody writes many. */
const deepest = 4;

export function runText(
  text: Text,
  state: ShellState,
  runAll: Call["runAll"],
  shell: "bash" | "powershell" = "bash",
): Output | undefined {
  if (state.depth >= deepest) {
    state.trace.bounds.add(`scripts inside scripts more than ${deepest} deep`);
    return undefined;
  }
  return runAll(parseScript(text, shell).body, { ...state, depth: state.depth + 1 });
}
