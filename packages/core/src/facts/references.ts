import { findExpressions } from "../expressions/find-expressions.ts";
import { joined, literal } from "../expressions/make-value.ts";
import { members } from "../expressions/members.ts";
import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";

/** Lists in inputs: one on each line or between commas, as docker's actions read them. */
export const listSeparators: RegExp = /[\n\r,]/;

/** The pieces of a text between separators, trimmed, without the empty ones; an expression is never cut. */
export function splitText(text: Text, separators: RegExp): readonly Text[] {
  const expressions = findExpressions(text.value);
  const pieces: Text[] = [];
  let start = 0;
  let next = 0;
  const put = (end: number): void => {
    const piece = text.value.slice(start, end);
    const from = start + (piece.length - piece.trimStart().length);
    const to = start + piece.trimEnd().length;
    if (to > from) pieces.push(text.slice(from, to));
  };
  for (let at = 0; at < text.value.length; at++) {
    const expression = expressions[next];
    if (expression && at === expression.start) {
      at = expression.end - 1;
      next++;
    } else if (separators.test(text.value[at] as string)) {
      put(at);
      start = at + 1;
    }
  }
  put(text.value.length);
  return pieces;
}

/** The same for a value: what an output or a variable brought along may hold several lines of its own. */
export function splitValue(value: Value, separators: RegExp): readonly Value[] {
  if (value.kind === "choice") return value.of.flatMap((member) => splitValue(member, separators));
  if (value.kind !== "joined" && value.kind !== "literal") return [value];
  const pieces: Value[][] = [[]];
  for (const part of value.kind === "joined" ? value.parts : [value]) {
    if (part.kind !== "literal") {
      pieces[pieces.length - 1]?.push(part);
      continue;
    }
    part.text.split(separators).forEach((piece, index) => {
      if (index > 0) pieces.push([]);
      const text = piece.trim();
      if (text !== "") pieces[pieces.length - 1]?.push(text === part.text ? part : literal(text, part.span));
    });
  }
  const filled = pieces.filter((parts) => parts.length > 0);
  return filled.flatMap((parts) => {
    // A value that is a single piece keeps its place; else each piece stands where it begins.
    const piece = joined(parts, filled.length === 1 ? value.span : (parts[0] as { span: Span }).span);
    // A list that has grown in some cases alone is a choice in front of what was put behind it.
    return parts.some((part) => part.kind === "choice" && holdsAny(part, separators))
      ? members(piece).flatMap((member) => (member === piece ? [piece] : splitValue(member, separators)))
      : [piece];
  });
}

function holdsAny(value: Value, separators: RegExp): boolean {
  if (value.kind === "choice") return value.of.some((member) => holdsAny(member, separators));
  if (value.kind === "joined") return value.parts.some((part) => holdsAny(part, separators));
  return value.kind === "literal" && separators.test(value.text);
}
