import type { Span } from "../source/span.ts";
import type { SettledFinding } from "./report.ts";
import { sarifPlace } from "./sarif-place.ts";

/**
 * The way through several files to a fault, as code scanning shows it step by step: the calls from the outside in, the job,
 * what proves the claim, and at last what has to be edited. Nothing where all of it stands in one file.
 */
export function sarifFlow(finding: SettledFinding, shown: (text: string) => string): object {
  const related = finding.related ?? [];
  if (related.every(({ at }) => at.file === finding.at.file)) return {};
  const job = finding.cases[0]?.job;
  const calls = (job?.chain ?? []).map((at) => ({ at, message: "called here" }));
  const proofs = related.filter(({ at }) => !calls.some((call) => isSame(call.at, at)));
  const steps = [...calls, ...proofs, { at: finding.at, message: finding.message }];
  const locations = steps.map(({ at, message }) => ({
    location: { physicalLocation: sarifPlace(at), message: { text: shown(message) } },
  }));
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}

function isSame(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
