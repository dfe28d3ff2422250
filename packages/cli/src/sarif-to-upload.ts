import { gzipSync } from "node:zlib";
import { mostSarifResults } from "@ghcr-lint/core";
import type { Report } from "@ghcr-lint/core";
import { wantsColor } from "./color.ts";
import { createDiagnostics } from "./diagnostics.ts";
import type { Invocation } from "./parse-options.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * As many results as code scanning takes, which is 25,000 of them and 10 MB when the file is packed; what is over is left out
 * and said: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support#validating-your-sarif-file
 */
export function sarifToUpload(
  render: (most: number) => string,
  report: Report,
  { color, reportSuppressed }: Pick<Invocation, "color" | "reportSuppressed">,
  { environment, diagnostics }: Surroundings,
): string {
  const all = report.findings.length + (reportSuppressed ? report.suppressed.length : 0);
  let most = Math.min(all, mostSarifResults);
  let sarif = render(most);
  while (most > 0 && packedSize(sarif) > largestUpload) {
    most = Math.floor(most / 2);
    sarif = render(most);
  }
  if (most < all) {
    const { error } = createDiagnostics(diagnostics, wantsColor(color, environment, diagnostics.isTerminal));
    error(`${all - most} of ${all} findings are not in the SARIF file, the least severe: code scanning takes no more`);
  }
  return sarif;
}

const largestUpload = 10_000_000;

/** Most files are too small to be worth packing. */
function packedSize(text: string): number {
  return text.length * mostBytes <= largestUpload ? 0 : gzipSync(text).length;
}

/** Of a UTF-16 unit in UTF-8. */
const mostBytes = 3;
