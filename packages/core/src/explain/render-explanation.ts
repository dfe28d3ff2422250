import type { JobAccess } from "../access/access.ts";
import { maskSecrets } from "../report/mask-secrets.ts";
import { paletteOf } from "../report/palette.ts";
import type { Palette } from "../report/palette.ts";
import { positionOf } from "../report/positions.ts";
import type { SettledFinding } from "../report/report.ts";
import { visibleText } from "../report/visible-text.ts";
import type { ComparedToken, ExplainedError, Explanation, RankedCause } from "./explanation.ts";

/** An explanation for people. */
export function renderExplanation(explanation: Explanation, { color }: { readonly color: boolean }): string {
  const { errors, tokens, secrets, files } = explanation;
  const page: Page = {
    palette: paletteOf(color),
    files,
    clean: (text) => visibleText(maskSecrets(text, secrets)).replace(/^::/, " ::"),
  };
  const blocks = [
    ...tokens.map((token) => tokenLines(token, page)),
    ...errors.map((error) => errorLines(error, page)),
    ...(errors.length === 0 ? [nothingKnown] : []),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

interface Page {
  readonly palette: Palette;
  readonly files: number;
  /** Text from a log or a file, as it can be printed. */
  readonly clean: (text: string) => string;
}

const nothingKnown = [
  "ghcr-lint knows no error of ghcr.io in this text.",
  "Give the line that begins with `denied`, `unauthorized` or `Error`, or the whole log of the job.",
];

function errorLines({ text, line, job, row, causes }: ExplainedError, page: Page): readonly string[] {
  const { palette, clean } = page;
  const places = [line === undefined ? "" : `line ${line} of the log`, job === undefined ? "" : `job \`${job}\``];
  const place = places.filter((one) => one !== "").join(", ");
  const paint = palette.severity[row.isWarning ? "warning" : "error"];
  const unlikely = causes.filter((cause) => isUnlikely(cause, page.files));
  const possible = causes.filter((cause) => !cause.isRuledOut && !unlikely.includes(cause));
  return [
    `${paint(endOf(clean(text)))}${place === "" ? "" : palette.faint(` (${clean(place)})`)}`,
    row.means,
    "",
    summaryOf(possible, page.files),
    ...possible.flatMap((cause, index) => causeLines(cause, index + 1, page)),
    ...listLines(
      "What the log speaks against:",
      causes.filter(({ isRuledOut }) => isRuledOut),
      palette,
    ),
    ...listLines("What these files would show, and do not:", unlikely, palette),
  ];
}

/** The tools put what they tell before what they pass on: of a long line the end says most. */
function endOf(text: string): string {
  return text.length <= longestText ? text : `…${text.slice(-longestText)}`;
}

const longestText = 300;

/** It would be seen in the files that were read. */
function isUnlikely({ seen, findings, isRuledOut, isProven }: RankedCause, files: number): boolean {
  return seen === "in files" && files > 0 && findings.length === 0 && !isRuledOut && !isProven;
}

function listLines(title: string, causes: readonly RankedCause[], { faint }: Palette): readonly string[] {
  return causes.length === 0 ? [] : [faint(title), ...causes.map(({ says }) => faint(`   - ${says}`))];
}

/** Whether to look at the files at all, said plainly. */
function summaryOf(causes: readonly RankedCause[], files: number): string {
  if (files === 0) return "No workflow was found here to look for the cause in. Likely causes in general:";
  if (causes.some(({ findings }) => findings.length > 0)) return "The likeliest cause first, by what the files show:";
  if (causes.some(({ isProven }) => isProven)) return "The likeliest cause first, by what the log says:";
  if (causes.length === 0)
    return "Nothing in these files leads to it: the run may have been of another version of them.";
  return "Nothing in these files leads to it: the cause most likely stands in no file.";
}

const mostFindings = 3;

function causeLines(cause: RankedCause, number: number, page: Page): readonly string[] {
  const { palette } = page;
  const shown = cause.findings.slice(0, mostFindings);
  const more = cause.findings.length - shown.length;
  const indent = " ".repeat(String(number).length + 2);
  return [
    `${palette.heading(`${number}. ${cause.says}`)}${palette.faint(remarkOf(cause, page.files))}`,
    ...shown.flatMap((finding) => findingLines(finding, page)).map((text) => `${indent}${text}`),
    ...(more > 0 ? [`${indent}and ${more} more: run ghcr-lint`] : []),
    ...(shown.some(({ remedy }) => remedy !== undefined) ? [] : [`${indent}to do: ${cause.todo}`]),
  ];
}

function remarkOf({ seen, findings, isProven }: RankedCause, files: number): string {
  if (isProven) return findings.length > 0 ? " (the log shows it, too)" : " (the log shows it)";
  if (findings.length > 0) return "";
  if (seen === "in no file") return " (in no file)";
  return files === 0 ? "" : " (no sign of it in these files)";
}

function findingLines(finding: SettledFinding, { palette, clean }: Page): readonly string[] {
  const { at, message, rule, remedy } = finding;
  const { line, column } = positionOf(at.file, at.start);
  const place = palette.place(`${clean(at.file.shownPath)}:${line}:${column}:`);
  const told = `${place} ${clean(message)} ${palette.rule(`[${rule.id}]`)}${"suppression" in finding ? " (ignored)" : ""}`;
  return remedy === undefined ? [told] : [told, `to do: ${clean(remedy)}`];
}

function tokenLines({ packages, job, jobs }: ComparedToken, { palette, clean }: Page): readonly string[] {
  const whose = job === undefined ? "" : ` of job \`${job}\``;
  const said = packages === "none" ? "no access to packages" : `\`packages: ${packages}\``;
  return [
    palette.heading(clean(`By the log the token${whose} had ${said}.`)),
    ...jobs.map((one) => clean(comparisonWords(packages, one))),
  ];
}

function comparisonWords(logged: ComparedToken["packages"], { called, packages, at }: JobAccess): string {
  const place = packages.at ?? at;
  const where = `${place.file.shownPath}:${positionOf(place.file, place.start).line}`;
  const { access, decidedBy } = packages;
  if (access === logged) return `The files say the same for ${called}: ${where}.`;
  if (decidedBy === "default") {
    const kind = logged === "write" ? "the permissive one" : "the restricted one";
    return `No \`permissions\` block speaks of ${called} (${where}): the repository's default decides, and it is ${kind}.`;
  }
  if (access === "unknown") return `The files do not show what the caller of ${called} grants (${where}).`;
  const differs = `The files say \`packages: ${access}\` for ${called} (${where}): `;
  return access === "write" && logged === "read"
    ? `${differs}the run was of a pull request from a fork, of Dependabot, or of another version of the file.`
    : `${differs}the run was of another version of the file.`;
}
