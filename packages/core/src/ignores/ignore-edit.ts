import { lineNumbered, positionOf } from "../report/positions.ts";
import { applyEdits } from "../source/apply-edits.ts";
import type { Edit } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { ParsedFile } from "../workflow/model.ts";
import { parseFile } from "../workflow/parse-file.ts";
import { yamlComments } from "../workflow/yaml-comments.ts";
import { blocksOf, ignoreComments } from "./ignore-comments.ts";

/**
 * The comment that ignores a rule at a place: on the line above it, or, where no comment can stand there, above the step or
 * the job. It is tried out before it is offered, so that it means just this.
 */
export function ignoreEdit(at: Span, rule: string): Edit | undefined {
  const { file } = at;
  const parsed = parsedIfYaml(file);
  const line = positionOf(file, at.start).line;
  const around = parsed ? blocksOf(parsed).filter(({ firstLine, end }) => firstLine <= line && at.start < end) : [];
  const above = around.map(({ firstLine }) => firstLine).toSorted((a, b) => b - a);
  return [...new Set([line, ...above])]
    .map((number) => commentAbove(file, number, rule))
    .find((edit) => isUnderstood(edit, { at, rule, parsed }));
}

/** In front of the line, as far to the right and with the same end. */
function commentAbove(file: SourceFile, number: number, rule: string): Edit {
  const { start, end } = lineNumbered(file, number);
  const indent = /^[ \t]*/.exec(file.text.slice(start, end))?.[0] ?? "";
  const lineBreak = /\r\n|\n|\r/.exec(file.text)?.[0] ?? "\n";
  return {
    span: { file, start, end: start },
    text: `${indent}# ghcr-lint: ignore[${rule}] ${openReason}${lineBreak}`,
  };
}

/** Only a person has the reason. In its place stands what nobody takes for one, and whatever looks for things to do finds. */
const openReason = "TODO: say why";

function isUnderstood(
  edit: Edit,
  { at, rule, parsed }: { readonly at: Span; readonly rule: string; readonly parsed: ParsedFile | undefined },
): boolean {
  const file = applyEdits(at.file, [edit]);
  const after = parsedIfYaml(file);
  const place: Span = { file, start: at.start + edit.text.length, end: at.end + edit.text.length };
  return (
    (after === undefined ? !goesOn(edit.span) : isComment(edit, file)) &&
    after?.problems.length === parsed?.problems.length &&
    ignoreComments(file, after, false).some(
      ({ at: comment, rules, covers }) =>
        comment.start >= edit.span.start &&
        comment.end <= edit.span.start + edit.text.length &&
        rules.some(({ id }) => id === rule) &&
        covers(place),
    )
  );
}

/** Of the file, and not of a script in it: what is a comment in bash may end a line of a folded scalar, and with it the script. */
function isComment({ span, text }: Edit, file: SourceFile): boolean {
  return yamlComments(file).some(({ start }) => start === span.start + text.indexOf("#"));
}

/** A comment would end the command that a backslash carries over to the next line. */
function goesOn({ file, start }: Span): boolean {
  return /\\(?:\r\n|\n|\r)$/.test(file.text.slice(0, start));
}

function parsedIfYaml(file: SourceFile): ParsedFile | undefined {
  return /\.ya?ml$/.test(file.path) ? parseFile(file) : undefined;
}
