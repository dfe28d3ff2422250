import type { SourceFile } from "../source/source-file.ts";
import { columnWidth } from "./column-width.ts";
import { previewFix } from "./fix-preview.ts";
import type { PreviewStyle } from "./fix-preview.ts";
import { ruleUrl } from "./links.ts";
import { maskedRanges, maskSecrets } from "./mask-secrets.ts";
import type { MaskedRange } from "./mask-secrets.ts";
import { paletteOf } from "./palette.ts";
import { positionOf } from "./positions.ts";
import type { Report, SettledFinding, SuppressedFinding } from "./report.ts";
import { drawSnippet, gutter } from "./snippet.ts";
import type { Mark, SnippetStyle } from "./snippet.ts";
import { summaryLine } from "./summary-line.ts";
import { suppressionWords } from "./suppression-words.ts";
import { visibleText } from "./visible-text.ts";

export interface TextOptions {
  readonly color: boolean;
  /** Leaves the summary out: where nothing was found, nothing is printed. */
  readonly quiet?: boolean;
  /** Longer lines of a file are cut around the place. */
  readonly width?: number;
  /** The rule's id links to its page: for terminals that know links. */
  readonly ruleLinks?: boolean;
  /** Says the address of each rule's page, and what could not be analyzed. */
  readonly verbose?: boolean;
  /** Also shows what is suppressed, behind the rest. */
  readonly suppressed?: boolean;
}

/** The report for people. Ends with a line break, or is empty. */
export function renderText(report: Report, options: TextOptions): string {
  const page = pageFor(report, options);
  const blocks = report.findings.map((finding) => renderFinding(finding, page).join("\n"));
  if (options.suppressed === true)
    blocks.push(...report.suppressed.map((finding) => renderSuppressed(finding, page).join("\n")));
  if (options.verbose === true && report.remarks.length > 0) blocks.push(renderRemarks(report, page).join("\n"));
  if (options.quiet !== true) blocks.push(summaryLine(report, page.palette));
  return blocks.length === 0 ? "" : `${blocks.join("\n\n")}\n`;
}

/** What every part of the text needs. */
interface Page extends Omit<PreviewStyle, "numberWidth"> {
  readonly options: TextOptions;
  /** Text from a linted file, or about one, as it can be printed. */
  clean(text: string): string;
}

const widthByDefault = 160;

function pageFor(report: Report, options: TextOptions): Page {
  const known = new Map<SourceFile, readonly MaskedRange[]>();
  return {
    options,
    palette: paletteOf(options.color),
    width: options.width ?? widthByDefault,
    masksOf: (text) => maskedRanges(text, report.secrets),
    clean: (text) => visibleText(maskSecrets(text, report.secrets)),
    maskedIn: (file) => {
      const ranges = known.get(file) ?? maskedRanges(file.text, report.secrets);
      known.set(file, ranges);
      return ranges;
    },
  };
}

function renderFinding(finding: SettledFinding, page: Page): readonly string[] {
  const style: PreviewStyle = { ...page, numberWidth: numberWidthFor(finding) };
  return [
    headLine(finding, page),
    ...snippets(finding, page, style),
    ...predictLine(finding, page, style),
    ...fixLines(finding, page, style),
    ...(page.options.verbose === true ? [noteLine("help", ruleUrl(finding.rule.id), style)] : []),
  ];
}

/** Its place and its claim, and who wanted it silent: what to do about it is nobody's question any more. */
function renderSuppressed(finding: SuppressedFinding, page: Page): readonly string[] {
  const style: SnippetStyle = { ...page, numberWidth: numberWidthFor(finding) };
  const why = page.clean(suppressionWords(finding));
  return [headLine(finding, page, "suppressed "), noteLine("suppressed", why, style)];
}

function headLine(finding: SettledFinding, page: Page, mark = ""): string {
  const { palette } = page;
  const place = palette.place(`${shownPlace(finding.at.file, finding.at.start)}:`);
  const severity = palette.severity[finding.severity](`${mark}${finding.severity}:`);
  const rule = palette.rule(`[${finding.rule.id}]`);
  const linked = page.options.ruleLinks === true ? hyperlink(rule, ruleUrl(finding.rule.id)) : rule;
  return `${place} ${severity} ${page.clean(finding.message)} ${linked}`;
}

