import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Call } from "./builtin.ts";
import type { WordValue } from "./invocation.ts";
import type { Output } from "./shell-state.ts";
import { setVariable } from "./variables.ts";

/** `echo`: its words with blanks between them. */
export function printed(words: readonly WordValue[], { command }: Call): Output {
  const at = command.text.span;
  const shown = words.filter(({ value }, index) => !(index === 0 && /^-[neE]+$/.test(literalOf(value) ?? "")));
  const values = shown.flatMap(({ value }, index) => (index === 0 ? [value] : [literal(" ", value.span), value]));
  const first = shown[0];
  return {
    value: values.length === 0 ? literal("", at) : joined(values, first?.at ?? at),
    at: first?.at ?? at,
    pasted: shown.flatMap((word) => word.pasted),
  };
}

/** What stands behind a value that `echo` prints to the log. */
export function swallowed(words: readonly WordValue[], { command }: Call): readonly WordValue[] {
  const [first, ...others] = words;
  return first && literalOf(first.value) === undefined && command.redirects.length === 0 ? others : [];
}

/** `printf`; with `-v NAME` it sets a variable in place of printing. */
export function printedAsFormat(words: readonly WordValue[], { command, state }: Call): Output | undefined {
  const [option, name] = words.map(({ value }) => literalOf(value));
  if (option !== "-v") return formatted(words);
  const output = formatted(words.slice(2));
  if (name === undefined) state.unsure.variables = true;
  else {
    const value = output?.value ?? unknown(`\`printf\` sets \`$${name}\``, command.text.span, ["script"]);
    setVariable(state.variables, name, { kind: "one", value, pasted: output?.pasted ?? [] });
  }
  return undefined;
}

/** `%s` in a format whose own text is known, and nothing else. */
function formatted(words: readonly WordValue[]): Output | undefined {
  const [format, ...values] = words[0] && literalOf(words[0].value) === "--" ? words.slice(1) : words;
  if (!format) return undefined;
  const pieces: Value[] = [];
  let next = 0;
  for (const part of format.value.kind === "joined" ? format.value.parts : [format.value]) {
    const text = literalOf(part);
    // What an expression puts into the format holds no placeholder of its own.
    if (text === undefined && part !== format.value) {
      pieces.push(part);
      continue;
    }
    if (text === undefined || /%(?![s%])/.test(text)) return undefined;
    text.split(/(%s|%%|\\n)/).forEach((piece) => {
      if (piece === "%s") {
        const value = values[next++];
        if (value) pieces.push(value.value);
      } else if (piece !== "") pieces.push(literal(piece === "%%" ? "%" : piece === "\\n" ? "\n" : piece, format.at));
    });
  }
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
