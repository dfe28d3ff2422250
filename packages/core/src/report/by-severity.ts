import type { Severity } from "../rule.ts";

/** The worst first; those that weigh the same stay in their order. */
export function bySeverity<T extends { readonly severity: Severity }>(findings: readonly T[]): readonly T[] {
  return findings.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

const order: readonly Severity[] = ["error", "warning", "note"];