function shownPlace(file: SourceFile, offset: number): string {
  const { line, column } = positionOf(file, offset);
  return `${shownPath(file.shownPath)}:${line}:${column}`;
}

/**
 * A path stands at the beginning of a line, where a runner takes `::` for a command, also after blanks; `./` before it
 * names the same file. Credentials are not masked here: a path that cannot be opened helps nobody.
 */
function shownPath(path: string): string {
  return visibleText(/^\s*::/.test(path) ? `./${path}` : path);
}

/** https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
function hyperlink(text: string, url: string): string {
  return `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}

/** The same for nearly all, so that the rules beside the numbers of several findings stand in one line. */
const usualNumberWidth = 4;

function numberWidthFor(finding: SettledFinding): number {
  const places = [finding, ...(finding.related ?? [])];
  return Math.max(usualNumberWidth, ...places.map(({ at }) => String(positionOf(at.file, at.start).line).length));
}

/** The file of the finding first; each other file under its own heading. */
function snippets(finding: SettledFinding, page: Page, style: SnippetStyle): readonly string[] {
  const primary: Mark = {
    at: finding.at,
    sign: "^",
    paint: page.palette.severity[finding.severity],
    label: page.clean(finding.label ?? ""),
  };
  const byFile = new Map<SourceFile, Mark[]>([[finding.at.file, [primary]]]);
  for (const { at, message } of finding.related ?? []) {
    const mark: Mark = { at, sign: "-", paint: page.palette.related, label: page.clean(message) };
    byFile.set(at.file, [...(byFile.get(at.file) ?? []), mark]);
  }
  return [...byFile].flatMap(([file, marks]) => {
    const rows = drawSnippet(file, marks, style);
    return file === finding.at.file ? rows : [fileHeading(file, marks, style), ...rows];
  });
}

function fileHeading(file: SourceFile, marks: readonly Mark[], style: SnippetStyle): string {
  const first = Math.min(...marks.map((mark) => mark.at.start));
  return `${style.palette.gutter(`${" ".repeat(style.numberWidth)}-->`)} ${shownPlace(file, first)}`;
}

function predictLine(finding: SettledFinding, page: Page, style: SnippetStyle): readonly string[] {
  return finding.predicts === undefined ? [] : [noteLine("the run would say", page.clean(finding.predicts), style)];
}

function fixLines(finding: SettledFinding, page: Page, style: PreviewStyle): readonly string[] {
  const { fix } = finding;
  if (fix === undefined) {
    const width = Math.min(style.width, proseWidth);
    return wrapped(noteLine("fix", "", style), page.clean(finding.remedy ?? finding.rule.remedy), width);
  }
  const how = style.palette.faint(fix.safety === "safe" ? "(--fix)" : "(--fix=unsafe)");
  return [`${noteLine("fix", page.clean(fix.title), style)} ${how}`, ...previewFix(fix, finding.at.file, style)];
}

function noteLine(name: string, text: string, style: SnippetStyle): string {
  return `${gutter("=", style)} ${style.palette.heading(`${name}:`)}${text === "" ? "" : ` ${text}`}`;
}

const proseWidth = 100;

/** A rule's own remedy is a paragraph: it goes on under itself. A line never begins with what a runner would obey. */
function wrapped(head: string, text: string, width: number): readonly string[] {
  const indent = " ".repeat(columnWidth(head.replaceAll(/\u001b\[[\d;]*m/g, "")));
  const lines = [head];
  let used = indent.length;
  for (const word of text.split(" ")) {
    const fits = used + 1 + columnWidth(word) <= width;
    if (fits || word.startsWith("::")) lines[lines.length - 1] += ` ${word}`;
    else lines.push(`${indent} ${word}`);
    used = (fits ? used : indent.length) + 1 + columnWidth(word);
  }
  return lines;
}

function renderRemarks(report: Report, page: Page): readonly string[] {
  return report.remarks.map(({ path, message }) => {
    const place = path === undefined ? "" : `${page.palette.place(`${shownPath(path)}:`)} `;
    return `${place}${page.palette.faint("not analyzed:")} ${page.clean(message)}`;
  });
}
