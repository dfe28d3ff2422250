import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { hangsOn, literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { parseScript } from "../../shell/parse-script.ts";
import type { Command, Statement, Word } from "../../shell/script.ts";
import { textOfWord } from "../../shell/word-value.ts";
import type { Text } from "../../source/text.ts";
import { lowered, wordValue } from "./expand-word.ts";
import type { WordValue } from "./invocation.ts";
import { variableIn, writeTo } from "./redirect-output.ts";
import type { Output, ShellState } from "./shell-state.ts";

/** The command as it is written, and where it runs. */
interface Call {
  readonly command: Command;
  readonly state: ShellState;
  readonly runAll: (body: readonly Statement[], state: ShellState) => Output | undefined;
}

/** What the shell does by itself, or a filter that everybody has. `undefined`: after all it is a program to be called. */
type Builtin = (words: readonly WordValue[], call: Call) => { readonly output: Output | undefined } | undefined;

/** These run in the shell and print nothing that anybody passes on. */
const silent: Builtin = () => ({ output: undefined });

/** How the everyday commands of a shell move texts between variables, pipes and files. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ["echo", (words, call) => ({ output: printed(words, call, " ") })],
  ["Write-Output", (words, call) => ({ output: printed(words, call, " ") })],
  ["printf", (words) => ({ output: formatted(words) })],
  ["cat", (words, call) => ({ output: copied(words, call) })],
  ["tee", (_words, call) => ({ output: teed(call) })],
  ["tr", (words, call) => ({ output: translated(words, call) })],
  ["awk", (words, call) => ({ output: filtered(call, words.some(({ value }) => /\btolower\(/.test(literalOf(value) ?? ""))) })],
  ["sed", (words, call) => ({ output: filtered(call, words.some(({ value }) => /\\L/.test(literalOf(value) ?? ""))) })],
  ["export", declared],
  ["declare", declared],
  ["typeset", declared],
  ["local", declared],
  ["readonly", declared],
  ["unset", (words, { state }) => {
    for (const { value } of words) {
      const name = literalOf(value);
      if (name !== undefined && !name.startsWith("-")) state.variables.set(name, undefined);
    }
    return { output: undefined };
  }],
  ["read", (words, { state, command }) => {
    for (const { value } of words) {
      const name = literalOf(value);
      if (name === undefined || !/^[A-Za-z_]\w*$/.test(name)) continue;
      state.variables.set(name, { kind: "one", value: unknown(`\`$${name}\` is read`, command.text.span, ["script"]) });
    }
    return { output: undefined };
  }],
  ["source", unsure],
  [".", unsure],
  ["mapfile", unsure],
  ["readarray", unsure],
  ["getopts", unsure],
  ["set", positioned],
  ["eval", evaluated],
  ["bash", shellOf],
  ["sh", shellOf],
  ["zsh", shellOf],
  ["dash", shellOf],
  ["cd", silent],
  ["shift", (_words, { state }) => {
    state.unsure.variables = true;
    return { output: undefined };
  }],
]);

function printed(words: readonly WordValue[], { command }: Call, between: string): Output {
  const at = command.text.span;
  const shown = words.filter(({ value }, index) => !(index === 0 && /^-[neE]+$/.test(literalOf(value) ?? "")));
  const values = shown.flatMap(({ value }, index) => (index === 0 ? [value] : [literal(between, value.span), value]));
  const first = shown[0];
  return {
    value: values.length === 0 ? literal("", at) : joined(values, first?.at ?? at),
    at: first?.at ?? at,
    pasted: shown.flatMap((word) => word.pasted),
  };
}

/** `%s` in a literal format, and nothing else. */
function formatted(words: readonly WordValue[]): Output | undefined {
  const [format, ...values] = words[0] && literalOf(words[0].value) === "--" ? words.slice(1) : words;
  const text = format && literalOf(format.value);
  if (!format || text === undefined || /%(?![s%])/.test(text)) return undefined;
  const pieces: Value[] = [];
  let next = 0;
  text.split(/(%s|%%|\\n)/).forEach((piece) => {
    if (piece === "%s") {
      const value = values[next++];
      if (value) pieces.push(value.value);
    } else if (piece !== "") pieces.push(literal(piece === "%%" ? "%" : piece === "\\n" ? "\n" : piece, format.at));
  });
  const at = values[0]?.at ?? format.at;
  const whole = pieces.length === 0 ? literal("", at) : joined(pieces, at);
  return { value: withoutLastNewline(whole), at, pasted: words.flatMap((word) => word.pasted) };
}

function withoutLastNewline(value: Value): Value {
  if (value.kind === "literal") return literal(value.text.replace(/\n$/, ""), value.span);
  if (value.kind !== "joined") return value;
  const last = value.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith("\n")) return value;
  return joined([...value.parts.slice(0, -1), literal(last.text.slice(0, -1), last.span)], value.span);
}

