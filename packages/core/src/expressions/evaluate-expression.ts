import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import { evaluateNode } from "./evaluate-node.ts";
import { type Evaluation, evaluationOf, valueOf } from "./evaluation.ts";
import { unknown } from "./make-value.ts";
import { parseExpression } from "./parse-expression.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./value.ts";

/**
 * What an expression comes to, as far as the scope knows it. `inner` is what stands between the braces, `whole` the
 * expression with its braces: there the results stand that are written nowhere, of a comparison say.
 */
export function evaluateExpression(inner: Text, scope: Scope, whole: Span): Value {
  return valueOf(evaluate(inner, scope, whole), whole);
}

/** The same with what a `Value` cannot hold: on what it hangs whether the result is true. */
export function evaluate(inner: Text, scope: Scope, whole: Span): Evaluation {
  const parsed = parseExpression(inner.value);
  if (parsed.kind === "broken") return evaluationOf(unknown("the expression cannot be read", whole));
  const { root, tokens } = parsed;
  return evaluateNode(root, { inner, tokens, root, scope, whole });
}
