import type { Span } from "../source/span.ts";
import { joined, literal } from "./make-value.ts";
import type { Value } from "./value.ts";

/**
 * What is left of a value when its first characters are taken away: a `docker://`, an option's name, a `KEY=`. Only a
 * literal in front can lose any. What is left of several parts stands at `span`.
 */
export function withoutStart(value: Value, length: number, span: Span = value.span): Value {
  if (value.kind === "literal") return literal(value.text.slice(length), value.span);
  if (value.kind !== "joined") return value;
  const [first, ...rest] = value.parts;
  if (first?.kind !== "literal") return value;
  return joined([literal(first.text.slice(length), first.span), ...rest], span);
}

/** The same, placed at what follows the literal: of `NAME=${{ secrets.X }}` the secret is what people look for. */
export function behindStart(value: Value, length: number): Value {
  return withoutStart(value, length, value.kind === "joined" ? value.parts[1]?.span : undefined);
}
