import {
  access,
  applyFixes,
  explainError,
  lint,
  parseConfiguration,
  renderAccessJson,
  renderAccessMarkdown,
  renderAccessText,
  renderExplanation,
  renderJson,
  renderSarif,
  renderText,
} from "../../src/index.ts";
import type { Edit, LintInput, Report, SourceFile, Span } from "../../src/index.ts";
import { checkSchema } from "../../src/schema/check-schema.ts";
import { fitsSchema } from "../../src/schema/fits-schema.ts";
import { parseFile } from "../../src/workflow/parse-file.ts";
import { parsePlainYaml } from "../../src/workflow/parse-plain-yaml.ts";
import type { Node } from "../../src/workflow/model.ts";
import type { Text } from "../../src/source/text.ts";
import { parseYaml } from "../../src/workflow/parse-yaml.ts";
import { canaryPassword, canaryToken } from "./hostile-fragments.ts";

/**
 * What holds for every input, however hostile it is. Throws where it does not. The second run and the access map take as
 * long as all the rest: a long run leaves them to some of its inputs.
 */
export function checkInvariants(files: readonly SourceFile[], all = true): void {
  const started = process.cpuUsage();
  const input = inputOf(files);
  const report = lint(input);
  checkSpans(report, files);
  checkPlainYaml(files);
  checkFitting(input.files);
  const json = renderJson(report, { suppressed: true });
  const more = all ? accessOutputsOf(input, report) : {};
  for (const [name, output] of Object.entries({ json, ...outputsOf(report), ...more })) {
    checkPrinted(name, output, files, report.secrets);
  }
  checkFixes(input, report);
  if (all) {
    const again = inputOf(files.map((file) => ({ ...file })));
    const repeated = renderJson(lint(again), { suppressed: true });
    demand(repeated === json, "the same input gives another result the second time");
  }
  const { user, system } = process.cpuUsage(started);
  const milliseconds = (user + system) / 1000;
  demand(milliseconds < mostMilliseconds, `it takes ${Math.round(milliseconds)} ms`);
}

/** For about a dozen runs over at most some files of 60 kB, with all renderers, on a machine that has other things to do. */
const mostMilliseconds = 10_000;

function demand(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

function inputOf(files: readonly SourceFile[]): LintInput {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const own = byPath.get(".github/ghcr-lint.yml");
  const configuration = own && configurationOf(own);
  return {
    files: files.filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(path)),
    lookup: (path) => byPath.get(path),
    settings: { repository: "acme/App", ...configuration?.settings },
    configuration,
    today: "2026-01-01",
    checkSchema,
  };
}

function configurationOf(file: SourceFile): LintInput["configuration"] & Pick<LintInput, "settings"> {
  const { configuration, problems } = parseConfiguration(file);
  for (const { at } of problems) checkSpan(at, [file]);
  return configuration;
}

function checkSpans(report: Report, files: readonly SourceFile[]): void {
  for (const { at, related = [], fix, cases } of [...report.findings, ...report.suppressed]) {
    checkSpan(at, files);
    for (const note of related) checkSpan(note.at, files);
    for (const edit of fix?.edits ?? []) checkSpan(edit.span, files);
    for (const { finding } of cases) checkSpan(finding.at, files);
  }
}

function checkSpan({ file, start, end }: Span, files: readonly SourceFile[]): void {
  demand(files.includes(file), `a place in ${file.path}, which was not handed in`);
  const isInside = 0 <= start && start <= end && end <= file.text.length;
  demand(isInside, `a place from ${start} to ${end} in a file of ${file.text.length} characters`);
}

/** What is read without the YAML library is read in the same way. */
function checkPlainYaml(files: readonly SourceFile[]): void {
  for (const file of files) {
    const plain = parsePlainYaml(file);
    if (plain === undefined) continue;
    const { root, problems } = parseYaml(file);
    demand(problems.length === 0, `taken for plain YAML, and yet: ${problems[0]?.message ?? ""}`);
    demand(root !== undefined && shapeOf(plain) === shapeOf(root), "plain YAML is read in another way");
  }
}

/** What GitHub's parser is not asked about is nothing that it finds fault with. */
function checkFitting(files: readonly SourceFile[]): void {
  for (const file of files) {
    const read = parseFile(file);
    if (read.kind === "neither" || read.problems.length > 0 || !fitsSchema(read)) continue;
    const [problem] = checkSchema(read);
    demand(problem === undefined || problem.code === "budget", `fits the schema, and yet: ${problem?.message ?? ""}`);
  }
}

/** All of a tree that anybody sees, the places inside its scalars included. */
function shapeOf(node: Node): string {
  const place = `${node.span.start}-${node.span.end}`;
  if (node.kind === "sequence") return `[${node.items.map(shapeOf).join()}]${place}`;
  if (node.kind === "map")
    return `{${node.entries.map(({ key, value }) => `${textShape(key)}:${shapeOf(value)}`).join()}}${place}`;
  return `${node.type} ${textShape(node.text)}`;
}

function textShape(text: Text): string {
  const { value, span } = text;
  const middle = text.within(value.length >> 1, value.length);
  return JSON.stringify([value, span.start, span.end, middle.start, middle.end]);
}

function outputsOf(report: Report): Readonly<Record<string, string>> {
  return {
    text: renderText(report, { color: false, verbose: true, suppressed: true }),
    sarif: renderSarif(report, { suppressed: true }),
  };
}

function accessOutputsOf(input: LintInput, report: Report): Readonly<Record<string, string>> {
  const map = access(input);
  const log = input.lookup("run.log");
  return {
    "access as text": renderAccessText(map, { color: false }),
    "access as JSON": renderAccessJson(map),
    "access as Markdown": renderAccessMarkdown(map),
    ...(log ? { explanation: renderExplanation(explainError(log.text, report, map), { color: false }) } : {}),
  };
}

function checkPrinted(name: string, output: string, files: readonly SourceFile[], secrets: readonly string[]): void {
  const obeyed = /[^\P{Cc}\n]|[\p{Cs}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|##\[|^\s*::/mu.exec(output);
  demand(obeyed === null, `a terminal or a runner would obey ${JSON.stringify(obeyed?.[0])} in ${name}`);
  demand(!output.includes(canaryToken), `a token is told in ${name}`);
  // A token that was cut in two is none any more; of a whole one not even a part may be told.
  const isWhole = files.every(({ text }) => !text.replaceAll(canaryToken, "").includes(canaryPart));
  demand(!isWhole || !output.includes(canaryPart), `a part of a token is told in ${name}`);
  demand(!secrets.includes(canaryPassword) || !output.includes(canaryPassword), `a password is told in ${name}`);
  if (/json|sarif/i.test(name)) JSON.parse(output);
}

const canaryPart = canaryToken.slice(4, 10);

/** Every replacement stays in its file and in those that were handed in, and what comes out holds as well. */
function checkFixes(input: LintInput, report: Report): void {
  const edits: readonly Edit[] = report.findings.flatMap(({ fix }) => fix?.edits ?? []);
  if (edits.length === 0) return;
  const { changes, report: fixed } = applyFixes(input, "unsafe");
  for (const { before, after } of changes) {
    demand(
      input.files.includes(before) && after.path === before.path,
      `a fix of ${after.path}, which was not handed in`,
    );
  }
  const now = input.files.map((file) => changes.find(({ before }) => before === file)?.after ?? file);
  const byPath = new Map(now.map((file) => [file.path, file]));
  checkSpans(fixed, [
    ...now,
    ...[...new Set(fixed.findings.map(({ at }) => at.file))].filter((file) => !byPath.has(file.path)),
  ]);
}
