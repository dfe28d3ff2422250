import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";

/**
 * One text out of pieces that stand one after the other in a file, with something left out between them: the quotes of a
 * word, a backslash, a carriage return. Every part of it still knows its exact place. Without any piece it is the empty
 * text at the start of `whole`.
 */
export function joinedText(pieces: readonly Text[], whole: Text): Text {
  const solid = pieces.filter((piece) => piece.value !== "");
  const [first] = solid;
  if (first === undefined) return whole.slice(0, 0);
  if (solid.length === 1) return first;
  const starts: number[] = [];
  let length = 0;
  for (const piece of solid) {
    starts.push(length);
    length += piece.value.length;
  }
  const place = (at: number, size: number): Span => {
    const index = indexOfPiece(starts, at);
    const piece = solid[index] ?? first;
    const inside = at - (starts[index] ?? 0);
    return piece.within(inside, inside + size);
  };
  const within = (start: number, end: number): Span => {
    const from = place(start, 0);
    return end > start
      ? { file: from.file, start: from.start, end: Math.max(from.start, place(end - 1, 1).end) }
      : from;
  };
  return cut(solid.map((piece) => piece.value).join(""), within, 0, length);
}

function cut(whole: string, within: Text["within"], from: number, to: number): Text {
  return {
    value: whole.slice(from, to),
    get span(): Span {
      return within(from, to);
    },
    within: (start, end) => within(from + start, from + end),
    slice: (start, end) => cut(whole, within, from + start, from + end),
  };
}

function indexOfPiece(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
