import type { AccessMap } from "../access/access.ts";
import type { Note } from "../rule.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { bySeverity } from "./by-severity.ts";
import { bytesOf, fitting } from "./fitting.ts";
import { ruleUrl } from "./links.ts";
import { markdownCode, markdownText } from "./markdown-text.ts";
import { maskSecrets } from "./mask-secrets.ts";
import { paletteOf } from "./palette.ts";
import { positionOf } from "./positions.ts";
import { accessTable } from "./render-access-markdown.ts";
import type { Report, SettledFinding, SuppressedFinding } from "./report.ts";
import { counted, summaryLine } from "./summary-line.ts";
import { suppressionWords } from "./suppression-words.ts";
import { visibleText } from "./visible-text.ts";

export interface MarkdownOptions {
  /** Told behind the findings. */
  readonly map?: AccessMap | undefined;
  /** Also says what could not be analyzed. */
  readonly verbose?: boolean;
  /** Also shows what is suppressed, behind the rest. */
  readonly suppressed?: boolean;
}

/**
 * The report as a page of GitHub's Markdown for the summary of a job: the findings, the worst first, and the access map. GitHub
 * refuses a summary of more than 1 MiB as a whole, so that rows are left out that would not fit, and the page says so:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export function renderMarkdown(report: Report, { map, verbose, suppressed }: MarkdownOptions = {}): string {
  const page: Page = { clean: (text) => visibleText(maskSecrets(text, report.secrets)) };
  const heading = [`## ghcr-lint: ${summaryLine(report, paletteOf(false))}`, ""];
  const sections: readonly Section[] = [
    findingsSection(report, page),
    ...(map ? [accessSection(map)] : []),
    ...(suppressed === true ? [suppressedSection(report, page)] : []),
    ...(verbose === true ? [remarksSection(report, page)] : []),
  ].filter(({ rows, foot }) => rows.length > 0 || foot.length > 0);
  return `${[...heading, ...shown(sections, largestSummary - bytesOf(heading))].join("\n").trimEnd()}\n`;
}

const largestSummary = 1024 * 1024;

interface Page {
  readonly clean: (text: string) => string;
}

/** Rows that stand together, of which as many are shown as there is room for. */
interface Section {
  readonly head: readonly string[];
  readonly rows: readonly string[];
  readonly foot: readonly string[];
  /** What a row is, to count those that are left out. */
  readonly noun: string;
}

/** Enough for the sentence that counts what is left out. */
const sentence = 200;

/** Each section takes what it needs, but leaves a fourth of the page to those that come after it. */
function shown(sections: readonly Section[], bytes: number): readonly string[] {
  const [section, ...others] = sections;
  if (!section) return [];
  const { head, rows, foot, noun } = section;
  const around = bytesOf([...head, ...foot]) + sentence;
  const needed = others.reduce(
    (sum, other) => sum + bytesOf([...other.head, ...other.rows, ...other.foot]) + sentence,
    0,
  );
  const room = bytes - Math.min(needed, Math.floor(bytes / 4)) - around;
  if (room < 0) return [];
  const kept = fitting(rows, room);
  const left = rows.length - kept.length;
  const more =
    left === 0 ? [] : [`**${counted(left, `more ${noun}`)}** left out here: a job summary has room for 1 MiB.`, ""];
  const lines = rows.length === 0 ? foot : [...head, ...kept, "", ...more, ...foot];
  return [...lines, ...shown(others, bytes - bytesOf(lines))];
}

function findingsSection({ findings }: Report, page: Page): Section {
  const rows = bySeverity(findings).map((finding) => {
    const { message, predicts, fix, remedy, related = [] } = finding;
    const what = fix?.title ?? remedy;
    const cell = [
      `${markdownText(page.clean(message))} (${ruleLink(finding)})`,
      ...(predicts === undefined ? [] : [`the run would say: ${markdownCode(page.clean(predicts))}`]),
      ...related.map((note) => noteWords(note, finding.at.file, page)),
      ...(what === undefined ? [] : [`**to fix**: ${markdownText(page.clean(what))}`]),
    ];
    return `| ${finding.severity} | ${placeWords(finding.at)} | ${cell.join("<br>")} |`;
  });
  return { head: tableHead(["Severity", "Place", "Finding"]), rows, foot: [], noun: "finding" };
}

function accessSection(map: AccessMap): Section {
  const { summary, head, rows } = accessTable(map);
  return { head: ["### Access to ghcr.io", "", ...head], rows, foot: [summary, ""], noun: "job" };
}

function suppressedSection({ suppressed }: Report, page: Page): Section {
  const rows = suppressed.map((finding: SuppressedFinding) => {
    const words = [finding.message, suppressionWords(finding)].map((text) => markdownText(page.clean(text)));
    return `| ${finding.severity} | ${placeWords(finding.at)} | ${words[0] ?? ""} (${ruleLink(finding)}) | ${words[1] ?? ""} |`;
  });
  const head = ["### Suppressed", "", ...tableHead(["Severity", "Place", "Finding", "By whom"])];
  return { head, rows, foot: [], noun: "suppressed finding" };
}

function remarksSection({ remarks }: Report, page: Page): Section {
  const rows = remarks.map(({ path, message }) => {
    const place = path === undefined ? "" : `${markdownText(visibleText(path))}: `;
    return `- ${place}${markdownText(page.clean(message))}`;
  });
  return { head: ["### Not analyzed", ""], rows, foot: [], noun: "remark" };
}

function tableHead(headings: readonly string[]): readonly string[] {
  return [`| ${headings.join(" | ")} |`, `| ${headings.map(() => "---").join(" | ")} |`];
}

function ruleLink({ rule }: SettledFinding): string {
  return `[${rule.id}](${ruleUrl(rule.id)})`;
}

function noteWords({ message, at }: Note, home: SourceFile, page: Page): string {
  const { line } = positionOf(at.file, at.start);
  const place = at.file === home ? `line ${line}` : `${markdownText(visibleText(at.file.shownPath))}:${line}`;
  return `${place}: ${markdownText(page.clean(message))}`;
}

function placeWords({ file, start }: Span): string {
  const { line, column } = positionOf(file, start);
  return `${markdownText(visibleText(file.shownPath))}:${line}:${column}`;
}