/** `cat` of its input, or of a file that the script has written itself. */
function copied(words: readonly WordValue[], { state }: Call): Output | undefined {
  const [path] = words.filter(({ value }) => !/^-/.test(literalOf(value) ?? ""));
  if (!path) return state.stdin.kind === "value" ? state.stdin : undefined;
  const name = literalOf(path.value);
  return name === undefined ? undefined : state.trace.files.get(name)?.content;
}

function teed({ command, state }: Call): Output | undefined {
  const input = state.stdin.kind === "value" ? state.stdin : undefined;
  for (const word of command.words.slice(1)) {
    if (!word.text.value.startsWith("-")) writeTo(variableIn(word) ?? wordValue(word, state), input, state, word.text.span);
  }
  return input;
}

function translated(words: readonly WordValue[], call: Call): Output | undefined {
  const [from = "", to = ""] = words.map(({ value }) => literalOf(value) ?? "");
  const lowers = /upper|A-Z/.test(from) && /lower|a-z/.test(to);
  if (from === "-d" && /^(\\n|\\r|\s)*$/.test(to) && call.state.stdin.kind === "value") return call.state.stdin;
  return filtered(call, lowers);
}

/** Of another filter it is only known what its output hangs on. */
function filtered({ command, state }: Call, lowers: boolean): Output | undefined {
  if (state.stdin.kind !== "value") return undefined;
  const { value } = state.stdin;
  return lowers ? { ...state.stdin, value: lowered(value) } : { ...state.stdin, value: unknown("a filter changes it", command.text.span, ["script", ...hangsOn(value)]) };
}

/** `export A=b`, `local x="$1"`; without a value a name only changes how it is kept. */
function declared(words: readonly WordValue[], { command, state }: Call): { readonly output: undefined } {
  for (const word of command.words.slice(1)) {
    const [first] = word.parts;
    const name = first?.kind === "text" ? /^([A-Za-z_]\w*)\+?=/.exec(first.value) : null;
    if (!name) {
      if (word.parts.some((part) => part.kind === "substitution" || part.kind === "variable")) state.unsure.variables = true;
      continue;
    }
    state.variables.set(name[1] as string, { kind: "one", value: behind(wordValue(word, state), name[0].length) });
  }
  void words;
  return { output: undefined };
}

function behind(value: Value, length: number): Value {
  if (value.kind === "literal") return literal(value.text.slice(length), value.span);
  if (value.kind !== "joined") return value;
  const [first, ...rest] = value.parts;
  if (first?.kind !== "literal") return value;
  return joined([literal(first.text.slice(length), first.span), ...rest], rest[0]?.span ?? value.span);
}

/** A file whose text is not at hand is read in: it may set anything, and do anything. */
function unsure(_words: readonly WordValue[], { state }: Call): undefined {
  state.unsure.variables = true;
  return undefined;
}

/** `set -- a b` gives the script arguments; other options of `set` change nothing here. */
function positioned(words: readonly WordValue[], { state }: Call): { readonly output: undefined } {
  const dashes = words.findIndex(({ value }) => literalOf(value) === "--");
  if (dashes >= 0) state.variables.set("@", { kind: "list", items: words.slice(dashes + 1).map(({ value }) => value) });
  return { output: undefined };
}

function evaluated(words: readonly WordValue[], { command, state, runAll }: Call): { readonly output: Output | undefined } | undefined {
  const [script, ...others] = command.words.slice(1);
  if (!script || others.length > 0 || !isReadable(script)) {
    state.unsure.variables = true;
    void words;
    return undefined;
  }
  return { output: runText(textOfWord(script), state, runAll) };
}

/** `bash -c '…'` and `bash <<EOF`; a script file is a program of its own. */
function shellOf(words: readonly WordValue[], { command, state, runAll }: Call): { readonly output: Output | undefined } | undefined {
  const texts = words.map(({ value }) => literalOf(value));
  const option = texts.findIndex((text) => text !== undefined && /^-[a-z]*c$/.test(text));
  const inner: ShellState = { ...state, variables: new Map(state.variables), positional: undefined };
  if (option >= 0) {
    const script = command.words.find((word) => word.text.value === command.words[command.words.length - words.length + option + 1]?.text.value);
    return script && isReadable(script) ? { output: runText(textOfWord(script), inner, runAll) } : undefined;
  }
  const document = command.redirects.find((redirect) => redirect.kind === "here-document" || redirect.kind === "here-string");
  if (!document || texts.some((text) => text === undefined || !text.startsWith("-"))) return undefined;
  return { output: runText(textOfWord(document.target), inner, runAll) };
}

/** Nothing in it is put together by the shell before it is read as a script, but variables, which read the same then. */
function isReadable(word: Word): boolean {
  return word.parts.every((part) => part.kind === "text" || part.kind === "expression" || part.kind === "variable");
}

function runText(text: Text, state: ShellState, runAll: Call["runAll"]): Output | undefined {
  if (state.depth >= 4) return undefined;
  return runAll(parseScript(text, "bash").body, { ...state, depth: state.depth + 1 });
}

