import type { Span } from "../source/span.ts";
import { joined, literal } from "./make-value.ts";
import type { Value } from "./value.ts";

/**
 * What is left of a value when its first characters are taken away: a `docker://`, an option's name, a `KEY=`. Only the
 * literals in front can lose any; a name that a matrix gives and the `=` behind it are two. What is left of several parts
 * stands at `span`.
 */
export function withoutStart(value: Value, length: number, span: Span = value.span): Value {
  if (value.kind === "literal") return literal(value.text.slice(length), value.span);
  if (value.kind !== "joined") return value;
  const open = value.parts.findIndex(({ kind }) => kind !== "literal");
  const front = open < 0 ? value.parts.length : open;
  const literals = value.parts.slice(0, front).filter((part) => part.kind === "literal");
  if (literals.length === 0) return value;
  let left = length;
  const kept = literals.map(({ text, span: at }) => {
    const rest = literal(text.slice(left), at);
    left = Math.max(0, left - text.length);
    return rest;
  });
  return joined([...kept, ...value.parts.slice(front)], span);
}

/** The same, placed at what follows the literal: of `NAME=${{ secrets.X }}` the secret is what people look for. */
export function behindStart(value: Value, length: number): Value {
  const follows = value.kind === "joined" ? value.parts.find(({ kind }) => kind !== "literal") : undefined;
  return withoutStart(value, length, follows?.span);
}
