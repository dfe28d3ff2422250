/** Where a `${{ … }}` stands in a value, and what stands between its braces without the blanks around it. */
export interface ExpressionPlace {
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

/**
 * Every closed `${{ … }}`, as GitHub finds them: up to the first `}}` that is not inside a '…' string. After one that is
 * not closed nothing more is found, as for GitHub, which then refuses the file; see `unclosedExpression`.
 * https://github.com/actions/languageservices/blob/main/workflow-parser/src/templates/template-reader.ts
 */
export function findExpressions(value: string): readonly ExpressionPlace[] {
  const found: ExpressionPlace[] = [];
  let start = value.indexOf(OPEN);
  while (start >= 0) {
    const end = endOfExpression(value, start);
    if (end === undefined) break;
    found.push({ start, end, ...withoutBlanks(value, start + OPEN.length, end - CLOSE.length) });
    start = value.indexOf(OPEN, end);
  }
  return found;
}

/** Where a `${{` stands that nothing closes. */
export function unclosedExpression(value: string, found: readonly ExpressionPlace[]): number | undefined {
  const start = value.indexOf(OPEN, found.at(-1)?.end ?? 0);
  return start < 0 ? undefined : start;
}

const OPEN = "${{";
const CLOSE = "}}";

function endOfExpression(value: string, start: number): number | undefined {
  let inString = false;
  for (let at = start + OPEN.length; at < value.length; at++) {
    if (value[at] === "'") inString = !inString;
    else if (!inString && value[at] === "}" && value[at - 1] === "}") return at + 1;
  }
  return undefined;
}

function withoutBlanks(value: string, from: number, to: number): { innerStart: number; innerEnd: number } {
  const inner = value.slice(from, to);
  const innerStart = from + inner.length - inner.trimStart().length;
  return { innerStart, innerEnd: Math.max(innerStart, from + inner.trimEnd().length) };
}
