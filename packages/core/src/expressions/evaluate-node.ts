import {
  Binary,
  ContextAccess,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  Literal,
  Logical,
  Star,
  Unary,
} from "@actions/expressions/ast";
import { type Token, TokenType } from "@actions/expressions/lexer";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import { callFunction } from "./call-function.ts";
import { type Comparison, compareValues } from "./compare-values.ts";
import {
  type Evaluation,
  evaluationOf,
  evaluationOfData,
  evaluationOfTruth,
  type Outcome,
  valueOf,
  valueOfJson,
  valueOfTruth,
} from "./evaluation.ts";
import { elementOf, isCollection, type JsonData } from "./json-data.ts";
import { unknown } from "./make-value.ts";
import { hangsOn, literalOf } from "./read-value.ts";
import type { Scope } from "./scope.ts";
import { and, maybe, NO, not, or, YES } from "./truth.ts";
import type { Truth } from "./value.ts";

/** The expression that is evaluated, and what it can see. */
export interface Surroundings {
  readonly inner: Text;
  readonly tokens: readonly Token[];
  readonly root: Expr;
  readonly scope: Scope;
  readonly whole: Span;
}

export function evaluateNode(node: Expr, around: Surroundings): Evaluation {
  if (node instanceof Grouping) return evaluateNode(node.group, around);
  if (node instanceof Literal) return evaluateLiteral(node, around);
  if (node instanceof Logical) return evaluateLogical(node, around);
  if (node instanceof Binary) return evaluateBinary(node, around);
  if (node instanceof FunctionCall) return evaluateCall(node, around);
  if (node instanceof Unary) return evaluationOfTruth(not(evaluateNode(node.expr, around).truth), around.whole);
  return evaluateAccess(node, around);
}

function evaluateLiteral(node: Literal, around: Surroundings): Evaluation {
  const span = placeOf(node, node.token, around);
  return evaluationOf(valueOfJson(literalData(node.token), span));
}

/** The lexer takes only the first of several doubled quotes for one, so that the text is read from the source. */
function literalData(token: Token): string | number | boolean | null {
  switch (token.type) {
    case TokenType.STRING:
      return token.lexeme.slice(1, -1).replaceAll("''", "'");
    case TokenType.NUMBER:
      return Number(token.value);
    case TokenType.TRUE:
      return true;
    case TokenType.FALSE:
      return false;
    case TokenType.NULL:
      return null;
    // The name after a dot.
    default:
      return token.lexeme;
  }
}

/** `||` gives the first operand that is true, `&&` the first that is false, and the last where there is none. */
function evaluateLogical(node: Logical, around: Surroundings): Evaluation {
  const isOr = node.operator.type === TokenType.OR;
  const stop = isOr ? YES : NO;
  const outcomes: Outcome[] = [];
  const truths: Truth[] = [];
  for (const [index, operand] of node.args.entries()) {
    const evaluation = evaluateNode(operand, around);
    const isResult = evaluation.truth.is === stop.is || index === node.args.length - 1;
    truths.push(evaluation.truth);
    outcomes.push(...evaluation.outcomes.flatMap((each) => (isResult ? [each] : whereItStops(each, stop, around))));
    if (isResult) break;
  }
  return { outcomes, truth: isOr ? or(...truths) : and(...truths) };
}

/** What is left of an outcome where it is the result: a comparison that stops an `&&` is not unknown, but false. */
function whereItStops(outcome: Outcome, stop: Truth, around: Surroundings): readonly Outcome[] {
  if (outcome.truth.is === stop.is) return [outcome];
  if (outcome.truth.is !== "maybe") return [];
  const value = outcome.isBoolean ? valueOfTruth(stop, around.whole) : outcome.value;
  return [{ value, truth: stop, isBoolean: outcome.isBoolean }];
}

function evaluateBinary(node: Binary, around: Surroundings): Evaluation {
  const left = evaluateNode(node.left, around);
  const right = evaluateNode(node.right, around);
  const comparison = node.operator.lexeme as Comparison;
  if (left.data !== undefined || right.data !== undefined) {
    // Lists and objects are equal only to themselves, and one that is written here is nowhere else.
    return evaluationOfTruth(comparison === "!=" ? YES : NO, around.whole);
  }
  const { scope, whole } = around;
  const same: Scope["same"] = (one, other) => scope.same?.(one, other);
  return evaluationOfTruth(compareValues(valueOf(left, whole), comparison, valueOf(right, whole), same), whole);
}

