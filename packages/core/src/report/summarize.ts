import type { Severity } from "../rule.ts";
import type { Report } from "./report.ts";

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
  /** Findings that bring a fix, safe or not. */
  readonly fixable: number;
}

export function summarize(report: Report): Summary {
  const count = (severity: Severity): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  return {
    files: report.files,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    suppressed: report.suppressed.length,
    fixable: report.findings.filter((finding) => finding.fix !== undefined).length,
  };
}
