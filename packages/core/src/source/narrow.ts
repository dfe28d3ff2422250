import type { Span } from "./span.ts";

/** The place of `part` inside `span`, where it is written there just once and as it is; else the whole. */
export function narrow(span: Span, part: string): Span {
  const written = span.file.text.slice(span.start, span.end);
  const at = part === "" ? -1 : written.indexOf(part);
  if (at < 0 || written.indexOf(part, at + 1) >= 0) return span;
  const end = at + part.length;
  // The 755 that GitHub makes of `0755` is all of it, and not what is written behind the 0.
  const around = `${written[at - 1] ?? ""} ${written[end] ?? ""}`;
  if (/^-?[\d.]+$/.test(part) && /^[\w.+-] | [\w.]$/.test(around)) return span;
  return { file: span.file, start: span.start + at, end: span.start + end };
}
