import { members } from "./members.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "./read-value.ts";
import type { Scope } from "./scope.ts";
import { agreeing, maybe, not, NO, truthOf, YES } from "./truth.ts";
import type { Truth, Value } from "./value.ts";

export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";

/** Compares as GitHub does: https://docs.github.com/actions/reference/workflows-and-actions/expressions#operators */
export function compareValues(left: Value, comparison: Comparison, right: Value, same?: Scope["same"]): Truth {
  return forEachPair(left, right, (one, other) => comparePair(one, comparison, other, same));
}

/** What holds for everything that the two may be; if that differs, it hangs on what both hang on. */
export function forEachPair(left: Value, right: Value, test: (one: Value, other: Value) => Truth): Truth {
  const rights = members(right);
  const answers = members(left).flatMap((one) => rights.map((other) => test(one, other)));
  const answer = agreeing(answers);
  return answer.is === "maybe" ? maybe([...hangsOn(left), ...hangsOn(right)]) : answer;
}

/** No case, as .NET's OrdinalIgnoreCase has it: the dotless i has no upper case. */
export function withoutCase(text: string): string {
  return text
    .split("ı")
    .map((piece) => piece.toUpperCase())
    .join("ı");
}

function comparePair(left: Value, comparison: Comparison, right: Value, same: Scope["same"]): Truth {
  if (comparison === "!=") return not(comparePair(left, "==", right, same));
  const answers = readingsOf(left).flatMap((one) =>
    readingsOf(right).map((other) => (compareData(one, comparison, other) ? YES : NO)),
  );
  if (answers.length > 0) return agreeing(answers);
  if (comparison !== "==") return maybe([]);
  if (certainlyDiffer(left, right) || certainlyDiffer(right, left)) return NO;
  const told = same?.(left, right);
  if (told === undefined) return maybe([]);
  return told ? YES : NO;
}

type Datum = string | number | boolean | null;

/** What it is to GitHub, where that is known. What is not set is null in one place and '' in another. */
function readingsOf(value: Value): readonly Datum[] {
  if (value.kind === "empty") return ["", null];
  const text = literalOf(value);
  if (text === undefined) return [];
  if (value.kind !== "literal" || value.type === "string") return [text];
  if (value.type === "number") return [Number(text)];
  return [value.type === "null" ? null : text === "true"];
}

function compareData(left: Datum, comparison: Comparison, right: Datum): boolean {
  if (typeof left === "string" && typeof right === "string") {
    return isOrdered(withoutCase(left), comparison, withoutCase(right));
  }
  if (left === null && right === null) return isOrdered(0, comparison, 0);
  return isOrdered(numberOf(left), comparison, numberOf(right));
}

function isOrdered<Kind extends string | number>(left: Kind, comparison: Comparison, right: Kind): boolean {
  switch (comparison) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

/** Of different types, GitHub compares the numbers. Unlike JavaScript it knows no `0b`. */
function numberOf(value: Datum): number {
  return typeof value === "string" && /^\s*0b/i.test(value) ? Number.NaN : Number(value);
}

/** A text of which only a part is known cannot be another that begins, ends or is too short otherwise. */
function certainlyDiffer(one: Value, other: Value): boolean {
  const text = literalOf(other);
  const isText = other.kind === "empty" || (other.kind === "literal" && other.type === "string");
  if (text === "" && isText) return isSomeText(one) && truthOf(one).is === "yes";
  if (one.kind !== "joined") return false;
  if (isText && text !== undefined) {
    const whole = withoutCase(text);
    const [prefix, suffix] = [withoutCase(literalPrefix(one)), withoutCase(literalSuffix(one))];
    return !whole.startsWith(prefix) || !whole.endsWith(suffix) || whole.length < prefix.length + suffix.length;
  }
  return other.kind === "joined" && endsConflict(one, other);
}

function endsConflict(one: Value, other: Value): boolean {
  const prefixes = [withoutCase(literalPrefix(one)), withoutCase(literalPrefix(other))] as const;
  const suffixes = [withoutCase(literalSuffix(one)), withoutCase(literalSuffix(other))] as const;
  const startAlike = prefixes[0].startsWith(prefixes[1]) || prefixes[1].startsWith(prefixes[0]);
  const endAlike = suffixes[0].endsWith(suffixes[1]) || suffixes[1].endsWith(suffixes[0]);
  return !startAlike || !endAlike;
}

function isSomeText(value: Value): boolean {
  return value.kind === "joined" || value.kind === "github-token" || value.kind === "app-token";
}
