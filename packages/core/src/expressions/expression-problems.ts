import type { Problem } from "../source/problem.ts";
import type { Text } from "../source/text.ts";
import { findExpressions, unclosedExpression } from "./find-expressions.ts";
import { parseExpression } from "./parse-expression.ts";

/**
 * What GitHub cannot read of the expressions in a value, in GitHub's words. A context or function that does not exist is
 * not among it: what there is depends on the place, which the scope knows.
 */
export function expressionProblems(text: Text): readonly Problem[] {
  const found = findExpressions(text.value);
  const problems: Problem[] = [];
  for (const { start, end, innerStart, innerEnd } of found) {
    const problem = problemOf(text.slice(innerStart, innerEnd));
    if (problem === undefined) continue;
    // Between braces with nothing in them there is no place to point at.
    problems.push(innerStart < innerEnd ? problem : { ...problem, at: text.within(start, end) });
  }
  const unclosed = unclosedExpression(text.value, found);
  if (unclosed !== undefined) {
    const at = text.within(unclosed, unclosed + 3);
    problems.push({ code: "expression-syntax", message: "The expression is not closed: `}}` is missing", at });
  }
  return problems;
}

/** The same for an `if:`, which is an expression even without braces. */
export function conditionProblems(text: Text): readonly Problem[] {
  if (text.value.includes("${{") || text.value.trim() === "") return expressionProblems(text);
  const problem = problemOf(text);
  return problem === undefined ? [] : [problem];
}

function problemOf(inner: Text): Problem | undefined {
  const parsed = parseExpression(inner.value);
  if (parsed.kind !== "broken") return undefined;
  return { code: "expression-syntax", message: parsed.message, at: inner.within(parsed.start, parsed.end) };
}
