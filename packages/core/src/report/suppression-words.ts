import type { SuppressedFinding } from "./report.ts";

/** Who wanted a finding silent, and why; neither escaped nor masked. */
export function suppressionWords({ suppression: { by, reason } }: SuppressedFinding): string {
  return reason === undefined ? suppressors[by] : `${suppressors[by]}: ${reason}`;
}

const suppressors = { comment: "by a comment", entry: "by the configuration", baseline: "by the baseline" } as const;
