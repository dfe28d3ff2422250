import type { Severity } from "../rule.ts";
import type { Palette } from "./palette.ts";
import type { Report } from "./report.ts";
import { summarize } from "./summarize.ts";

/** `1 error, 2 warnings in 3 files (1 with --fix, 2 suppressed)` */
export function summaryLine(report: Report, palette: Palette): string {
  const summary = summarize(report);
  const counts: readonly (readonly [number, Severity])[] = [
    [summary.errors, "error"],
    [summary.warnings, "warning"],
    [summary.notes, "note"],
  ];
  const found = counts
    .filter(([count]) => count > 0)
    .map(([count, severity]) => palette.severity[severity](counted(count, severity)));
  const extras = [
    ...(summary.fixable > 0 ? [`${summary.fixable} fixable with --fix`] : []),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
  ];
  const result = found.length > 0 ? found.join(", ") : palette.clean("no problems");
  const extra = extras.length > 0 ? ` ${palette.faint(`(${extras.join(", ")})`)}` : "";
  return `${result} in ${counted(summary.files, "file")}${extra}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