/** Booleans that only the scope can know. https://docs.github.com/actions/reference/workflows-and-actions/expressions#status-check-functions */
const STATUS_FUNCTIONS: ReadonlySet<string> = new Set(["success", "failure", "cancelled"]);

function evaluateCall(node: FunctionCall, around: Surroundings): Evaluation {
  const name = node.functionName.lexeme.toLowerCase();
  const given = node.args.map((operand) => evaluateNode(operand, around));
  const known = callFunction(name, given, around.whole);
  if (known !== undefined) return known;
  const span = placeOf(node, node.functionName, around);
  const told = around.scope.call?.(name, span);
  if (told !== undefined) return evaluationOf(told);
  if (name === "always") return evaluationOfTruth(YES, span);
  if (STATUS_FUNCTIONS.has(name)) return evaluationOfTruth(maybe([`${name}()`]), span);
  const on = given.flatMap((evaluation) => hangsOn(valueOf(evaluation, around.whole)));
  return evaluationOf(unknown(`what \`${node.functionName.lexeme}\` gives is decided when it runs`, span, on));
}

function evaluateAccess(node: Expr, around: Surroundings): Evaluation {
  const indices: Expr[] = [];
  let base = node;
  while (base instanceof IndexAccess || base instanceof Grouping) {
    if (base instanceof IndexAccess) indices.unshift(base.index);
    base = base instanceof IndexAccess ? base.expr : base.group;
  }
  const path = indices.map((index) => indexOf(index, around));
  if (!(base instanceof ContextAccess)) return elementsOf(evaluateNode(base, around), path, around.whole);
  const written = [base.name.lexeme, ...path];
  const asked = written.map((name) => name.toLowerCase());
  return evaluationOf(around.scope.lookup(asked, written, placeOf(node, base.name, around)));
}

function indexOf(index: Expr, around: Surroundings): string {
  if (index instanceof Star) return "*";
  const value = valueOf(evaluateNode(index, around), around.whole);
  // For a list `true` is 1, for an object it is the name `true`.
  if (value.kind === "literal" && value.type === "boolean") return "*";
  return literalOf(value) ?? "*";
}

/** `fromJSON(…)[0].name`. Of what is not known as a whole, nothing is known; a text has no elements at all. */
function elementsOf(base: Evaluation, path: readonly string[], span: Span): Evaluation {
  let data: JsonData | undefined = base.data;
  for (const index of path) {
    if (data === undefined || index === "*") {
      return evaluationOf(
        unknown("what it is an element of is decided when it runs", span, hangsOn(valueOf(base, span))),
      );
    }
    data = isCollection(data) ? elementOf(data, index) : null;
  }
  if (data === undefined) return base;
  return isCollection(data) ? evaluationOfData(data, span) : evaluationOf(valueOfJson(data, span));
}

/** A lone access or literal stands where its braces stand; inside something larger it has a place of its own. */
function placeOf(node: Expr, first: Token, around: Surroundings): Span {
  let root = around.root;
  while (root instanceof Grouping) root = root.group;
  if (root === node) return around.whole;
  return around.inner.within(first.range.start.column, endOfAccess(around.tokens, first));
}

/** The tree keeps no closing brackets: behind a name come `.name`, `[…]` and `(…)`, as many as there are. */
function endOfAccess(tokens: readonly Token[], first: Token): number {
  let last = first;
  let depth = 0;
  for (let at = tokens.indexOf(first) + 1; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (OPENING.has(token.type)) depth++;
    else if (CLOSING.has(token.type)) depth--;
    else if (depth === 0 && token.type !== TokenType.DOT && last.type !== TokenType.DOT) break;
    if (depth < 0) break;
    last = token;
  }
  return last.range.end.column;
}

const OPENING: ReadonlySet<TokenType> = new Set([TokenType.LEFT_BRACKET, TokenType.LEFT_PAREN]);
const CLOSING: ReadonlySet<TokenType> = new Set([TokenType.RIGHT_BRACKET, TokenType.RIGHT_PAREN]);
