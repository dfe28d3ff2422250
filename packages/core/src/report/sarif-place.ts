import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { firstLineOf, lineNumbered, positionOf } from "./positions.ts";

export interface SarifRegion {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  /** Exclusive. */
  readonly endColumn: number;
}

/** Where a result is shown: on one line, and never empty, as code scanning draws no empty region. */
export function sarifPlace(span: Span): object {
  const region = sarifRegion(besideEmpty(firstLineOf(span)));
  const endColumn = Math.max(region.endColumn, region.startColumn + 1);
  return { artifactLocation: sarifFile(span.file), region: { ...region, endColumn } };
}

/** Relative to the root of the repository, which uploaders and editors fill in. */
export function sarifFile(file: SourceFile): object {
  return { uri: relativeUri(file.path), uriBaseId: "%SRCROOT%" };
}

export function sarifRegion(span: Span): SarifRegion {
  const start = positionOf(span.file, span.start);
  const end = positionOf(span.file, span.end);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** In place of an empty span the character after it, at the end of a line the one before it. */
function besideEmpty(span: Span): Span {
  const { file, start } = span;
  if (span.end > start) return span;
  const line = lineNumbered(file, positionOf(file, start).line);
  const after = /^./su.exec(file.text.slice(start, line.end))?.[0] ?? "";
  const before = after === "" ? (/.$/su.exec(file.text.slice(line.start, start))?.[0] ?? "") : "";
  return { file, start: start - before.length, end: start + after.length };
}

/** Each part is encoded by itself, so that a colon or a question mark in a name is part of the name. */
function relativeUri(path: string): string {
  const relative = path.replace(/^\/+/, "");
  return relative
    .replaceAll(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
