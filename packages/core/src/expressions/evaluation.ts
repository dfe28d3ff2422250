import type { Span } from "../source/span.ts";
import { jsonAsText, type JsonCollection, type JsonData } from "./json-data.ts";
import { choice, literal, unknown } from "./make-value.ts";
import { agreeing, truthOf, YES } from "./truth.ts";
import type { Truth, Value } from "./value.ts";

/**
 * What a part of an expression comes to. A `Value` alone would not do: of `cond && x || y` it must be kept in mind that
 * where `cond` came through the `&&`, it is false, and that a comparison is a boolean although its answer is not known.
 */
export interface Evaluation {
  readonly outcomes: readonly Outcome[];
  readonly truth: Truth;
  /** A list or an object, which a `Value` has no form for. */
  readonly data?: JsonCollection;
}

export interface Outcome {
  readonly value: Value;
  readonly truth: Truth;
  readonly isBoolean: boolean;
}

export function evaluationOf(value: Value): Evaluation {
  const outcomes = (value.kind === "choice" ? value.of : [value]).map((member) => ({
    value: member,
    truth: truthOf(member),
    isBoolean: member.kind === "literal" && member.type === "boolean",
  }));
  return { outcomes, truth: truthOf(value) };
}

export function evaluationOfTruth(truth: Truth, span: Span): Evaluation {
  return { outcomes: [{ value: valueOfTruth(truth, span), truth, isBoolean: true }], truth };
}

/** Lists and objects are always true. */
export function evaluationOfData(data: JsonCollection, span: Span): Evaluation {
  const value = unknown("it is a list or an object, not a text", span);
  return { outcomes: [{ value, truth: YES, isBoolean: false }], truth: YES, data };
}

/** One of several evaluations; which one, hangs on `truths`. */
export function oneOf(evaluations: readonly Evaluation[], conditions: readonly Truth[]): Evaluation {
  const outcomes = evaluations.flatMap((evaluation) => evaluation.outcomes);
  const truth = agreeing(evaluations.map((evaluation) => evaluation.truth));
  if (truth.is !== "maybe") return { outcomes, truth };
  return { outcomes, truth: agreeing([truth, ...conditions.filter((condition) => condition.is === "maybe")]) };
}

export function valueOf(evaluation: Evaluation, span: Span): Value {
  const [first, ...others] = evaluation.outcomes;
  if (first !== undefined && others.length === 0) return first.value;
  // On what a boolean hangs says more than that it is true or false; a choice that hangs on nothing is the scope's own.
  const hangs = evaluation.truth.is !== "maybe" || evaluation.truth.on.length > 0;
  if (hangs && evaluation.outcomes.every((outcome) => outcome.isBoolean)) return valueOfTruth(evaluation.truth, span);
  return choice(
    evaluation.outcomes.map((outcome) => outcome.value),
    span,
  );
}

export function valueOfTruth(truth: Truth, span: Span): Value {
  if (truth.is === "maybe") return unknown("it is decided when it runs", span, truth.on);
  return literal(truth.is === "yes" ? "true" : "false", span, "boolean");
}

export function valueOfJson(data: Exclude<JsonData, JsonCollection>, span: Span): Value {
  if (data === null) return literal("", span, "null");
  const type = typeof data === "number" ? "number" : typeof data === "boolean" ? "boolean" : "string";
  return literal(jsonAsText(data), span, type);
}
