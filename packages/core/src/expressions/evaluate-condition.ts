import type { Text } from "../source/text.ts";
import { evaluate } from "./evaluate-expression.ts";
import { evaluateTemplate } from "./evaluate-template.ts";
import { findExpressions, unclosedExpression } from "./find-expressions.ts";
import type { Scope } from "./scope.ts";
import { truthOf, YES } from "./truth.ts";
import type { Truth } from "./value.ts";

/**
 * Whether an `if:` lets its step or job run, the implicit `success() &&` left aside. With braces around only a part of it
 * (a line break after them is enough) GitHub makes it a text, which is true unless it is empty:
 * https://github.com/actions/runner/issues/1173
 */
export function evaluateCondition(text: Text, scope: Scope): Truth {
  const { value } = text;
  const found = findExpressions(value);
  const [first] = found;
  if (first === undefined && unclosedExpression(value, found) === undefined) {
    const start = value.length - value.trimStart().length;
    const inner = text.slice(start, Math.max(start, value.trimEnd().length));
    // Nothing asked is nothing refused.
    return inner.value === "" ? YES : evaluate(inner, scope, text.span).truth;
  }
  if (first !== undefined && first.start === 0 && first.end === value.length) {
    return evaluate(text.slice(first.innerStart, first.innerEnd), scope, text.within(first.start, first.end)).truth;
  }
  return truthOf(evaluateTemplate(text, scope));
}
