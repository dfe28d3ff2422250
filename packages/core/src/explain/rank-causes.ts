import type { Cause } from "../knowledge/error-cause.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";
import type { Report, SettledFinding } from "../report/report.ts";
import type { Severity } from "../rule.ts";
import type { RankedCause } from "./explanation.ts";
import { jobFit } from "./job-fit.ts";
import type { LoggedToken } from "./read-log.ts";
import { recognizeError } from "./recognize-error.ts";

/** What is known beside the text of the error. */
export interface Evidence {
  readonly report: Report;
  /** The job that it stands in the log of. */
  readonly job: string | undefined;
  /** The scope `packages` of the job's own token, as the log says. */
  readonly granted: LoggedToken["packages"] | undefined;
}

/** The causes of an error for one repository: those that its files or its log show before those that may be. */
export function rankCauses(row: ErrorRow, evidence: Evidence): readonly RankedCause[] {
  const causes = [...row.causes, ...unlisted(row, evidence.report)];
  const isEnough = scopeIsEnough(row, evidence);
  const shown = causes.map((cause) => ({ cause, findings: findingsFor(cause, row, evidence) }));
  const isInFiles = shown.some(({ cause, findings }) => cause.isScope !== undefined && findings.length > 0);
  return shown
    .map(({ cause, findings }): RankedCause => {
      const { says, todo, seen, isScope } = cause;
      const isRuledOut = isScope !== undefined && isEnough === true;
      const isBehindIt = isInFiles ? findings.length > 0 : fitsScope(isScope, evidence.granted);
      const isProven = isScope !== undefined && isEnough === false && isBehindIt;
      return { says, todo, seen, findings, isRuledOut, isProven };
    })
    .map((ranked) => ({ ranked, weight: weightOf(ranked, row, evidence) }))
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ ranked }) => ranked);
}

/** Whether the job's own token may do what was refused; undefined where the log or the table does not say. */
function scopeIsEnough({ needs }: ErrorRow, { granted }: Evidence): boolean | undefined {
  if (needs === undefined || granted === undefined) return undefined;
  return granted === "write" || granted === needs;
}

/** Where the files grant enough: an event lowers it to `read`, while `none` comes from another version of the files. */
function fitsScope(isScope: Cause["isScope"], granted: Evidence["granted"]): boolean {
  return (isScope === "by the event") === (granted === "read");
}

/** A rule that predicts this very error knows a cause, whether or not the table has it. */
function unlisted(row: ErrorRow, report: Report): readonly Cause[] {
  const listed = new Set(row.causes.flatMap(({ rules }) => rules));
  const rules = new Set(
    toldOrNot(report)
      .filter((finding) => predictsRow(finding, row))
      .map(({ rule }) => rule),
  );
  return [...rules]
    .filter(({ id }) => !listed.has(id))
    .map(({ id, title, remedy }) => ({ says: title, todo: remedy, rules: [id], seen: "in files" }));
}

function findingsFor(cause: Cause, row: ErrorRow, evidence: Evidence): readonly SettledFinding[] {
  return toldOrNot(evidence.report)
    .filter(({ rule }) => cause.rules.includes(rule.id))
    .toSorted(
      (a, b) =>
        strength(b, row, evidence) - strength(a, row, evidence) ||
        cause.rules.indexOf(a.rule.id) - cause.rules.indexOf(b.rule.id),
    );
}

/** What a comment ignores may be the cause all the same. */
function toldOrNot({ findings, suppressed }: Report): readonly SettledFinding[] {
  return [...findings, ...suppressed];
}

const severities: Readonly<Record<Severity, number>> = { error: 3, warning: 2, note: 1 };

/** That it is in the very job weighs most, then that the rule predicts this very error. */
function strength(finding: SettledFinding, row: ErrorRow, { job }: Evidence): number {
  const fits = job === undefined ? [] : finding.cases.map((one) => jobFit(job, one.job?.logNames ?? []));
  const nearness = fits.includes("sure") ? 16 : fits.includes("possible") ? 4 : 0;
  return nearness + (predictsRow(finding, row) ? 8 : 0) + severities[finding.severity];
}

function predictsRow({ predicts }: SettledFinding, row: ErrorRow): boolean {
  return predicts !== undefined && recognizeError(predicts) === row;
}

/**
 * What the log proves, then what the files show, then what no file can show. What a file would show, and does not, comes
 * last but for what the log speaks against.
 */
function weightOf({ findings, seen, isRuledOut, isProven }: RankedCause, row: ErrorRow, evidence: Evidence): number {
  if (isRuledOut) return -2;
  const [best] = findings;
  const shown = best === undefined ? 0 : strength(best, row, evidence);
  if (isProven) return 100 + shown;
  if (shown > 0) return shown;
  return seen === "in files" && evidence.report.files > 0 ? -1 : 0;
}
