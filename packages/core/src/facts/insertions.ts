import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Credentials, Job, Pair, Permissions, Step } from "../workflow/model.ts";

/** Where entries can be added to a file: each of them is written between `before` and `after`, in place of `at`. */
export interface Insertion {
  readonly at: Span;
  readonly before: string;
  readonly after: string;
}

/** A `permissions:` block of scopes that can be edited. */
export interface EditableScopes {
  /** Where the access of each scope is written, by its name in lower case. */
  readonly values: ReadonlyMap<string, Span>;
  readonly insertion: Insertion;
}

/** Where a condition can be put on a step: as an `if:` of its own, or behind the one that it has. */
export type ConditionPlace =
  | { readonly kind: "new"; readonly insertion: Insertion }
  | {
      readonly kind: "joined";
      /** The condition that is there, without quotes and braces. */
      readonly at: Span;
      /** The quote around it, or nothing. */
      readonly quote: string;
    };

/** Undefined where the block is not written plainly: through an alias, over several lines in braces, with mixed line breaks. */
export function editableScopes({ key, value }: Permissions): EditableScopes | undefined {
  const { file } = key.span;
  if (value.kind !== "scopes" || !isPlain(file)) return undefined;
  if (!isOwn(key, value.span) || !value.scopes.every((scope) => isOwn(scope.key, scope.value.span))) return undefined;
  const values = new Map(value.scopes.map((scope) => [scope.key.value.toLowerCase(), scope.value.span]));
  const last = value.scopes.at(-1);
  const written = textOf(value.span);
  if (written === "{}") return { values, insertion: indented(value.span, columnOf(key.span)) };
  if (!last) return undefined;
  const end = last.value.span.end;
  if (written.startsWith("{")) {
    if (/[\r\n#]/.test(written)) return undefined;
    return { values, insertion: { at: emptyAt(file, end), before: ", ", after: "" } };
  }
  const column = columnOf(last.key.span);
  const at = column === undefined ? undefined : endOfLine(file, end);
  if (!at) return undefined;
  return { values, insertion: { at, before: lineBreakOf(file) + " ".repeat(column ?? 0), after: "" } };
}

/** It is written at its key, and has no name by which an alias could repeat it: to edit it there changes nothing else. */
function isOwn(key: Text, { file, start }: Span): boolean {
  const { end } = key.span;
  return start >= end && !file.text.slice(end, start).includes("&");
}

/** Where a job's own block can be written: behind its `runs-on`, else as its first key. */
export function blockInsertion(job: Job): Insertion | undefined {
  const { file, end } = job.id.span;
  // A key without a value counts for nothing, but it cannot be written twice.
  if (!isPlain(file) || job.permissions) return undefined;
  const first = /^:[ \t]*(?:#[^\r\n]*)?(?:\r?\n[ \t]*(?:#[^\r\n]*)?)*\r?\n([ ]+)(?=[\w"'-])/.exec(file.text.slice(end));
  if (!first) return undefined;
  const indent = first[1] as string;
  const lineBreak = lineBreakOf(file);
  const runsOn = job.runsOn?.kind === "scalar" ? endOfLine(file, job.runsOn.span.end) : undefined;
  if (runsOn) return { at: runsOn, before: lineBreak + indent, after: "" };
  return { at: emptyAt(file, end + first[0].length), before: "", after: lineBreak + indent };
}

/** Where an input can be added in front of those that a step has. */
export function inputInsertion({ with: inputs }: Step): Insertion | undefined {
  return beforeKey(inputs[0]);
}

/** Where the user name can be written in front of the password, and the password behind the user name. */
export function credentialPlaces({ entries }: Credentials): {
  readonly usernamePlace: Insertion | undefined;
  readonly passwordPlace: Insertion | undefined;
} {
  const has = (name: string): boolean => entries.some(({ key }) => key.value === name);
  return {
    usernamePlace: has("username") ? undefined : beforeKey(entries[0]),
    passwordPlace: has("password") ? undefined : behindPair(entries.at(-1)),
  };
}

/** Where a variable can be added to those of a step, or in a block of its own in front of its `run:`. */
export function variableInsertion({ env, action }: Step): Insertion | undefined {
  if (env.length > 0) return beforeKey(env[0]);
  if (action.kind !== "run") return undefined;
  const { span } = action.key;
  const column = columnOf(span);
  if (column === undefined || !isPlain(span.file)) return undefined;
  const lineBreak = lineBreakOf(span.file) + " ".repeat(column);
  return { at: emptyAt(span.file, span.start), before: `env:${lineBreak}  `, after: lineBreak };
}

/** Where a condition can be added to a step; undefined where its `if:` is written over several lines, or in braces in part. */
export function conditionPlace({ if: condition, action }: Step): ConditionPlace | undefined {
  if (condition) return joinedPlace(condition.span);
  const insertion = action.kind === "broken" ? undefined : beforeKey(action);
  return insertion && { kind: "new", insertion };
}

function joinedPlace(span: Span): ConditionPlace | undefined {
  const whole = textOf(span);
  const quote = /^["']/.exec(whole)?.[0] ?? "";
  const unquoted = whole.slice(quote.length, whole.length - quote.length);
  const inner = unquoted.trim();
  const isBraced = inner.startsWith("${{") && inner.endsWith("}}");
  const body = isBraced ? inner.slice(3, -2) : inner;
  const condition = body.trim();
  // Braces around a part, a text over several lines, and what is escaped in quotes.
  if (condition === "" || /[{}\\\r\n]|''|^[|>]/.test(condition) || !isPlain(span.file)) return undefined;
  const start = span.start + quote.length + unquoted.indexOf(inner) + (isBraced ? 3 : 0) + body.indexOf(condition);
  return { kind: "joined", at: { file: span.file, start, end: start + condition.length }, quote };
}

/** The whole of a script that stands in the file as the shell reads it, so that a command can be edited in its place. */
export function plainScript(text: Text): Span | undefined {
  const { span } = text;
  const sign = span.file.text.charAt(span.start);
  return isPlain(span.file) && sign !== '"' && sign !== "'" && sign !== ">" ? span : undefined;
}

function beforeKey(pair: Pick<Pair, "key"> | undefined): Insertion | undefined {
  const column = pair && columnOf(pair.key.span);
  if (!pair || column === undefined || !isPlain(pair.key.span.file)) return undefined;
  const { file, start } = pair.key.span;
  return { at: emptyAt(file, start), before: "", after: lineBreakOf(file) + " ".repeat(column) };
}

function behindPair(pair: Pair | undefined): Insertion | undefined {
  const column = pair && columnOf(pair.key.span);
  const file = pair?.key.span.file;
  const at = pair && file && isPlain(file) ? endOfLine(file, pair.value.span.end) : undefined;
  return at && file && column !== undefined
    ? { at, before: lineBreakOf(file) + " ".repeat(column), after: "" }
    : undefined;
}

/** Below a key, in place of its empty value. */
function indented(at: Span, column: number | undefined): Insertion {
  const { file, start } = at;
  const line = lineBefore(at);
  const gap = line.length - line.trimEnd().length;
  return {
    at: { file, start: start - gap, end: at.end },
    before: lineBreakOf(file) + " ".repeat((column ?? 0) + 2),
    after: "",
  };
}

/** How far in a key stands that begins its line, or an item of a list; undefined for one in braces. */
function columnOf(span: Span): number | undefined {
  const line = lineBefore(span);
  return /^\uFEFF?[ ]*(?:- +)*$/.test(line) ? line.replace("\uFEFF", "").length : undefined;
}

/** What stands on the line in front of a place. */
function lineBefore({ file, start }: Span): string {
  return file.text.slice(file.text.lastIndexOf("\n", start - 1) + 1, start);
}

/** The end of the line on which a value ends, if nothing but a comment follows it there. */
function endOfLine(file: SourceFile, end: number): Span | undefined {
  const rest = /^[ \t]*(?:[ \t]#[^\r\n]*)?(?=\r?\n|$)/.exec(file.text.slice(end));
  return rest ? emptyAt(file, end + rest[0].length) : undefined;
}

function emptyAt(file: SourceFile, at: number): Span {
  return { file, start: at, end: at };
}

/** As the file's first line ends. */
function lineBreakOf({ text }: SourceFile): string {
  return text.charAt(text.indexOf("\n") - 1) === "\r" ? "\r\n" : "\n";
}

const plainFiles = new WeakMap<SourceFile, boolean>();

/** Every step asks, so the answer is kept. */
function isPlain(file: SourceFile): boolean {
  const known = plainFiles.get(file) ?? isWrittenPlainly(file);
  plainFiles.set(file, known);
  return known;
}

/** What an anchor names stands in several places at once, and mixed line breaks leave open which one to write. */
function isWrittenPlainly({ path, text }: SourceFile): boolean {
  if (!/\.ya?ml$/.test(path) || /^ *(?:- +)*(?:[\w"'.-]+: +)?[&*]\w/m.test(text)) return false;
  const count = (sign: string): number => text.split(sign).length - 1;
  return count("\r") === 0 || (count("\r") === count("\n") && count("\n") === count("\r\n"));
}

function textOf({ file, start, end }: Span): string {
  return file.text.slice(start, end);
}
