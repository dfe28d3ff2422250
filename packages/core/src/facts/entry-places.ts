import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Pair } from "../workflow/model.ts";
import { isPlain } from "./plain-files.ts";

/** Where entries can be added to a file: each of them is written between `before` and `after`, in place of `at`. */
export interface Insertion {
  readonly at: Span;
  /** What stays in front of them all: the comment on the line of their key. */
  readonly lead?: string;
  readonly before: string;
  readonly after: string;
  /** One more level of indentation, for what stands below the entry. */
  readonly level?: string;
}

/** In front of an entry, and of the comment that belongs to it. */
export function beforeEntry({ span }: Pick<Text, "span">): Insertion | undefined {
  const { file, start } = span;
  const column = columnOf(span);
  if (column === undefined || !isPlain(file)) return undefined;
  return beforeKey(file, start, " ".repeat(column));
}

export function beforeKey(file: SourceFile, start: number, indent: string): Insertion {
  return {
    at: emptyAt(file, startWithComment(file.text, start, indent)),
    before: "",
    after: lineBreakOf(file) + indent,
  };
}

/** With the comment lines right above a key; one that is indented otherwise may be a part of some text. */
function startWithComment(text: string, start: number, indent: string): number {
  let line = start - indent.length;
  if (text.slice(line, start) !== indent) return start;
  while (line > 0 && text.startsWith(`${indent}#`, lineStart(text, line - 1))) line = lineStart(text, line - 1);
  return line + indent.length;
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

export function behindEntry({ key, value }: Pair): Insertion | undefined {
  const { file } = key.span;
  const column = columnOf(key.span);
  const at = column !== undefined && isPlain(file) ? endOfLine(file, value.span.end) : undefined;
  return at && { at, before: lineBreakOf(file) + " ".repeat(column ?? 0), after: "" };
}

/** Below a key that has no entries, in place of a `{}`. */
export function belowKey({ span }: Text): Insertion | undefined {
  const { file, end } = span;
  const column = columnOf(span);
  const line = /^:([^\r\n]*)/.exec(file.text.slice(end))?.[1];
  if (column === undefined || line === undefined || !isPlain(file)) return undefined;
  const mark = line.search(/[ \t]#/);
  const value = (mark < 0 ? line : line.slice(0, mark)).trim();
  if (!/^(?:\{[ \t]*\}|~|null|)$/.test(value)) return undefined;
  const comment = mark < 0 ? "" : line.slice(mark);
  return {
    at: { file, start: end + 1, end: end + 1 + line.length },
    lead: (value === "" ? line : comment).trimEnd(),
    before: lineBreakOf(file) + " ".repeat(column) + levelOf(file),
    after: "",
  };
}

/** Where the value of a key can be written that has none, or an empty text; its quotes stay. */
export function inPlaceOfNothing({ key, value }: Pick<Pair, "key" | "value">): Insertion | undefined {
  const { file, start, end } = value.span;
  if (value.value.trim() !== "" || !isPlain(file)) return undefined;
  const written = textOf(value.span);
  if (/^(?:"\s*"|'\s*')$/.test(written)) return { at: { file, start: start + 1, end: end - 1 }, before: "", after: "" };
  if (/^(?:~|null)$/i.test(written)) return { at: value.span, before: "", after: "" };
  const gap = written === "" ? gapBehind.exec(file.text.slice(key.span.end)) : null;
  const at = key.span.end + 1;
  return gap ? { at: { file, start: at, end: key.span.end + gap[0].length }, before: " ", after: "" } : undefined;
}

/** The colon with the blanks that nothing follows, or that a comment does not need. */
const gapBehind = /^:(?:[ \t]*(?=\r?\n|$)|(?=[ \t]+#)|[ \t]*(?=[,}]))/;

/** How far in a key stands that begins its line, or an item of a list; undefined for one in braces. */
export function columnOf(span: Span): number | undefined {
  const line = lineBefore(span);
  return /^\uFEFF?[ ]*(?:- +)*$/.test(line) ? line.replace("\uFEFF", "").length : undefined;
}

/** What stands on the line in front of a place. */
function lineBefore({ file, start }: Span): string {
  return file.text.slice(lineStart(file.text, start), start);
}

/** The end of the line on which a value ends, if nothing but a comment follows it there. */
export function endOfLine(file: SourceFile, end: number): Span | undefined {
  const rest = /^[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r?\n|$)/.exec(file.text.slice(end));
  return rest ? emptyAt(file, end + rest[0].length) : undefined;
}

export function emptyAt(file: SourceFile, at: number): Span {
  return { file, start: at, end: at };
}

/** One level of indentation: that of the first key of the file that has any. */
export function levelOf({ text }: SourceFile): string {
  return /^( {2,8})[\w"']/m.exec(text)?.[1] ?? "  ";
}

/** As the file's first line ends. */
export function lineBreakOf({ text }: SourceFile): string {
  return text.charAt(text.indexOf("\n") - 1) === "\r" ? "\r\n" : "\n";
}

export function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
