import type { Fix, Note, Rule } from "../rule.ts";
import type { Edit } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import { version } from "../version.ts";
import { bySeverity } from "./by-severity.ts";
import { fingerprintsOf } from "./fingerprint.ts";
import { guardedJson } from "./guarded-json.ts";
import { lineHashes } from "./line-hashes.ts";
import { homeUrl } from "./links.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { positionOf } from "./positions.ts";
import type { Report, SettledFinding, SuppressedFinding } from "./report.ts";
import { sarifFlow } from "./sarif-flow.ts";
import { sarifFile, sarifPlace, sarifRegion } from "./sarif-place.ts";
import { sarifRule } from "./sarif-rule.ts";
import { counted } from "./summary-line.ts";

/**
 * The report for code scanning and editors: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
 * Every rule is listed and a clean run has an empty list of results, so that alerts of earlier runs close. Suppressed
 * findings are left out unless they are asked for: code scanning would open alerts for them.
 */
export function renderSarif(report: Report, options: SarifOptions = {}): string {
  const all = [...report.findings, ...(options.suppressed === true ? report.suppressed : [])];
  const findings = worstOf(all, Math.min(options.most ?? mostSarifResults, mostSarifResults));
  const rules = allRules(report);
  const mask: Mask = (text) => maskSecrets(text, report.secrets);
  const fingerprints = fingerprintsOf({ ...report, findings });
  return guardedJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "ghcr-lint",
            version,
            semanticVersion: version,
            informationUri: homeUrl,
            rules: rules.map(sarifRule),
          },
        },
        automationDetails: { id: "ghcr-lint/" },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [...leftOut(all.length - findings.length), ...notifications(report, mask)],
          },
        ],
        results: findings.map((finding, index) => ({
          ruleId: finding.rule.id,
          ruleIndex: rules.indexOf(finding.rule),
          ...sarifResult(finding, mask),
          ...("suppression" in finding ? sarifSuppressions(finding, mask) : {}),
          partialFingerprints: { primaryLocationLineHash: lineHashAt(finding), "ghcrLint/v1": fingerprints[index] },
        })),
      },
    ],
  });
}

export interface SarifOptions {
  /** Also tells what is suppressed. */
  readonly suppressed?: boolean;
  /** How many results there may be; the worst are told. By default, and at most, as many as code scanning takes. */
  readonly most?: number;
}

/** https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support#validating-your-sarif-file */
export const mostSarifResults = 25_000;

type Mask = (text: string) => string;

/** In their order; what is suppressed already goes first. */
function worstOf(
  findings: readonly (SettledFinding | SuppressedFinding)[],
  most: number,
): readonly (SettledFinding | SuppressedFinding)[] {
  if (findings.length <= most) return findings;
  const [loud, silenced] = [false, true].map((is) => findings.filter((finding) => "suppression" in finding === is));
  const kept = new Set([...bySeverity(loud ?? []), ...bySeverity(silenced ?? [])].slice(0, most));
  return findings.filter((finding) => kept.has(finding));
}

function leftOut(count: number): readonly object[] {
  if (count === 0) return [];
  const text = `${counted(count, "finding")} left out, the least severe: code scanning takes no more in one file`;
  return [{ level: "warning", message: { text } }];
}

/** A finding can come from a rule of the engine itself that is not on the list. */
function allRules(report: Report): readonly Rule[] {
  const findings = [...report.findings, ...report.suppressed];
  return [...new Set([...report.rules, ...findings.map((finding) => finding.rule)])];
}

function notifications(report: Report, mask: Mask): readonly object[] {
  return report.remarks.map(({ path, message }) => ({
    level: "note",
    message: { text: plainText(mask(path === undefined ? message : `${path}: ${message}`)) },
  }));
}

function sarifResult(finding: SettledFinding, mask: Mask): object {
  const related = shownNotes(finding);
  const job = finding.job === undefined ? {} : { logicalLocations: [{ name: mask(finding.job) }] };
  return {
    level: finding.severity,
    message: { text: messageText(finding, mask) },
    locations: [{ physicalLocation: sarifPlace(finding.at), ...job }],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((note, index) => relatedLocation(note, index + 1, mask)) }),
    ...sarifFlow(finding, (text) => plainText(mask(text))),
    ...sarifFixes(finding.fix, mask),
  };
}

/** The claim, what the run would say, what to do, and links to the places that prove it. */
function messageText(finding: SettledFinding, mask: Mask): string {
  const remedy = finding.fix?.title ?? finding.remedy;
  const links = shownNotes(finding).map((note, index) => `[${linkText(mask(note.message))}](${index + 1})`);
  const sentences = [
    plainText(mask(finding.message)),
    ...(finding.predicts === undefined ? [] : [`The run would say: ${plainText(mask(finding.predicts))}`]),
    ...(remedy === undefined ? [] : [`To fix: ${plainText(mask(remedy))}`]),
    ...(links.length === 0 ? [] : [`See: ${links.join(", ")}`]),
  ];
  return sentences.map(withFullStop).join(" ");
}

function withFullStop(sentence: string): string {
  return /[.!?\u2026]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Brackets followed by a parenthesis would be a link (SARIF 2.1.0, 3.11.6); all others are left legible. */
function plainText(text: string): string {
  return text.replaceAll("](", "\\](");
}

function linkText(text: string): string {
  return text.replaceAll(/[\\[\]]/g, "\\$&");
}

/** Code scanning shows so many places of one result. */
const mostPlaces = 100;

function shownNotes({ related = [] }: SettledFinding): readonly Note[] {
  return related.slice(0, mostPlaces);
}

function relatedLocation(note: Note, id: number, mask: Mask): object {
  return { id, message: { text: plainText(mask(note.message)) }, physicalLocation: sarifPlace(note.at) };
}

/** A masked replacement would break the file of whoever applies it, so such a fix is left out. */
function sarifFixes(fix: Fix | undefined, mask: Mask): object {
  if (fix === undefined || fix.edits.length === 0 || fix.edits.some((edit) => mask(edit.text) !== edit.text)) return {};
  const byFile = new Map<SourceFile, Edit[]>();
  for (const edit of fix.edits) byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  const artifactChanges = [...byFile].map(([file, edits]) => ({
    artifactLocation: sarifFile(file),
    replacements: edits.map(replacement),
  }));
  return { fixes: [{ description: { text: plainText(mask(fix.title)) }, artifactChanges }] };
}

function replacement(edit: Edit): object {
  return { deletedRegion: sarifRegion(edit.span), insertedContent: { text: edit.text } };
}

/** SARIF 2.1.0, 3.27.23 and 3.35. */
function sarifSuppressions({ suppression: { by, reason } }: SuppressedFinding, mask: Mask): object {
  const kind = by === "comment" ? "inSource" : "external";
  const justification = reason ?? (by === "baseline" ? "It is in the baseline." : undefined);
  return { suppressions: [{ kind, ...(justification === undefined ? {} : { justification: mask(justification) }) }] };
}

function lineHashAt({ at }: SettledFinding): string | undefined {
  return lineHashes(at.file)[positionOf(at.file, at.start).line - 1];
}
