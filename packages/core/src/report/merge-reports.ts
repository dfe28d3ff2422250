import type { SourceFile } from "../source/source-file.ts";
import type { Report, SettledFinding } from "./report.ts";

/** The reports of several repositories as one. The rules are the same in all of them. */
export function mergeReports(reports: readonly Report[]): Report {
  return {
    findings: eachOnce(reports.flatMap((report) => report.findings)),
    remarks: reports.flatMap((report) => report.remarks),
    files: reports.reduce((sum, report) => sum + report.files, 0),
    suppressed: reports.flatMap((report) => report.suppressed),
    rules: reports[0]?.rules ?? [],
    secrets: [...new Set(reports.flatMap((report) => report.secrets))],
  };
}

/** What is wrong with one configuration of many repositories is found in each of them. */
function eachOnce(findings: readonly SettledFinding[]): readonly SettledFinding[] {
  const told = new Map<SourceFile, Set<string>>();
  return findings.filter(({ rule, at, message }) => {
    const key = `${rule.id} ${at.start} ${at.end} ${message}`;
    const inFile = told.get(at.file) ?? new Set();
    told.set(at.file, inFile);
    const isNew = !inFile.has(key);
    inFile.add(key);
    return isNew;
  });
}
