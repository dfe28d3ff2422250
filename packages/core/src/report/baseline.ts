import type { SourceFile } from "../source/source-file.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import type { Report, SettledFinding, SuppressedFinding } from "./report.ts";

/** The findings that were there when the tool was taken into use, by their fingerprints. */
export type Baseline = ReadonlySet<string>;

/** Sets aside what the baseline knows, so that only what is new counts. */
export function applyBaseline(report: Report, baseline: Baseline): Report {
  const fingerprints = fingerprintsOf(report);
  const findings: SettledFinding[] = [];
  const suppressed: SuppressedFinding[] = [...report.suppressed];
  report.findings.forEach((finding, index) => {
    const isKnown = baseline.has(fingerprints[index] ?? "");
    if (isKnown) suppressed.push({ ...finding, suppression: { by: "baseline", reason: undefined } });
    else findings.push(finding);
  });
  return { ...report, findings, suppressed };
}

/**
 * The file of a baseline: all that is found now. Rule and path are for people who read or merge it; lines are left out,
 * because they would change with every edit. In the order of paths, so that it differs only where something differs.
 */
export function renderBaseline(report: Report): string {
  const fingerprints = fingerprintsOf(report);
  const findings = report.findings
    .map(({ rule, at }, index) => ({ rule: rule.id, path: at.file.path, fingerprint: fingerprints[index] ?? "" }))
    .toSorted((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint));
  const lines = findings.map((finding) => `    ${JSON.stringify(finding)}`);
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "version": 1,\n  "fingerprint": ${JSON.stringify(fingerprintName)},\n  "findings": ${list}\n}\n`;
}

/** Undefined where the text is no baseline of this version. */
export function parseBaseline({ text }: Pick<SourceFile, "text">): Baseline | undefined {
  const read = readJson(text);
  if (!isObject(read) || read["version"] !== 1 || read["fingerprint"] !== fingerprintName) return undefined;
  const findings: unknown = read["findings"];
  if (!Array.isArray(findings)) return undefined;
  const fingerprints = findings.map((finding: unknown) => (isObject(finding) ? finding["fingerprint"] : undefined));
  return fingerprints.every((fingerprint) => typeof fingerprint === "string") ? new Set(fingerprints) : undefined;
}

/** The same as in SARIF: where fingerprints are made in another way one day, old baselines are told so. */
const fingerprintName = "ghcrLint/v1";

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
