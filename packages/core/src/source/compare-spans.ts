import type { Span } from "./span.ts";

export function isSameSpan(a: Span, b: Span): boolean {
  return isSameStart(a, b) && a.end === b.end;
}

/** What begins at one place is one thing, also where it has been followed to different ends. */
export function isSameStart(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start;
}

export function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}
