import type { Report, SettledFinding } from "./report/report.ts";
import type { Finding } from "./rule.ts";

/** How often there is each fault. It is known again by its rule, file and job, since places move and words change. */
export function countFaults(
  report: Report,
  counts: (finding: SettledFinding) => boolean = () => true,
): ReadonlyMap<string, number> {
  return countBy(report.findings.filter(counts).flatMap((settled) => casesOf(settled).map(({ fault }) => fault)));
}

/** Each job that a finding is about, once. */
export function casesOf(settled: SettledFinding): readonly { readonly fault: string; readonly finding: Finding }[] {
  const all = new Map<string, Finding>();
  for (const { job, finding } of settled.cases) {
    // Two faults of the file itself have nothing in common but the rule that hands them on.
    const words = settled.rule.asksSchema ? finding.message : undefined;
    const fault = JSON.stringify([settled.rule.id, settled.at.file.path, job && [job.file.path, job.called], words]);
    if (!all.has(fault)) all.set(fault, finding);
  }
  return [...all].map(([fault, finding]) => ({ fault, finding }));
}

export function ruleOf(fault: string): string {
  return String((JSON.parse(fault) as readonly unknown[])[0]);
}

/** Whatever GitHub's parser has not said before is more than a note of a fix. */
export function isGrave({ severity, rule }: SettledFinding): boolean {
  return severity !== "note" || rule.asksSchema === true;
}

export function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
