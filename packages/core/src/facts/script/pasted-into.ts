import { members } from "../../expressions/members.ts";
import { isToken } from "../../expressions/read-value.ts";
import type { Word, WordPart } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import type { ShellState } from "./shell-state.ts";

/** The expressions through which a secret is pasted into the script: in a word, or in a variable that it takes. */
export function pastedInto(word: Word, state: ShellState): readonly Span[] {
  if (word.parts.every((part) => part.kind === "text")) return nothingPasted;
  return pastedByParts(word.parts, state);
}

function pastedByParts(parts: readonly WordPart[], state: ShellState): readonly Span[] {
  return parts.flatMap((part) => {
    if (part.kind === "variable") return pastedBefore(part.name, state);
    if (part.kind === "changed") return pastedByParts(part.parts, state);
    if (part.kind !== "expression") return [];
    const value = state.environment.evaluate(part.inner, part.text.span);
    return members(value).some(isToken) ? [part.text.span] : [];
  });
}

/** One for all of the plain words, which most words are. */
const nothingPasted: readonly Span[] = [];

function pastedBefore(name: string, { variables }: ShellState): readonly Span[] {
  const variable = variables.get(name);
  return variable?.kind === "one" ? (variable.pasted ?? []) : [];
}
