import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Credentials, Entry, Job, Pair, Permissions, Step } from "../workflow/model.ts";
import { entriesOf, entryAt, valueAt } from "../workflow/read-node.ts";
import {
  beforeEntry,
  beforeKey,
  behindEntry,
  belowKey,
  columnOf,
  emptyAt,
  endOfLine,
  inPlaceOfNothing,
  levelOf,
  lineBreakOf,
  textOf,
  type Insertion,
} from "./entry-places.ts";
import { isPlain } from "./plain-files.ts";

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

/** Undefined where the block is not written plainly: through an alias, with mixed line breaks. */
export function editableScopes({ key, value }: Permissions): EditableScopes | undefined {
  const { file } = key.span;
  if (value.kind !== "scopes" || !isPlain(file)) return undefined;
  if (!isOwn(key, value.span) || !value.scopes.every((scope) => isOwn(scope.key, scope.value.span))) return undefined;
  const values = new Map(value.scopes.map((scope) => [scope.key.value.toLowerCase(), scope.value.span]));
  const last = value.scopes.at(-1);
  if (!last) {
    const insertion = belowKey(key);
    return insertion && { values, insertion };
  }
  if (textOf(value.span).startsWith("{")) {
    return { values, insertion: { at: emptyAt(file, last.value.span.end), before: ", ", after: "" } };
  }
  const insertion = behindEntry(last);
  return insertion && { values, insertion };
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
  const runsOn = job.runsOn?.kind === "scalar" ? endOfLine(file, job.runsOn.span.end) : undefined;
  const level = levelOf(file);
  if (runsOn) return { at: runsOn, before: lineBreakOf(file) + indent, after: "", level };
  return { ...beforeKey(file, end + first[0].length, indent), level };
}

/** Where an input can be written that a step does not give, or gives without a value. */
export function inputInsertion({ node, stray }: Step, name: string): Insertion | undefined {
  if (stray.length > 0) return undefined;
  const inputs = entriesOf(valueAt(node, "with"));
  const given = inputs.find(({ key }) => key.value.toLowerCase() === name.toLowerCase());
  if (given) return nothingIn(given);
  return named(name, inputs[0] && beforeEntry(inputs[0].key));
}

/** Where the user name can be written in front of the password, and the password behind the user name, or in place of nothing. */
export function credentialPlaces({ entries }: Credentials): {
  readonly usernamePlace: Insertion | undefined;
  readonly passwordPlace: Insertion | undefined;
} {
  const [first] = entries;
  const last = entries.at(-1);
  const given = (name: string): Pair | undefined => entries.find(({ key }) => key.value === name);
  const [username, password] = [given("username"), given("password")];
  return {
    usernamePlace: username ? inPlaceOfNothing(username) : named("username", first && beforeEntry(first.key)),
    passwordPlace: password ? inPlaceOfNothing(password) : named("password", last && behindEntry(last)),
  };
}

/** Where a variable can be added to those of a step, or in a block of its own in front of its `run:`. */
export function variableInsertion({ node, action }: Step): Insertion | undefined {
  const env = entryAt(node, "env");
  if (env) {
    const [first] = entriesOf(env.value);
    return first ? beforeEntry(first.key) : belowKey(env.key);
  }
  const place = action.kind === "run" ? beforeEntry(action.key) : undefined;
  const column = action.kind === "run" ? columnOf(action.key.span) : undefined;
  if (!place || column === undefined) return undefined;
  const under = lineBreakOf(place.at.file) + " ".repeat(column) + levelOf(place.at.file);
  return { ...place, before: `${place.before}env:${under}` };
}

/** Where a condition can be added to a step; undefined where its `if:` is written over several lines, or in braces in part. */
export function conditionPlace({ if: condition, action, node }: Step): ConditionPlace | undefined {
  if (condition) return joinedPlace(condition.span);
  const empty = entryAt(node, "if");
  const insertion = empty
    ? nothingIn(empty)
    : named("if", action.kind === "broken" ? undefined : beforeEntry(action.key));
  return insertion && { kind: "new", insertion };
}

function nothingIn({ key, value }: Entry): Insertion | undefined {
  return value.kind === "scalar" ? inPlaceOfNothing({ key, value: value.text }) : undefined;
}

/** A place for the value of an entry that is to be written with its name. */
function named(name: string, place: Insertion | undefined): Insertion | undefined {
  return place && { ...place, before: `${place.before}${name}: ` };
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
