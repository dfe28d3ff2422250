import { behindStart } from "../../expressions/without-start.ts";
import { choice, joined, unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { splitValue } from "../references.ts";
import type { Call } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import { pastedInto } from "./pasted-into.ts";
import { fieldSeparators } from "./field-separators.ts";
import type { WordValue } from "./invocation.ts";
import { pieceOfRepository } from "./repository-pieces.ts";
import { variableOf } from "./shell-state.ts";
import { changedBy, setVariable, type Change } from "./variables.ts";

/** `export A=b`, `local x="$1"`; without a value a name only changes how it is kept, and `-l` how it is written. */
export function declared(_words: readonly WordValue[], { command, state }: Call): { readonly output: undefined } {
  let changes: Change | undefined;
  for (const word of command.words.slice(1)) {
    const { span, value: written } = word.text;
    const option = /^([-+])[A-Za-z]+$/.exec(written);
    if (option) {
      if (option[1] === "-") changes = /l/.test(written) ? "lower" : /[iu]/.test(written) ? "other" : changes;
      continue;
    }
    const [first] = word.parts;
    const name = first?.kind === "text" ? /^([A-Za-z_]\w*)(?:(\+?)=|$)/.exec(first.value) : null;
    if (!name) {
      if (word.parts.some((part) => part.kind === "substitution" || part.kind === "variable"))
        state.unsure.variables = true;
      continue;
    }
    const [start, variable = "", plus] = name;
    if (plus === undefined) {
      if (changes) state.variables.set(variable, { kind: "one", value: variableOf(state, variable, span), changes });
      continue;
    }
    const value = behindStart(wordValue(word, state), start.length);
    const whole = plus ? joined([variableOf(state, variable, span), value], span) : value;
    const pasted = pastedInto(word, state);
    if (changes) state.variables.set(variable, { kind: "one", value: changedBy(changes, whole), pasted, changes });
    else setVariable(state.variables, variable, { kind: "one", value: whole, pasted });
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
  const separators = fieldSeparators(state);
  const [owner, repository, ...more] = names;
  if (owner && repository && more.length === 0 && state.stdin.kind === "value" && separators?.test("/")) {
    const pieces = [
      pieceOfRepository(state.stdin.value, "owner"),
      pieceOfRepository(state.stdin.value, "name"),
    ] as const;
    if (pieces[0] && pieces[1]) {
      setVariable(state.variables, owner, { kind: "one", value: pieces[0] });
      setVariable(state.variables, repository, { kind: "one", value: pieces[1] });
      return { output: undefined };
    }
  }
  const isArray = texts.some((text) => text !== undefined && /^-\w*a$/.test(text));
  for (const name of names) {
    const value =
      lines.length > 0
        ? choice(lines, command.text.span)
        : unknown(`\`$${name}\` is read`, command.text.span, ["script"]);
    if (isArray && lines.length === 1 && separators) {
      state.variables.set(name, { kind: "list", items: splitValue(value, separators) });
    } else setVariable(state.variables, name, { kind: "one", value });
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
