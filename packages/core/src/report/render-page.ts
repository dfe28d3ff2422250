import { columnWidth } from "./column-width.ts";
import { paletteOf } from "./palette.ts";
import type { Palette } from "./palette.ts";

export interface PageTextOptions {
  readonly color: boolean;
  /** Longer paragraphs go on in the next line; code never does. */
  readonly width?: number;
}

/**
 * A page of ours for the terminal: headings bold, code indented, paragraphs as wide as the screen. It knows what
 * `rulePage` writes and no more of Markdown.
 */
export function renderPage(markdown: string, { color, width = widthByDefault }: PageTextOptions): string {
  const palette = paletteOf(color);
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.trimEnd().split("\n")) {
    const ticks = /^`{3,}/.exec(line)?.[0];
    if (fence !== undefined) {
      if (line === fence) fence = undefined;
      else lines.push(line === "" ? "" : `    ${line}`);
    } else if (ticks === undefined) lines.push(...proseLines(line, width, palette));
    else fence = ticks;
  }
  return `${lines.join("\n")}\n`;
}

const widthByDefault = 100;

function proseLines(line: string, width: number, { heading }: Palette): readonly string[] {
  const title = /^#+ (.+)$/.exec(line)?.[1];
  if (title !== undefined) return [heading(title)];
  const item = /^- <(.+)>$/.exec(line)?.[1];
  if (item !== undefined) return [`  ${item}`];
  return wrapped(line.replaceAll("**", ""), width);
}

/** What stands between backticks stays together. */
function wrapped(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of line.match(/(?:`[^`]*`|[^\s`])+/g) ?? [""]) {
    const last = lines.at(-1);
    if (last !== undefined && columnWidth(last) + 1 + columnWidth(word) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
