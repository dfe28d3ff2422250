import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";

/** As editors count: both from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One line of a file: the offsets of its text, without the line break and without a byte order mark. */
export interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

export function positionOf(file: SourceFile, offset: number): Position {
  const starts = lineStarts(file);
  const number = lineNumberAt(starts, Math.min(offset, file.text.length));
  const start = starts[number - 1] ?? 0;
  const inside = Math.max(0, Math.min(offset, file.text.length) - start);
  return { line: number, column: inside + 1 };
}

/** The line with this number; past the last one, the last. */
export function lineNumbered(file: SourceFile, number: number): Line {
  const starts = lineStarts(file);
  const known = Math.max(1, Math.min(number, starts.length));
  const start = starts[known - 1] ?? 0;
  return { number: known, start, end: withoutLineBreak(file.text, start, starts[known] ?? file.text.length) };
}

/**
 * The part of a span that stands on its first line. Places are shown and uploaded by it: the first line of a block says
 * which block it is, and code scanning shows an alert in a pull request only where the whole region was changed.
 */
export function firstLineOf(span: Span): Span {
  const line = lineNumbered(span.file, positionOf(span.file, span.start).line);
  const start = Math.min(Math.max(span.start, line.start), line.end);
  if (span.end <= line.end) return { file: span.file, start, end: Math.max(start, span.end) };
  const rest = span.file.text.slice(start, line.end).trimEnd();
  return { file: span.file, start, end: start + rest.length };
}

const known = new WeakMap<SourceFile, readonly number[]>();

/** Where each line begins. A lone `\r` ends a line too: YAML and SARIF viewers agree on that. */
function lineStarts(file: SourceFile): readonly number[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const starts = [file.text.startsWith("\ufeff") ? 1 : 0];
  for (const lineBreak of file.text.matchAll(/\r\n|\r|\n/g)) starts.push(lineBreak.index + lineBreak[0].length);
  known.set(file, starts);
  return starts;
}

function lineNumberAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

function withoutLineBreak(text: string, start: number, end: number): number {
  let last = end;
  if (last > start && text[last - 1] === "\n") last -= 1;
  if (last > start && text[last - 1] === "\r") last -= 1;
  return last;
}
