import type { Span } from "../source/span.ts";
import { compareValues, forEachPair, withoutCase } from "./compare-values.ts";
import {
  type Evaluation,
  evaluationOf,
  evaluationOfData,
  evaluationOfTruth,
  oneOf,
  valueOf,
  valueOfJson,
} from "./evaluation.ts";
import { formatText } from "./format-text.ts";
import { isCollection, isList, jsonAsText, readJson } from "./json-data.ts";
import { choice, literal, unknown } from "./make-value.ts";
import { members } from "./members.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "./read-value.ts";
import { maybe, NO, or, YES } from "./truth.ts";
import type { Truth, Value } from "./value.ts";

/**
 * A call of one of the functions that GitHub documents, in lower case; undefined where there is no such function.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions#functions
 */
export function callFunction(name: string, given: readonly Evaluation[], span: Span): Evaluation | undefined {
  const call = FUNCTIONS.get(name);
  return call?.({ given, values: given.map((evaluation) => valueOf(evaluation, span)), span });
}

interface Call {
  readonly given: readonly Evaluation[];
  readonly values: readonly Value[];
  readonly span: Span;
}

const FUNCTIONS: ReadonlyMap<string, (call: Call) => Evaluation> = new Map([
  ["contains", contains],
  ["startswith", (call: Call) => testTexts(call, startsWith)],
  ["endswith", (call: Call) => testTexts(call, endsWith)],
  ["format", format],
  ["join", join],
  ["tojson", toJson],
  ["fromjson", fromJson],
  ["case", chooseCase],
]);

function contains(call: Call): Evaluation {
  const [list, item] = call.given;
  const [, wanted] = call.values;
  if (list?.data === undefined || wanted === undefined) return testTexts(call, holds);
  if (item?.data !== undefined || !isList(list.data)) return evaluationOfTruth(NO, call.span);
  const found = list.data.map((held) =>
    isCollection(held) ? NO : compareValues(wanted, "==", valueOfJson(held, call.span)),
  );
  return evaluationOfTruth(or(NO, ...found), call.span);
}

/** Lists and objects are no text, and so neither hold nor begin with anything. */
function testTexts(call: Call, test: (whole: Value, piece: Value) => Truth): Evaluation {
  const [whole, piece] = call.values;
  const isText = call.given.every((evaluation) => evaluation.data === undefined);
  if (whole === undefined || piece === undefined || !isText) return evaluationOfTruth(NO, call.span);
  return evaluationOfTruth(forEachPair(whole, piece, test), call.span);
}

function holds(whole: Value, piece: Value): Truth {
  const wanted = knownText(piece);
  if (wanted === undefined) return maybe([]);
  const text = knownText(whole);
  if (text !== undefined) return text.includes(wanted) ? YES : NO;
  const parts = whole.kind === "joined" ? whole.parts : [];
  return parts.some((part) => knownText(part)?.includes(wanted)) ? YES : maybe([]);
}

function startsWith(whole: Value, piece: Value): Truth {
  const wanted = knownText(piece);
  const prefix = withoutCase(literalPrefix(whole));
  if (wanted === undefined) return maybe([]);
  if (prefix.startsWith(wanted)) return certainOfText(whole, wanted);
  return knownText(whole) !== undefined || !wanted.startsWith(prefix) ? NO : maybe([]);
}

function endsWith(whole: Value, piece: Value): Truth {
  const wanted = knownText(piece);
  const suffix = withoutCase(literalSuffix(whole));
  if (wanted === undefined) return maybe([]);
  if (suffix.endsWith(wanted)) return certainOfText(whole, wanted);
  return knownText(whole) !== undefined || !wanted.endsWith(suffix) ? NO : maybe([]);
}

/** Every text begins with '', but what a context holds need not be a text. */
function certainOfText(whole: Value, wanted: string): Truth {
  return wanted === "" && (whole.kind === "context" || whole.kind === "unknown") ? maybe([]) : YES;
}

