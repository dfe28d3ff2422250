import { behindStart } from "../../expressions/without-start.ts";
import { choice, joined, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { splitValue } from "../references.ts";
import type { Call } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import { fieldSeparators } from "./field-separators.ts";
import { lowered } from "./lowered.ts";
import type { WordValue } from "./invocation.ts";
import { variableOf } from "./shell-state.ts";

/** `export A=b`, `local x="$1"`; without a value a name only changes how it is kept. */
export function declared(words: readonly WordValue[], { command, state }: Call): { readonly output: undefined } {
  const lowers = words.some(({ value }) => /^-[A-Za-z]*l/.test(literalOf(value) ?? ""));
  for (const word of command.words.slice(1)) {
    const [first] = word.parts;
    const name = first?.kind === "text" ? /^([A-Za-z_]\w*)(\+?)=/.exec(first.value) : null;
    if (!name) {
      const { value: text, span: place } = word.text;
      if (lowers && /^[A-Za-z_]\w*$/.test(text))
        state.variables.set(text, { kind: "one", value: lowered(variableOf(state, text, place)), lowers });
      else if (word.parts.some((part) => part.kind === "substitution" || part.kind === "variable"))
        state.unsure.variables = true;
      continue;
    }
    const [start, variable = "", plus] = name;
    const value = behindStart(wordValue(word, state), start.length);
    const span = word.text.span;
    const whole = plus ? joined([variableOf(state, variable, span), value], span) : value;
    state.variables.set(variable, {
      kind: "one",
      value: lowers ? lowered(whole) : whole,
      lowers,
      pasted: pastedInto(word, state),
    });
  }
  return { output: undefined };
}

/** A file whose text is not at hand is read in: it may set anything, and do anything. */
export function unsure(_words: readonly WordValue[], { state }: Call): undefined {
  state.unsure.variables = true;
  return undefined;
}

export function removed(words: readonly WordValue[], { state }: Call): { readonly output: undefined } {
  for (const { value } of words) {
    const name = literalOf(value);
    if (name !== undefined && !name.startsWith("-")) state.variables.set(name, undefined);
  }
  return { output: undefined };
}

/** `read LINE` takes one of the lines that come in; of `read A B` it is not followed which piece goes where. */
export function readIn(words: readonly WordValue[], { command, state }: Call): { readonly output: undefined } {
  const texts = words.map(({ value }) => literalOf(value));
  const names = texts.filter((text) => text !== undefined && /^[A-Za-z_]\w*$/.test(text)) as string[];
  const lines = names.length === 1 && state.stdin.kind === "value" ? splitValue(state.stdin.value, /\n/) : [];
  const isArray = texts.some((text) => text !== undefined && /^-\w*a$/.test(text));
  for (const name of names) {
    const value =
      lines.length > 0
        ? choice(lines, command.text.span)
        : unknown(`\`$${name}\` is read`, command.text.span, ["script"]);
    const separators = fieldSeparators(state);
    if (isArray && lines.length === 1 && separators) {
      state.variables.set(name, { kind: "list", items: splitValue(value, separators) });
    } else state.variables.set(name, { kind: "one", value });
  }
  return { output: undefined };
}

/** Which argument is the first one hangs on how often this runs. */
export function shifted(_words: readonly WordValue[], { state }: Call): { readonly output: undefined } {
  state.unsure.variables = true;
  return { output: undefined };
}

/** `set -- a b` gives the script arguments; other options of `set` change nothing here. */
export function positioned(words: readonly WordValue[], { state }: Call): { readonly output: undefined } {
  const dashes = words.findIndex(({ value }) => literalOf(value) === "--");
  if (dashes >= 0) state.variables.set("@", { kind: "list", items: words.slice(dashes + 1).map(({ value }) => value) });
  return { output: undefined };
}
