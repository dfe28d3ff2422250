import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { convertToIfCondition } from "@actions/workflow-parser/model/converter/if-condition";
import type { TemplateContext } from "@actions/workflow-parser/templates/template-context";
import type { TemplateValidationError } from "@actions/workflow-parser/templates/template-validation-error";
import type { TemplateToken } from "@actions/workflow-parser/templates/tokens/template-token";
import { isMapping, isSequence, isString } from "@actions/workflow-parser/templates/tokens/type-guards";
import { NoOperationTraceWriter } from "@actions/workflow-parser/templates/trace-writer";
import { parseWorkflow } from "@actions/workflow-parser/workflows/workflow-parser";
import type { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Action, Workflow } from "../workflow/model.ts";
import { codeOf } from "./code-of.ts";
import { meantKey } from "./meant-key.ts";
import { offsetReader, placeOf } from "./place-of.ts";

/**
 * What GitHub's own parser says against a file: https://github.com/actions/languageservices. A part of its own, because
 * that parser takes longer to load than all the rest. What has been noticed already is not told again.
 */
export function checkSchema(parsed: Workflow | Action): readonly Problem[] {
  const { file, problems } = parsed;
  if (problems.some(({ code }) => code === "yaml-syntax" || code === "budget" || code === "not-a-mapping")) return [];
  if (file.text.length > longestText) {
    const message = "too long to be checked against GitHub's schema";
    return [{ code: "budget", message, at: { file, start: 0, end: 0 } }];
  }
  const errors = schemaErrors(file, parsed.kind);
  return errors.length === 0 ? [] : withoutRepeats(problemsOf(parsed, errors), problems);
}

/** The parser looks through the whole file for each alias. Files that people write stay below half of this. */
const longestText = 1_000_000;

/** GitHub itself tells ten. */
const mostErrors = 500;

interface LocatedError {
  readonly message: string;
  readonly range: NonNullable<TemplateValidationError["range"]>;
}

function schemaErrors(file: SourceFile, kind: "workflow" | "action"): readonly LocatedError[] {
  const entry = { name: file.path, content: file.text };
  const trace = new NoOperationTraceWriter();
  const found: LocatedError[] = [];
  try {
    const { context, value } = kind === "workflow" ? parseWorkflow(entry, trace) : parseAction(entry, trace);
    if (value !== undefined) checkBareConditions(value, context);
    for (const { rawMessage, range } of context.errors.getErrors()) {
      // An error without a place is a crash that the parser caught itself, such as on a key that is a number.
      if (range !== undefined && found.length < mostErrors) found.push({ message: rawMessage, range });
    }
  } catch {
    // A crash of GitHub's parser says nothing about the file, and is no bug of ours: the file counts as not validated.
    return [];
  }
  return found;
}

/** An `if:` is an expression without `${{ }}` as well, which the parser looks at only in a later step. */
function checkBareConditions(token: TemplateToken, context: TemplateContext): void {
  if (isSequence(token)) {
    for (const item of token) checkBareConditions(item, context);
  } else if (isMapping(token)) {
    for (const { key, value } of token) {
      const isCondition = isString(key) && key.value === "if" && isString(value);
      if (isCondition && (value.definition?.key ?? "").endsWith("-if")) convertToIfCondition(context, value);
      else checkBareConditions(value, context);
    }
  }
}

function problemsOf({ file, kind, yaml }: Workflow | Action, errors: readonly LocatedError[]): readonly Problem[] {
  const offsetOf = offsetReader(file.text);
  const problems: Problem[] = [];
  for (const { message, range } of errors) {
    const place = placeOf(yaml.root, offsetOf(range.start), offsetOf(range.end));
    if (place === undefined) continue;
    const code = codeOf(message, place, kind);
    if (code === undefined) continue;
    const meant = place.role === "key" ? meantKey(place.path, kind) : undefined;
    const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
    problems.push({ code, message: ourWords(message) + hint, at: place.span });
  }
  return problems;
}

/** GitHub's words, as they stand on its web page, but without a capital and a full stop. */
function ourWords(message: string): string {
  // Its lexer throws the name of this error in place of words.
  if (message === "ErrorExceededMaxLength") return "the expression is longer than GitHub allows";
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
}

function withoutRepeats(found: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const kept: Problem[] = [];
  for (const problem of found) {
    const isTold = known.some(({ at }) => touches(at, problem.at));
    const isRepeated = kept.some(({ at, message }) => at.start === problem.at.start && message === problem.message);
    if (!isTold && !isRepeated) kept.push(problem);
  }
  return kept;
}

function touches(one: Span, other: Span): boolean {
  return one.start === other.start || (one.start < other.end && other.start < one.end);
}
