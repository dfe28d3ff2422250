import { maskSecrets } from "./mask-secrets.ts";
import { visibleEscape, visibleText } from "./visible-text.ts";

/**
 * A text of several lines, such as a diff, as it can be printed: credentials are masked, and what a terminal or a runner
 * would obey is shown as an escape. Tabs and the line breaks of Windows stay, so that a diff of an everyday file applies.
 * One of a hostile file does not, and that is as well.
 */
export function printableLines(text: string, secrets: readonly string[]): string {
  return maskSecrets(text, secrets).split("\n").map(printableLine).join("\n");
}

/** A runner takes `::` for a command also behind blanks, and a diff puts a blank in front of what has not changed. */
function printableLine(line: string): string {
  const isWindows = line.endsWith("\r");
  const content = isWindows ? line.slice(0, -1) : line;
  const visible = content.split("\t").map(visibleText).join("\t");
  const guarded = visible.replace(/^([\s+-]*):(?=:)/, (_all, before: string) => before + visibleEscape(":"));
  return isWindows ? `${guarded}\r` : guarded;
}
