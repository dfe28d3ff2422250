import type { Edit } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Fix } from "../rule.ts";
import { lineNumbered, positionOf } from "./positions.ts";
import type { SnippetStyle } from "./snippet.ts";

/** The lines that a fix takes away and adds, as a diff shows them. A fix that reaches into other files has no preview. */
export function previewFix(
  fix: Fix,
  file: SourceFile,
  style: SnippetStyle,
  clean: (text: string) => string,
): readonly string[] {
  if (fix.edits.some((edit) => edit.span.file !== file)) return [];
  const rows = changesOf(file, fix.edits).flatMap((change) => draw(change, style, clean));
  return rows.length > mostRows ? [] : rows;
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

function draw(change: Change, style: SnippetStyle, clean: (text: string) => string): readonly string[] {
  const row = (number: number, sign: string, text: string): string => {
    const room = style.width - style.numberWidth - " + ".length;
    const shown = clean(text.trimEnd().replaceAll("\t", "    "));
    const cut = shown.length > room ? `${shown.slice(0, room - 1)}…` : shown;
    const paint = sign === "-" ? style.palette.removed : style.palette.added;
    return `${style.palette.gutter(String(number).padStart(style.numberWidth))} ${paint(`${sign} ${cut}`.trimEnd())}`;
  };
  return [
    ...change.removed.map((text, index) => row(change.line + index, "-", text)),
    ...change.added.map((text, index) => row(change.line + index, "+", text)),
  ];
}
