import type { Span } from "./span.ts";

/** The place of `part` inside `span`, where it is written there just once and as it is; else the whole. */
export function narrow(span: Span, part: string): Span {
  const written = span.file.text.slice(span.start, span.end);
  const at = part === "" ? -1 : written.indexOf(part);
  if (at < 0 || written.indexOf(part, at + 1) >= 0) return span;
  return { file: span.file, start: span.start + at, end: span.start + at + part.length };
}
