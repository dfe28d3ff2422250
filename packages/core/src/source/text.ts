import type { SourceFile } from "./source-file.ts";
import type { Span } from "./span.ts";

/**
 * A decoded piece of a file: the value that YAML means, and the way back to the exact offsets that it was read from,
 * also inside block scalars, folds and escapes.
 */
export interface Text {
  readonly value: string;
  /** The whole scalar in the file, its quotes included; of a slice, just the slice. */
  readonly span: Span;
  /** The place of `value.slice(start, end)`: offsets into `value`, half-open. */
  within(start: number, end: number): Span;
  /** The same as a text of its own: a command of a script, an expression in a string. Offsets into `value`. */
  slice(start: number, end: number): Text;
}

/**
 * One run of a decoded value: `length` characters of the value, beginning at `at`, were written as the `sourceLength`
 * characters at `sourceAt`. Equal lengths mean a plain copy; others an escape, a fold or a line break.
 */
export interface Segment {
  readonly at: number;
  readonly length: number;
  readonly sourceAt: number;
  readonly sourceLength: number;
}

/** A text whose value stands in the file as it is. */
export function plainText(file: SourceFile, start: number, end: number): Text {
  return textOf(file.text.slice(start, end), { file, start, end }, () => [
    { at: 0, length: end - start, sourceAt: start, sourceLength: end - start },
  ]);
}

/** A text of which only the whole place is known: every part of it is placed at the whole. */
export function unmappedText(value: string, span: Span): Text {
  return textOf(value, span, () => []);
}

/** A text with its map, which is asked for on first use: most scalars are never pointed into. */
export function textOf(value: string, span: Span, segments: () => readonly Segment[]): Text {
  return new MappedText(value, span, segments);
}

/** A class for speed alone: scripts are cut into a great many texts, and closures for each of them cost too much. */
class MappedText implements Text {
  readonly value: string;
  readonly span: Span;
  #segments: (() => readonly Segment[]) | readonly Segment[];

  constructor(value: string, span: Span, segments: () => readonly Segment[]) {
    this.value = value;
    this.span = span;
    this.#segments = segments;
  }

  within(start: number, end: number): Span {
    if (typeof this.#segments === "function") this.#segments = this.#segments();
    const runs = this.#segments;
    if (runs.length === 0) return this.span;
    const { file } = this.span;
    const from = sourceOffset(runs, start);
    return { file, start: from, end: end > start ? Math.max(from, sourceEnd(runs, end)) : from };
  }

  slice(start: number, end: number): Text {
    return new SlicedText(this, start, end);
  }
}

class SlicedText implements Text {
  readonly #whole: Text;
  readonly #from: number;
  readonly #to: number;
  #value: string | undefined;
  #span: Span | undefined;

  constructor(whole: Text, from: number, to: number) {
    this.#whole = whole;
    this.#from = from;
    this.#to = to;
  }

  get value(): string {
    return (this.#value ??= this.#whole.value.slice(this.#from, this.#to));
  }

  get span(): Span {
    return (this.#span ??= this.#whole.within(this.#from, this.#to));
  }

  within(start: number, end: number): Span {
    return this.#whole.within(this.#from + start, this.#from + end);
  }

  slice(start: number, end: number): Text {
    return new SlicedText(this.#whole, this.#from + start, this.#from + end);
  }
}

function segmentAt(segments: readonly Segment[], at: number): Segment {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as Segment).at <= at) low = middle;
    else high = middle - 1;
  }
  return segments[low] as Segment;
}

function sourceOffset(segments: readonly Segment[], at: number): number {
  const segment = segmentAt(segments, at);
  const inside = at - segment.at;
  if (inside >= segment.length) return segment.sourceAt + segment.sourceLength;
  return segment.length === segment.sourceLength ? segment.sourceAt + inside : segment.sourceAt;
}

function sourceEnd(segments: readonly Segment[], end: number): number {
  const segment = segmentAt(segments, end - 1);
  const inside = end - segment.at;
  return segment.length === segment.sourceLength
    ? segment.sourceAt + Math.min(inside, segment.sourceLength)
    : segment.sourceAt + segment.sourceLength;
}
