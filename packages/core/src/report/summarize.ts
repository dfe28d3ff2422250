import type { Fix, Severity } from "../rule.ts";
import type { Report } from "./report.ts";

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  readonly suppressed: number;
  /** Findings that bring a fix: those that `--fix` writes, and those that only `--fix=unsafe` does. */
  readonly fixable: Readonly<Record<Fix["safety"], number>>;
}

export function summarize(report: Report): Summary {
  const count = (severity: Severity): number =>
    report.findings.filter((finding) => finding.severity === severity).length;
  const fixable = (safety: Fix["safety"]): number =>
    report.findings.filter((finding) => finding.fix?.safety === safety).length;
  return {
    files: report.files,
    errors: count("error"),
    warnings: count("warning"),
    notes: count("note"),
    suppressed: report.suppressed.length,
    fixable: { safe: fixable("safe"), unsafe: fixable("unsafe") },
  };
}