function format(call: Call): Evaluation {
  const [pattern] = call.values;
  const written = pattern && literalOf(pattern);
  if (pattern === undefined || written === undefined) return onlyWhenItRuns("format", call);
  const given = call.given.slice(1).map((evaluation) => {
    if (evaluation.data !== undefined) return literal(jsonAsText(evaluation.data), call.span);
    return valueOf(evaluation, call.span);
  });
  return evaluationOf(formatText(written, given, pattern.span, call.span));
}

function join(call: Call): Evaluation {
  const [list, separator] = call.given;
  const [whole, between] = call.values;
  if (list?.data === undefined) {
    const mayBeList = whole === undefined || whole.kind === "context" || whole.kind === "unknown";
    if (mayBeList) return onlyWhenItRuns("join", call);
    return evaluationOf(whole.kind === "literal" ? literal(whole.text, whole.span) : whole);
  }
  if (!isList(list.data)) return evaluationOf(literal("", call.span));
  const text = between === undefined || separator?.data !== undefined ? "," : literalOf(between);
  if (text === undefined) return onlyWhenItRuns("join", call);
  return evaluationOf(literal(list.data.map(jsonAsText).join(text), call.span));
}

function toJson(call: Call): Evaluation {
  const [value] = call.values;
  const data = call.given[0]?.data;
  if (data !== undefined) return evaluationOf(literal(JSON.stringify(data, null, 2), call.span));
  if (value?.kind !== "literal") return onlyWhenItRuns("toJSON", call);
  if (value.type === "null") return evaluationOf(literal("null", call.span));
  return evaluationOf(literal(value.type === "string" ? JSON.stringify(value.text) : value.text, call.span));
}

function fromJson(call: Call): Evaluation {
  const [value] = call.values;
  const texts = value === undefined ? [] : members(value).map(literalOf);
  const read = texts.map((text) => (text === undefined ? undefined : readJson(text)));
  const [first] = read;
  if (first !== undefined && isCollection(first) && read.length === 1) return evaluationOfData(first, call.span);
  const simple = read.filter(
    (data): data is string | number | boolean | null => data !== undefined && !isCollection(data),
  );
  if (simple.length === 0 || simple.length < read.length) return onlyWhenItRuns("fromJSON", call);
  return evaluationOf(
    choice(
      simple.map((data) => valueOfJson(data, call.span)),
      call.span,
    ),
  );
}

/** `case(condition, value, …, otherwise)`: a condition that is no boolean makes the run fail. */
function chooseCase(call: Call): Evaluation {
  const possible: Evaluation[] = [];
  const conditions: Truth[] = [];
  for (let at = 0; at + 1 < call.given.length; at += 2) {
    const [condition, value] = [call.given[at], call.given[at + 1]];
    if (condition === undefined || value === undefined || cannotBeBoolean(condition)) {
      return evaluationOf(unknown("a condition of `case` is not a boolean", call.span));
    }
    conditions.push(condition.truth);
    if (condition.truth.is !== "no") possible.push(value);
    if (condition.truth.is === "yes") return oneOf(possible, conditions);
  }
  const otherwise = call.given.at(-1);
  if (otherwise !== undefined) possible.push(otherwise);
  return oneOf(possible, conditions);
}

function cannotBeBoolean(condition: Evaluation): boolean {
  const isCertain = condition.outcomes.every(
    ({ value, isBoolean }) => !isBoolean && value.kind !== "context" && value.kind !== "unknown",
  );
  return isCertain || condition.data !== undefined;
}

function onlyWhenItRuns(name: string, call: Call): Evaluation {
  return evaluationOf(
    unknown(`what \`${name}\` gives is decided when it runs`, call.span, call.values.flatMap(hangsOn)),
  );
}

function knownText(value: Value): string | undefined {
  const text = literalOf(value);
  return text === undefined ? undefined : withoutCase(text);
}
