import { isToBeRead } from "./project/is-to-be-read.ts";
import { scriptReader } from "./project/script-reader.ts";
import { paletteOf } from "./report/palette.ts";
import type { Report } from "./report/report.ts";
import { summaryLine } from "./report/summary-line.ts";
import type { SourceFile } from "./source/source-file.ts";

/**
 * What can be told without the rest of core, which takes longer to load than most repositories to look through: whether the
 * files of one have anything to do with packages at all. Of those that have not `lint` says nothing whatever.
 */
export function isUnrelated(files: readonly SourceFile[], lookup: (path: string) => SourceFile | undefined): boolean {
  const scriptAt = scriptReader(lookup);
  return !files.some((file) => isToBeRead(file, scriptAt));
}

/** The same text as `renderText` gives where nothing was found. */
export function renderClean(
  report: Report,
  { color, quiet }: { readonly color: boolean; readonly quiet: boolean },
): string {
  return quiet ? "" : `${summaryLine(report, paletteOf(color))}\n`;
}
