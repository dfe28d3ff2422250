import { lineNumbered, positionOf } from "../report/positions.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import { plainText } from "../source/text.ts";
import type { Job, ParsedFile, Step } from "../workflow/model.ts";
import { yamlComments } from "../workflow/yaml-comments.ts";
import type { Ignore } from "./ignore.ts";
import { scriptComments } from "./script-comments.ts";

/**
 * Every `# ghcr-lint: ignore[…]` of a file: YAML comments, comments in the scripts of its steps, and, of a file that is
 * a script itself, its comments.
 */
export function ignoreComments(file: SourceFile, parsed: ParsedFile | undefined, isJudged: boolean): readonly Ignore[] {
  if (!file.text.includes("ghcr-lint:")) return [];
  const blocks = parsed ? blocksOf(parsed) : [];
  return commentsOf(file, parsed)
    .slice(0, mostComments)
    .flatMap((comment) => {
      const ignore = readComment(comment, blocks);
      return ignore === undefined ? [] : [{ ...ignore, isJudged }];
    });
}

/** Of a file with more than these the rest is passed over, so that what they would hide is told. */
const mostComments = 1000;

function commentsOf(file: SourceFile, parsed: ParsedFile | undefined): readonly Span[] {
  if (parsed === undefined) return scriptComments(plainText(file, 0, file.text.length), undefined);
  const scripts = stepsOf(parsed).flatMap(({ step, shell }) =>
    step.action.kind === "run" ? scriptComments(step.action.script, step.action.shell?.value ?? shell) : [],
  );
  // A script that an anchor repeats stands in the file once.
  const places = new Map([...yamlComments(file), ...scripts].map((comment) => [comment.start, comment]));
  return [...places.values()].filter(({ start, end }) => file.text.slice(start, end).includes("ghcr-lint:"));
}

function stepsOf(parsed: ParsedFile): readonly { readonly step: Step; readonly shell: string | undefined }[] {
  if (parsed.kind === "action") {
    return parsed.runs.using === "composite" ? parsed.runs.steps.map((step) => ({ step, shell: undefined })) : [];
  }
  if (parsed.kind !== "workflow") return [];
  const shellOf = (job: Job): string | undefined => (job.defaultShell ?? parsed.defaultShell)?.value;
  return parsed.jobs.flatMap((job) => job.steps.map((step) => ({ step, shell: shellOf(job) })));
}

/** A step or a job: an ignore on the line above the first holds to the last. */
export interface Block {
  readonly firstLine: number;
  readonly end: number;
}

export function blocksOf(parsed: ParsedFile): readonly Block[] {
  const jobs = parsed.kind === "workflow" ? parsed.jobs : [];
  return [
    ...jobs.map(({ id, span }) => ({ firstLine: lineAt(id.span), end: span.end })),
    ...stepsOf(parsed).map(({ step }) => ({ firstLine: dashLine(step.span), end: step.span.end })),
  ];
}

/** The line of the step's `-`, which may stand above its first key, alone or with an anchor. */
function dashLine(step: Span): number {
  const line = lineAt(step);
  const { start } = lineNumbered(step.file, line);
  if (step.file.text.slice(start, step.start).includes("-")) return line;
  const above = lineNumbered(step.file, line - 1);
  return step.file.text.slice(above.start, above.end).trimStart().startsWith("-") ? line - 1 : line;
}

const pattern =
  /#[ \t]*ghcr-lint:[ \t]*(?<word>ignore(?:-file)?)(?![\w-])[ \t]*(?:\[(?<rules>[^\]]*)\])?(?<reason>[^]*)$/;

/** It may stand behind another comment: `uses: … # v4 # ghcr-lint: ignore[…] …`. */
function readComment(comment: Span, blocks: readonly Block[]): Omit<Ignore, "isJudged"> | undefined {
  const { file } = comment;
  const match = pattern.exec(file.text.slice(comment.start, comment.end));
  if (!match) return undefined;
  const start = comment.start + match.index;
  const list = match.groups?.["rules"] ?? "";
  const listStart = start + match[0].indexOf("[") + 1;
  const reason = match.groups?.["reason"]?.trim() ?? "";
  return {
    kind: "comment",
    at: { file, start, end: start + match[0].trimEnd().length },
    rules: [...list.matchAll(/[^\s,][^,]*/g)].map(({ 0: part, index }) => {
      const id = part.trim();
      return { id, at: { file, start: listStart + index, end: listStart + index + id.length } };
    }),
    reason: reason === "" ? undefined : reason,
    until: undefined,
    covers: match.groups?.["word"] === "ignore" ? reachOf(comment, blocks) : (at) => at.file === file,
  };
}

/** Its own line; where it stands alone, also all to the next line that is no comment, or the step or job that begins there. */
function reachOf(comment: Span, blocks: readonly Block[]): Ignore["covers"] {
  const { file } = comment;
  const own = lineAt(comment);
  const isAlone = file.text.slice(lineNumbered(file, own).start, comment.start).trim() === "";
  const next = isAlone ? nextLine(file, own) : own;
  const end = Math.max(
    -1,
    ...blocks.filter(({ firstLine }) => isAlone && firstLine === next).map((block) => block.end),
  );
  return (at) => {
    if (at.file !== file) return false;
    const line = lineAt(at);
    return (line >= own && line <= next) || (line > next && at.start < end);
  };
}

function nextLine(file: SourceFile, own: number): number {
  let next = own + 1;
  while (next - own < longestStack && isComment(file, next)) next++;
  return next;
}

/** Several ignores may stand above each other. */
const longestStack = 20;

function isComment(file: SourceFile, number: number): boolean {
  const line = lineNumbered(file, number);
  return /^\s*#/.test(file.text.slice(line.start, line.end));
}

function lineAt({ file, start }: Span): number {
  return positionOf(file, start).line;
}
