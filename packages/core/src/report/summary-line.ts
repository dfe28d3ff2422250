import type { Severity } from "../rule.ts";
import type { Palette } from "./palette.ts";
import type { Report } from "./report.ts";
import { summarize, type Summary } from "./summarize.ts";

/** `1 error, 2 warnings in 3 files (1 fixable with --fix, 1 more with --fix=unsafe, 2 suppressed)` */
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
    ...fixableWords(summary.fixable),
    ...(summary.suppressed > 0 ? [`${summary.suppressed} suppressed`] : []),
  ];
  const result = found.length > 0 ? found.join(", ") : palette.clean("no problems");
  const extra = extras.length > 0 ? ` ${palette.faint(`(${extras.join(", ")})`)}` : "";
  return `${result} in ${counted(summary.files, "file")}${extra}`;
}

function fixableWords({ safe, unsafe }: Summary["fixable"]): readonly string[] {
  if (safe === 0) return unsafe === 0 ? [] : [`${unsafe} fixable with --fix=unsafe`];
  return [`${safe} fixable with --fix`, ...(unsafe === 0 ? [] : [`${unsafe} more with --fix=unsafe`])];
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
