import type { Span } from "../source/span.ts";
import { joined, literal, unknown } from "./make-value.ts";
import type { Value } from "./value.ts";

/**
 * `format('{0}/app', …)`: doubled braces stand for themselves, and a brace without a number, or with one that nothing
 * is given for, makes the run fail. Literal parts of the result stand where the pattern stands; a result that is nothing
 * but literal is written nowhere, and stands at `span`.
 */
export function formatText(pattern: string, given: readonly Value[], patternSpan: Span, span: Span): Value {
  const parts: Value[] = [];
  let plain = "";
  for (const [piece, number] of pattern.matchAll(PIECES)) {
    if (piece === "{{" || piece === "}}") plain += piece[0];
    else if (number !== undefined) {
      const value = given[Number(number)];
      if (value === undefined) return unknown(`\`format\` is given nothing for \`${piece}\``, span);
      parts.push(literal(plain, patternSpan), value);
      plain = "";
    } else if (piece === "{" || piece === "}") return unknown("the pattern of `format` has a lone brace", span);
    else plain += piece;
  }
  const result = joined([...parts, literal(plain, patternSpan)], span);
  return result.kind === "literal" ? { ...result, span } : result;
}

const PIECES = /\{\{|\}\}|\{(\d+)(?!\d)[^{}]*\}|[{}]|[^{}]+/g;
