import { columnWidth, graphemesOf, graphemeWidth } from "./column-width.ts";
import type { MaskedRange } from "./mask-secrets.ts";
import { oldCommand, replaceUnprintable, visibleEscape } from "./visible-text.ts";

/** A piece of a line that is shown as a whole: a character, a tab, an escape, or the mask of a credential. */
export interface Cell {
  /** Offsets in the file. */
  readonly start: number;
  readonly end: number;
  readonly shown: string;
  /** Where it begins on the screen, from 0. */
  readonly column: number;
  readonly width: number;
}

/** The cells of `text.slice(start, end)`, which holds no line break. */
export function displayCells(
  text: string,
  start: number,
  end: number,
  masked: readonly MaskedRange[],
): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  const add = (from: number, to: number, shown: string, width: number): void => {
    cells.push({ start: from, end: to, shown, column, width });
    column += width;
  };
  let at = start;
  for (const range of masked) {
    if (range.end <= at || range.start >= end) continue;
    addPlain(text.slice(at, Math.max(at, range.start)), at, add);
    at = Math.min(range.end, end);
    add(Math.max(start, range.start), at, range.shown, columnWidth(range.shown));
  }
  addPlain(text.slice(at, end), at, add);
  return cells;
}

/** The columns, from 0 and half-open, that a range of offsets takes on the screen. */
export function columnsOf(
  cells: readonly Cell[],
  start: number,
  end: number,
): { readonly from: number; readonly to: number } {
  const total = totalWidth(cells);
  const from = cells.find((cell) => start < cell.end)?.column ?? total;
  const last = cells.findLast((cell) => cell.start < end);
  return { from, to: Math.max(from, last === undefined ? 0 : last.column + last.width) };
}

export function totalWidth(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.column + last.width;
}

const tab = "    ";

function addPlain(
  text: string,
  start: number,
  add: (from: number, to: number, shown: string, width: number) => void,
): void {
  let at = start;
  for (const grapheme of graphemesOf(text)) {
    const shown = shownAs(grapheme, text.startsWith(oldCommand, at - start));
    add(at, at + grapheme.length, shown, shown === grapheme ? graphemeWidth(grapheme) : columnWidth(shown));
    at += grapheme.length;
  }
}

function shownAs(grapheme: string, beginsOldCommand: boolean): string {
  if (grapheme === "\t") return tab;
  if (beginsOldCommand) return visibleEscape(grapheme);
  return replaceUnprintable(grapheme, visibleEscape);
}
