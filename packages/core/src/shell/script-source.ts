import { findExpressions } from "../expressions/find-expressions.ts";
import type { ExpressionPlace } from "../expressions/find-expressions.ts";
import type { Text } from "../source/text.ts";
import type { WordPart } from "./script.ts";

/** A script that is being read: its text, what a grammar sees of it, and what was found wrong with it. */
export interface ScriptSource {
  readonly text: Text;
  readonly places: readonly ExpressionPlace[];
  /** The text with a filler in the place of each expression. */
  readonly masked: string;
  /** Offsets of syntax errors, in no order. */
  readonly errors: number[];
}

export function scriptSource(text: Text, filler: string): ScriptSource {
  const places = findExpressions(text.value);
  return { text, places, masked: withoutExpressions(text.value, places, filler), errors: [] };
}

/** The parts of a range that is plain but for its expressions; `plain` says what the stretches between them are. */
export function partsAround(
  source: ScriptSource,
  start: number,
  end: number,
  quoted: boolean,
  plain: (text: Text, start: number) => WordPart,
): WordPart[] {
  const parts: WordPart[] = [];
  let from = start;
  for (const place of placesWithin(source.places, start, end)) {
    if (place.start < from) continue;
    if (place.start > from) parts.push(plain(source.text.slice(from, place.start), from));
    const inner = source.text.slice(place.innerStart, place.innerEnd);
    parts.push({ kind: "expression", inner, quoted, text: source.text.slice(place.start, place.end) });
    from = place.end;
  }
  if (from < end) parts.push(plain(source.text.slice(from, end), from));
  return parts;
}

/** Something known only when it runs, with the expressions in it. */
export function dynamicParts(source: ScriptSource, start: number, end: number, quoted: boolean): WordPart[] {
  return partsAround(source, start, end, quoted, (text) => ({ kind: "dynamic", quoted, text }));
}

export function hasExpression(source: ScriptSource, start: number, end: number): boolean {
  return !placesWithin(source.places, start, end).next().done;
}

/** The lines on which something is wrong, each once; an error at the very end counts to the last line with anything on it. */
export function brokenLines(source: ScriptSource): readonly Text[] {
  const lines: Text[] = [];
  const script = source.text.value;
  const last = script.trimEnd().length;
  let done = -1;
  for (const error of source.errors.toSorted((one, other) => one - other)) {
    const at = Math.min(error, last);
    if (at <= done) continue;
    const start = at === 0 ? 0 : script.lastIndexOf("\n", at - 1) + 1;
    const lineBreak = script.indexOf("\n", at);
    done = lineBreak < 0 ? script.length : lineBreak;
    lines.push(source.text.slice(start, done));
  }
  return lines;
}

/**
 * Puts a run of `filler` in the place of each expression, so that all offsets hold and no grammar stumbles over what the
 * runner has replaced before the shell starts. An expression is known again by its place, never by the filler.
 */
function withoutExpressions(source: string, places: readonly ExpressionPlace[], filler: string): string {
  if (places.length === 0) return source;
  const pieces: string[] = [];
  let from = 0;
  for (const place of places) {
    pieces.push(source.slice(from, place.start), filler.repeat(place.end - place.start));
    from = place.end;
  }
  pieces.push(source.slice(from));
  return pieces.join("");
}

/** The expressions that touch the range, in order. */
function* placesWithin(places: readonly ExpressionPlace[], start: number, end: number): Generator<ExpressionPlace> {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < places.length; index++) {
    const place = places[index];
    if (place === undefined || place.start >= end) return;
    yield place;
  }
}
