import { isSameSpan } from "../source/compare-spans.ts";
import type { SettledFinding } from "./report.ts";
import { sarifPlace } from "./sarif-place.ts";

/**
 * The way to a fault, as code scanning shows it step by step: the calls from the outside in, what proves the claim, and at
 * last what has to be edited. One place beside the fault in the same file is no way: its link in the message says all.
 */
export function sarifFlow(finding: SettledFinding, shown: (text: string) => string): object {
  const related = finding.related ?? [];
  const job = finding.cases[0]?.job;
  const calls = (job?.chain ?? []).map((at) => ({ at, message: "called here" }));
  const proofs = related.filter(({ at }) => !calls.some((call) => isSameSpan(call.at, at)));
  const before = [...calls, ...proofs].filter(({ at }) => !isSameSpan(at, finding.at)).slice(0, mostSteps - 1);
  if (before.length < 2 && before.every(({ at }) => at.file === finding.at.file)) return {};
  const steps = [...before, { at: finding.at, message: finding.message }];
  const locations = steps.map(({ at, message }) => ({
    location: { physicalLocation: sarifPlace(at), message: { text: shown(message) } },
  }));
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}

/** Code scanning looks at no more of them. */
const mostSteps = 1000;
