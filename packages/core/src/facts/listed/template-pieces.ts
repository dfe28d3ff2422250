import { joined, literal } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";

/** The pieces of a text in their order: what is written there, and what the pattern finds. */
export function templatePieces<T>(
  text: Text,
  pattern: RegExp,
  written: (part: string, at: Span) => T,
  found: (match: RegExpExecArray, at: Span) => T,
): readonly T[] {
  const pieces: T[] = [];
  let from = 0;
  const write = (end: number): void => {
    if (end > from) pieces.push(written(text.value.slice(from, end), text.within(from, end)));
  };
  for (const match of text.value.matchAll(pattern)) {
    write(match.index);
    from = match.index + match[0].length;
    pieces.push(found(match, text.within(match.index, from)));
  }
  write(text.value.length);
  return pieces;
}

/** The text with a value in place of each of what the pattern finds. */
export function filledIn(text: Text, pattern: RegExp, value: (match: RegExpExecArray, at: Span) => Value): Value {
  const parts = templatePieces<Value>(text, pattern, literal, value);
  return parts.length === 0 ? literal("", text.span) : joined(parts, text.span);
}
