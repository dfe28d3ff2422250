import type { Text } from "../source/text.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { findExpressions, unclosedExpression } from "./find-expressions.ts";
import { joined, literal, unknown } from "./make-value.ts";
import type { Scope } from "./scope.ts";
import type { Value } from "./value.ts";

/**
 * What a value comes to that may hold `${{ }}`. A lone expression keeps its type; with anything around it, be it a line
 * break, the result is a text.
 */
export function evaluateTemplate(text: Text, scope: Scope): Value {
  const { value } = text;
  const found = findExpressions(value);
  const unclosed = unclosedExpression(value, found);
  if (found.length === 0 && unclosed === undefined) return literal(value, text.span);
  const parts: Value[] = [];
  let done = 0;
  const takeLiteral = (end: number): void => {
    if (end > done) parts.push(literal(value.slice(done, end), text.within(done, end)));
  };
  for (const { start, end, innerStart, innerEnd } of found) {
    takeLiteral(start);
    parts.push(evaluateExpression(text.slice(innerStart, innerEnd), scope, text.within(start, end)));
    done = end;
  }
  takeLiteral(unclosed ?? value.length);
  if (unclosed !== undefined) {
    parts.push(unknown("the expression is not closed", text.within(unclosed, value.length)));
  }
  return joined(parts, text.span);
}
