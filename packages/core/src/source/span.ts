import type { SourceFile } from "./source-file.ts";

/** A half-open range of UTF-16 offsets in one file. Lines and columns exist only in `report/`. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}
