import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { columnsOf, displayCells } from "./display-line.ts";
import type { Cell } from "./display-line.ts";
import { viewAround } from "./line-view.ts";
import type { View } from "./line-view.ts";
import type { MaskedRange } from "./mask-secrets.ts";
import type { Paint, Palette } from "./palette.ts";
import { firstLineOf, lineNumbered, positionOf } from "./positions.ts";
import type { Line } from "./positions.ts";

/** A place to underline in a snippet. */
export interface Mark {
  readonly at: Span;
  readonly sign: "^" | "-";
  readonly paint: Paint;
  /** As it is to be printed: masked, and free of what a terminal would obey. */
  readonly label: string;
}

export interface SnippetStyle {
  readonly palette: Palette;
  /** Columns for the whole line, its number included. */
  readonly width: number;
  readonly numberWidth: number;
  maskedIn(file: SourceFile): readonly MaskedRange[];
}

/** The marked lines of one file, in their order, each with its marks under it. */
export function drawSnippet(file: SourceFile, marks: readonly Mark[], style: SnippetStyle): readonly string[] {
  const byLine = new Map<number, Mark[]>();
  for (const mark of marks) {
    const { line } = positionOf(file, mark.at.start);
    byLine.set(line, [...(byLine.get(line) ?? []), mark]);
  }
  const rows: string[] = [];
  let before: number | undefined;
  for (const number of [...byLine.keys()].toSorted((a, b) => a - b)) {
    if (before !== undefined) rows.push(...drawGap(file, before, number, style));
    rows.push(...drawLine(file, lineNumbered(file, number), byLine.get(number) ?? [], style));
    before = number;
  }
  return rows;
}

/** The gutter beside anything that is not a line of a file: `     | `, `     = `. */
export function gutter(sign: string, style: SnippetStyle): string {
  return style.palette.gutter(`${" ".repeat(style.numberWidth)} ${sign}`);
}

/** A single line in between is shown: three dots would take as much room. */
function drawGap(file: SourceFile, before: number, after: number, style: SnippetStyle): readonly string[] {
  if (after - before === 1) return [];
  if (after - before === 2) return drawLine(file, lineNumbered(file, before + 1), [], style);
  return [style.palette.gutter("...".padStart(style.numberWidth))];
}

interface Place {
  readonly mark: Mark;
  readonly start: number;
  readonly end: number;
}

function drawLine(file: SourceFile, line: Line, marks: readonly Mark[], style: SnippetStyle): readonly string[] {
  const room = Math.max(narrowestRoom, style.width - style.numberWidth - gutterWidth);
  const places = marks.map((mark): Place => ({ mark, ...firstLineOf(mark.at) })).toSorted((a, b) => a.start - b.start);
  const start = places[0]?.start ?? line.start;
  const end = Math.max(...places.map((place) => place.end), start);
  const cells = cellsAround(file, line, start, end, room, style);
  const all = columnsOf(cells, start, end);
  if (places.length > 1 && (end - start > room || all.to - all.from > room)) {
    return marks.flatMap((mark) => drawLine(file, line, [mark], style));
  }
  const view = viewAround(cells, all, room, {
    left: (cells[0]?.start ?? line.start) > line.start,
    right: (cells.at(-1)?.end ?? line.end) < line.end,
  });
  const number = style.palette.gutter(`${String(line.number).padStart(style.numberWidth)} |`);
  return [joined(number, view.text), ...places.map((place) => drawMark(place, cells, view, room, style))];
}

const gutterWidth = " | ".length;
const narrowestRoom = 20;

/** A line can be a whole file, so only what could fit beside the marks is looked at. */
function cellsAround(
  file: SourceFile,
  line: Line,
  start: number,
  end: number,
  room: number,
  style: SnippetStyle,
): readonly Cell[] {
  const from = Math.max(line.start, start - room);
  const to = Math.min(line.end, Math.min(end, start + room) + room);
  return displayCells(file.text, from, to, style.maskedIn(file));
}

function drawMark(place: Place, cells: readonly Cell[], view: View, room: number, style: SnippetStyle): string {
  const { from, to } = columnsOf(cells, place.start, place.end);
  const left = Math.max(0, from - view.left);
  const right = Math.max(left + 1, Math.min(to - view.left, room));
  const { sign, paint, label } = place.mark;
  const line = paint(sign.repeat(right - left) + (label === "" ? "" : ` ${label}`));
  return joined(gutter("|", style), " ".repeat(left) + line);
}

function joined(beside: string, text: string): string {
  return text === "" ? beside : `${beside} ${text}`;
}
