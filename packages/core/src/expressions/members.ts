import { choice, joined, literal, type Literal } from "./make-value.ts";
import type { Value } from "./value.ts";

/** More ways of taking a text apart than this are not worth looking at. */
const MOST_WAYS = 16;

/**
 * What it may be: a choice's members, and of a text with a choice in it each text that can come of it. Where those are
 * too many, the text itself.
 */
export function members(value: Value): readonly Value[] {
  if (value.kind === "choice") {
    const taken = value.of.flatMap(members);
    return taken.length <= MOST_WAYS ? taken : value.of;
  }
  if (value.kind !== "joined" || !value.parts.some((part) => part.kind === "choice")) return [value];
  let ways: readonly (readonly Value[])[] = [[]];
  for (const part of value.parts) {
    const next = members(part);
    if (ways.length * next.length > MOST_WAYS) return [value];
    ways = ways.flatMap((way) => next.map((member) => [...way, member]));
  }
  return ways.map((way) => joined(way, value.span));
}

/** The same with every literal in it changed: lower-cased, trimmed. */
export function mapLiterals(value: Value, change: (text: string) => string): Value {
  return replaceLiterals(value, ({ text, span, type }) => literal(change(text), span, type));
}

/** The same with any value in a literal's place. */
export function replaceLiterals(value: Value, replace: (found: Literal) => Value): Value {
  switch (value.kind) {
    case "literal":
      return replace(value);
    case "joined":
      return joined(
        value.parts.map((part) => replaceLiterals(part, replace)),
        value.span,
      );
    case "choice":
      return choice(
        value.of.map((member) => replaceLiterals(member, replace)),
        value.span,
      );
    default:
      return value;
  }
}
