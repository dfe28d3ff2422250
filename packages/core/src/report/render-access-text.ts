import type { AccessMap, JobAccess, Verdict } from "../access/access.ts";
import { accessRows, type AccessRow } from "./access-rows.ts";
import { accessSummary, gistWords, verdictWords } from "./access-words.ts";
import { columnWidth } from "./column-width.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { paletteOf } from "./palette.ts";
import type { Paint, Palette } from "./palette.ts";
import { positionOf } from "./positions.ts";
import { visibleText } from "./visible-text.ts";

export interface AccessTextOptions {
  readonly color: boolean;
  /** Longer lines go on under themselves. */
  readonly width?: number;
}

/**
 * The access map for people: a block for each job, since a table with room for image names fits no terminal. Its first line
 * says it at a glance, and can be searched for: `path:line:column: fails: job ...`.
 */
export function renderAccessText(map: AccessMap, { color, width = widthByDefault }: AccessTextOptions): string {
  const page: Page = { palette: paletteOf(color), width, clean: (text) => visibleText(maskSecrets(text, map.secrets)) };
  const blocks = map.jobs.map((job) =>
    [headLine(job, page), ...accessRows(job).flatMap((row) => renderRow(row, page))].join("\n"),
  );
  return `${[...blocks, accessSummary(map).join("\n")].join("\n\n")}\n`;
}

interface Page {
  readonly palette: Palette;
  readonly width: number;
  readonly clean: (text: string) => string;
}

const widthByDefault = 100;

function headLine(job: JobAccess, { palette, clean }: Page): string {
  const { line, column } = positionOf(job.at.file, job.at.start);
  const path = job.at.file.shownPath;
  // A runner takes `::` at the beginning of a line for a command.
  const place = palette.place(`${visibleText(/^\s*::/.test(path) ? `./${path}` : path)}:${line}:${column}:`);
  const verdict = paintOf(job.verdict, palette)(`${verdictWords[job.verdict.is]}:`);
  return `${place} ${verdict} ${clean(`${job.called} ${gistWords(job)}`)}`;
}

function paintOf({ is }: Verdict, palette: Palette): Paint {
  if (is === "works") return palette.clean;
  return is === "unknown" ? palette.faint : palette.severity[is === "fails" ? "error" : "warning"];
}

const labelWidth = 10;

function renderRow({ label, texts }: AccessRow, page: Page): readonly string[] {
  const lines = texts.flatMap((text) => wrapped(page.clean(text), page.width - labelWidth - 2));
  return lines.map(
    (line, index) =>
      `  ${index === 0 ? page.palette.heading(label.padEnd(labelWidth)) : " ".repeat(labelWidth)}${line}`,
  );
}

/** An expression in braces and `(line 8)` stay together. */
const between = / (?![^{]*\}\}|\d+[,)])/;

/** A text goes on under itself, two columns further in; a line never begins with what a runner would obey. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(between)) {
    const last = lines.at(-1);
    const fits = last === undefined || columnWidth(last) + 1 + columnWidth(word) <= width || word.startsWith("::");
    if (last === undefined) lines.push(word.startsWith("::") ? ` ${word}` : word);
    else if (fits) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`  ${word}`);
  }
  return lines;
}
