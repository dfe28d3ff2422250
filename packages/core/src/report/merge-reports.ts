import type { Report } from "./report.ts";

/** The reports of several repositories as one. The rules are the same in all of them. */
export function mergeReports(reports: readonly Report[]): Report {
  return {
    findings: reports.flatMap((report) => report.findings),
    remarks: reports.flatMap((report) => report.remarks),
    files: reports.reduce((sum, report) => sum + report.files, 0),
    suppressed: reports.flatMap((report) => report.suppressed),
    rules: reports[0]?.rules ?? [],
    secrets: [...new Set(reports.flatMap((report) => report.secrets))],
  };
}
