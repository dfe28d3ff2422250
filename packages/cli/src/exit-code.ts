import type { Severity } from "@ghcr-lint/core";

/** 0: clean. 1: a finding at or over the threshold. 2: a wrong invocation, an unreadable file, a bug of ours. */
export type ExitCode = 0 | 1 | 2;

const order: readonly Severity[] = ["note", "warning", "error"];

/** A file that could not be read weighs more than what was found in the others: nobody has judged it. */
export function exitCode(
  findings: readonly { readonly severity: Severity }[],
  choice: { readonly failOn: Severity; readonly exitZero: boolean; readonly unreadable: boolean },
): ExitCode {
  if (choice.unreadable) return 2;
  if (choice.exitZero) return 0;
  const threshold = order.indexOf(choice.failOn);
  return findings.some((finding) => order.indexOf(finding.severity) >= threshold) ? 1 : 0;
}
