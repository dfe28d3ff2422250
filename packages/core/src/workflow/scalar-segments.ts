import { blockScalarRun, type WrittenBlockScalar } from "./block-scalar-run.ts";
import { appendCopy, appendStandIn, emptyRun, type DecodedRun } from "./decoded-run.ts";
import type { Segment } from "../source/text.ts";

/** A scalar as it stands in a file. `offset` is where its source begins. */
export type WrittenScalar =
  | WrittenBlockScalar
  | {
      readonly type: "alias" | "scalar" | "double-quoted-scalar" | "single-quoted-scalar";
      readonly source: string;
      readonly offset: number;
    };

/**
 * Where each part of a scalar's value was written. The YAML library decodes scalars without keeping track, so this
 * decodes them a second time; the result is only trusted if both agree. An empty list means: not known.
 */
export function scalarSegments(token: WrittenScalar, value: string): readonly Segment[] {
  const run = decodeScalar(token);
  return run.value === value ? run.segments : [];
}

export function decodeScalar(token: WrittenScalar): DecodedRun {
  const { source, offset } = token;
  switch (token.type) {
    case "block-scalar":
      return blockScalarRun(token);
    case "double-quoted-scalar":
      return doubleQuotedRun(source, offset);
    case "single-quoted-scalar":
      return foldedLinesRun(source, 1, source.length - 1, offset, appendSingleQuoted);
    default:
      return foldedLinesRun(source, 0, source.length, offset, appendCopy);
  }
}

/** Inside single quotes only the quote itself is special: it is doubled. */
function appendSingleQuoted(run: DecodedRun, source: string, from: number, to: number, base: number): void {
  let copied = from;
  for (let at = source.indexOf("''", from); at >= 0 && at + 1 < to; at = source.indexOf("''", at + 2)) {
    appendCopy(run, source, copied, at, base);
    appendStandIn(run, "'", base + at, 2);
    copied = at + 2;
  }
  appendCopy(run, source, copied, to, base);
}

/**
 * Plain and single-quoted scalars: one line break becomes a space, and n empty lines become n line breaks; the white
 * space around breaks goes (https://yaml.org/spec/1.2.2/#flow-folding).
 */
function foldedLinesRun(source: string, from: number, to: number, base: number, append: typeof appendCopy): DecodedRun {
  const run = emptyRun();
  let previousEnd = -1;
  let emptyLines = 0;
  for (let lineStart = from; ;) {
    const newline = source.indexOf("\n", lineStart);
    const last = newline < 0 || newline >= to;
    const first = lineStart === from;
    const start = first ? lineStart : skipBlanks(source, lineStart, last ? to : newline);
    const end = last ? to : trimmedEnd(source, start, newline);
    if (!first && !last && start === end) {
      emptyLines++;
    } else {
      if (!first) appendStandIn(run, foldedBreak(emptyLines), base + previousEnd, start - previousEnd);
      append(run, source, start, end, base);
      previousEnd = end;
      emptyLines = 0;
    }
    if (last) return run;
    lineStart = newline + 1;
  }
}

/** https://yaml.org/spec/1.2.2/#double-quoted-style */
function doubleQuotedRun(source: string, base: number): DecodedRun {
  const run = emptyRun();
  const end = source.length - 1;
  let copied = 1;
  for (let at = 1; at < end;) {
    const special = source[at] === "\\" ? escapeAt(source, at) : breakAt(source, at, end);
    if (special.text === undefined) {
      at = special.end;
      continue;
    }
    appendCopy(run, source, copied, at, base);
    appendStandIn(run, special.text, base + at, special.end - at);
    at = copied = special.end;
  }
  appendCopy(run, source, copied, Math.max(copied, end), base);
  return run;
}

/** What stands at a place of a double-quoted scalar, up to `end`; `text` is undefined where it is copied as it is. */
interface Special {
  readonly text: string | undefined;
  readonly end: number;
}

function escapeAt(source: string, at: number): Special {
  const letter = source[at + 1] ?? "";
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { text: simple, end: at + 2 };
  const newline = newlineLength(source, at + 1);
  if (newline > 0) return { text: "", end: skipBlanks(source, at + 1 + newline, source.length) };
  const digits = escapeDigits.get(letter);
  if (digits === undefined) return { text: undefined, end: at + 2 };
  const end = at + 2 + digits;
  const code = source.slice(at + 2, end);
  const valid = code.length === digits && /^[0-9a-fA-F]+$/.test(code) && parseInt(code, 16) <= 0x10ffff;
  return { text: valid ? String.fromCodePoint(parseInt(code, 16)) : undefined, end };
}

function breakAt(source: string, at: number, end: number): Special {
  const blanksEnd = skipBlanks(source, at, end);
  const newline = newlineLength(source, blanksEnd);
  if (newline === 0) return { text: undefined, end: Math.max(blanksEnd, at + 1) };
  let emptyLines = 0;
  let next = skipBlanks(source, blanksEnd + newline, end);
  for (let length = newlineLength(source, next); length > 0; length = newlineLength(source, next)) {
    emptyLines++;
    next = skipBlanks(source, next + length, end);
  }
  return { text: foldedBreak(emptyLines), end: next };
}

function foldedBreak(emptyLines: number): string {
  return emptyLines === 0 ? " " : "\n".repeat(emptyLines);
}

function newlineLength(source: string, at: number): number {
  if (source[at] === "\n") return 1;
  return source[at] === "\r" && source[at + 1] === "\n" ? 2 : 0;
}

function skipBlanks(source: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(source[at])) at++;
  // A carriage return before a line feed belongs to the break, so a line of only that is empty.
  return at + 1 === to && source[at] === "\r" && source[to] === "\n" ? to : at;
}

function trimmedEnd(source: string, from: number, newline: number): number {
  let end = newline > from && source[newline - 1] === "\r" ? newline - 1 : newline;
  while (end > from && isBlank(source[end - 1])) end--;
  return end;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

const escapeDigits: ReadonlyMap<string, number> = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["e", "\x1b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["N", "\u0085"],
  ["_", "\u00a0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["\t", "\t"],
]);
