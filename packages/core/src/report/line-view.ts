import { totalWidth } from "./display-line.ts";
import type { Cell } from "./display-line.ts";

/** What is shown of a line. */
export interface View {
  readonly text: string;
  /** The column of the line that stands at the left edge. */
  readonly left: number;
}

/**
 * The line around a place of it, as far as there is room. Two lines that are to stand one under the other in the same columns
 * are given the width of the longer one.
 */
export function viewAround(
  cells: readonly Cell[],
  marked: { readonly from: number; readonly to: number },
  room: number,
  clipped: { readonly left: boolean; readonly right: boolean },
  widest = totalWidth(cells),
): View {
  const whole = widest <= room && !clipped.left && !clipped.right;
  if (whole) return { text: shownOf(cells).trimEnd(), left: 0 };
  const slack = Math.max(2, room - (marked.to - marked.from));
  const wanted = Math.max(0, marked.from - Math.max(1, Math.floor(slack / 2)));
  const from = Math.max(0, Math.min(wanted, widest - room));
  const cutLeft = from > 0 || clipped.left;
  const cutRight = from + room < totalWidth(cells) || clipped.right;
  const seen = cells.filter(
    (cell) => cell.column >= from + (cutLeft ? 1 : 0) && cell.column + cell.width <= from + room - (cutRight ? 1 : 0),
  );
  const first = seen[0]?.column ?? from;
  const text = `${cutLeft ? "…" : ""}${shownOf(seen)}${cutRight ? "…" : ""}`;
  return { text: text.trimEnd(), left: first - (cutLeft ? 1 : 0) };
}

function shownOf(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.shown).join("");
}
