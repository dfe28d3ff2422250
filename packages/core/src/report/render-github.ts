import type { Severity } from "../rule.ts";
import { bySeverity } from "./by-severity.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { paletteOf } from "./palette.ts";
import { firstLineOf, positionOf } from "./positions.ts";
import type { Report, SettledFinding } from "./report.ts";
import { counted, summaryLine } from "./summary-line.ts";
import { suppressionWords } from "./suppression-words.ts";
import { visibleText } from "./visible-text.ts";

export interface GithubOptions {
  /** Leaves the summary out. */
  readonly quiet?: boolean;
  /** Also says what could not be analyzed. */
  readonly verbose?: boolean;
  /** Also annotates what is suppressed, as notices. */
  readonly suppressed?: boolean;
}

/**
 * The report as workflow commands, which a runner turns into annotations of the commit:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 *
 * GitHub shows 10 of each kind for a step and drops the others, so that no more are given, the worst first. How many are left
 * is said in a plain line at the end.
 */
export function renderGithub(report: Report, options: GithubOptions = {}): string {
  const clean: Clean = (text) => visibleText(maskSecrets(text, report.secrets));
  const silenced = options.suppressed === true ? report.suppressed : [];
  const annotations = [
    ...bySeverity(report.findings).map((finding) => annotation(finding, finding.severity, messageOf(finding), clean)),
    ...silenced.map((finding) =>
      annotation(finding, "note", [`suppressed ${suppressionWords(finding)}`, finding.message], clean),
    ),
  ];
  const lines = severities.flatMap((severity) =>
    annotations.filter((each) => each.severity === severity).slice(0, mostOfAKind),
  );
  return [
    ...lines.map(({ command }) => command),
    ...(options.verbose === true ? remarkLines(report, clean) : []),
    ...(options.quiet === true ? [] : [`ghcr-lint: ${summaryLine(report, paletteOf(false))}`]),
    ...leftOut(annotations),
  ]
    .map((line) => `${line}\n`)
    .join("");
}

type Clean = (text: string) => string;

interface Annotation {
  readonly severity: Severity;
  readonly command: string;
}

const mostOfAKind = 10;

const severities: readonly Severity[] = ["error", "warning", "note"];

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** The path is the repository's own, as GitHub takes no other, wherever the command runs. */
function annotation(finding: SettledFinding, severity: Severity, message: readonly string[], clean: Clean): Annotation {
  const place = firstLineOf(finding.at);
  const start = positionOf(place.file, place.start);
  const end = positionOf(place.file, place.end);
  const properties = {
    file: visibleText(finding.at.file.path),
    line: start.line,
    endLine: end.line,
    col: start.column,
    endColumn: Math.max(end.column, start.column + 1),
    title: finding.rule.id,
  };
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  const text = shortened(message.map(clean).join("\n"));
  return { severity, command: `::${commands[severity]} ${given.join(",")}::${escapedData(text)}` };
}

function messageOf({ message, predicts, fix, remedy }: SettledFinding): readonly string[] {
  const what = fix?.title ?? remedy;
  return [
    message,
    ...(predicts === undefined ? [] : [`the run would say: ${predicts}`]),
    ...(what === undefined ? [] : [`to fix: ${what}`]),
  ];
}

/** A runner cuts what is longer: https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs */
const longestMessage = 4096;

function shortened(text: string): string {
  return text.length <= longestMessage ? text : `${text.slice(0, longestMessage - 1)}…`;
}

/** https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function remarkLines(report: Report, clean: Clean): readonly string[] {
  return report.remarks.map(({ path, message }) => {
    const place = path === undefined ? "" : `${visibleText(path)}: `;
    return `ghcr-lint: not analyzed: ${place}${clean(message)}`;
  });
}

function leftOut(annotations: readonly Annotation[]): readonly string[] {
  const more = severities.flatMap((severity) => {
    const left = annotations.filter((each) => each.severity === severity).length - mostOfAKind;
    return left > 0 ? [counted(left, severity)] : [];
  });
  if (more.length === 0) return [];
  return [
    `ghcr-lint: not annotated: ${more.join(", ")}; GitHub shows ${mostOfAKind} of a kind for each step, --format markdown shows all`,
  ];
}
