import type { Segment } from "../source/text.ts";

/** A value under construction, with where each part of it came from. */
export interface DecodedRun {
  value: string;
  readonly segments: Segment[];
}

export function emptyRun(): DecodedRun {
  return { value: "", segments: [] };
}

/** Adds `source.slice(from, to)` as it is. `base` is where `source` begins in the file. */
export function appendCopy(run: DecodedRun, source: string, from: number, to: number, base: number): void {
  if (to <= from) return;
  const length = to - from;
  const last = run.segments.at(-1);
  const joins =
    last !== undefined && last.length === last.sourceLength && last.sourceAt + last.sourceLength === base + from;
  if (joins) run.segments.pop();
  const at = joins ? last.at : run.value.length;
  const sourceAt = joins ? last.sourceAt : base + from;
  const joined = joins ? last.length + length : length;
  run.segments.push({ at, length: joined, sourceAt, sourceLength: joined });
  run.value += source.slice(from, to);
}

/** Adds `text`, which stands for `sourceLength` characters of the file: an escape, a fold. */
export function appendStandIn(run: DecodedRun, text: string, sourceAt: number, sourceLength: number): void {
  if (text === "") return;
  run.segments.push({ at: run.value.length, length: text.length, sourceAt, sourceLength });
  run.value += text;
}
