import { isSameSpan } from "./compare-spans.ts";
import type { Edit } from "./edit.ts";
import type { SourceFile } from "./source-file.ts";
import type { Span } from "./span.ts";

/** The file with those of the edits that are about it; they must not overlap. Without any, it is the same file. */
export function applyEdits(file: SourceFile, edits: readonly Edit[]): SourceFile {
  const own = edits.filter(({ span }) => span.file === file).toSorted((a, b) => a.span.start - b.span.start);
  if (own.length === 0) return file;
  let text = "";
  let at = 0;
  for (const edit of own) {
    text += file.text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return { ...file, text: text + file.text.slice(at) };
}

/** Two that touch leave it open which comes first. */
export function overlap(a: Span, b: Span): boolean {
  return a.file === b.file && a.start <= b.end && b.start <= a.end;
}

/** Two that put the same text in the same place are one. */
export function isSameEdit(a: Edit, b: Edit): boolean {
  return isSameSpan(a.span, b.span) && a.text === b.text;
}

export function withoutRepeats(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter((edit, index) => edits.findIndex((other) => isSameEdit(edit, other)) === index);
}
