import type { Edit } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Fix } from "../rule.ts";
import { columnsOf, displayCells, totalWidth } from "./display-line.ts";
import type { Cell } from "./display-line.ts";
import { viewAround } from "./line-view.ts";
import type { MaskedRange } from "./mask-secrets.ts";
import { lineNumbered, positionOf } from "./positions.ts";
import type { SnippetStyle } from "./snippet.ts";

/** The lines that a fix takes away and adds, as a diff shows them. A fix that reaches into other files has no preview. */
export function previewFix(fix: Fix, file: SourceFile, style: PreviewStyle): readonly string[] {
  if (fix.edits.some((edit) => edit.span.file !== file)) return [];
  const rows = rowsOf(changesOf(file, fix.edits));
  return rows.length > mostRows ? [] : rows.map((row) => draw(row, style));
}

export interface PreviewStyle extends SnippetStyle {
  masksOf(text: string): readonly MaskedRange[];
}

/** A longer change is no picture any more; `--diff` shows it. */
const mostRows = 8;

interface Change {
  /** Number of the first line that is replaced. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Edits that touch the same lines make one change. */
function changesOf(file: SourceFile, edits: readonly Edit[]): readonly Change[] {
  const groups: Edit[][] = [];
  let lastLine = 0;
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    const group = groups.at(-1);
    if (group !== undefined && positionOf(file, edit.span.start).line <= lastLine) group.push(edit);
    else groups.push([edit]);
    lastLine = positionOf(file, edit.span.end).line;
  }
  return groups.map((group) => changeOf(file, group));
}

function changeOf(file: SourceFile, edits: readonly Edit[]): Change {
  const first = positionOf(file, edits[0]?.span.start ?? 0).line;
  const last = positionOf(file, edits.at(-1)?.span.end ?? 0).line;
  const { start } = lineNumbered(file, first);
  const { end } = lineNumbered(file, last);
  let after = "";
  let at = start;
  for (const edit of edits) {
    after += file.text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  after += file.text.slice(at, end);
  return withoutCommonEnds(first, linesOf(file.text.slice(start, end)), linesOf(after));
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

function withoutCommonEnds(line: number, before: readonly string[], after: readonly string[]): Change {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return {
    line: line + head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
}

/** What goes has the number that it had, and what comes the one that it will have, behind all changes before. */
function rowsOf(changes: readonly Change[]): readonly Row[] {
  let shift = 0;
  return changes.flatMap(({ line, removed, added }) => {
    const rows: readonly Row[] = [
      ...removed.map((text, index) => rowOf("-", line + index, text, added)),
      ...added.map((text, index) => rowOf("+", line + shift + index, text, removed)),
    ];
    shift += added.length - removed.length;
    return rows;
  });
}

interface Row {
  readonly sign: "-" | "+";
  readonly number: number;
  readonly text: string;
  /** What the line was, or becomes; empty where there is no such line. */
  readonly counterpart: string;
}

function rowOf(sign: Row["sign"], number: number, text: string, others: readonly string[]): Row {
  const likeness = (other: string): number => commonStart(text, other) + commonEnd(text, other);
  const [counterpart = ""] = others.toSorted((a, b) => likeness(b) - likeness(a));
  return { sign, number, text: text.trimEnd(), counterpart: counterpart.trimEnd() };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

function draw({ sign, number, text, counterpart }: Row, style: PreviewStyle): string {
  const room = style.width - style.numberWidth - " + ".length;
  const paint = sign === "-" ? style.palette.removed : style.palette.added;
  const shown = shownAround(commonStart(text, counterpart), text, counterpart, room, style);
  return `${style.palette.gutter(String(number).padStart(style.numberWidth))} ${paint(`${sign} ${shown}`.trimEnd())}`;
}

/** A line can be a whole file, so only what could fit beside the difference is looked at. */
function shownAround(at: number, text: string, counterpart: string, room: number, { masksOf }: PreviewStyle): string {
  const from = Math.max(0, at - room);
  const cellsOf = (line: string): readonly Cell[] =>
    displayCells(line, from, Math.min(line.length, at + room), masksOf(line));
  const cells = cellsOf(text);
  const widest = Math.max(totalWidth(cells), totalWidth(cellsOf(counterpart)));
  const clipped = { left: from > 0, right: at + room < text.length };
  const { from: column } = columnsOf(cells, at, at);
  return viewAround(cells, { from: column, to: column }, room, clipped, widest).text;
}
