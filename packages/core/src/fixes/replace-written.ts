import type { Fix } from "../rule.ts";
import type { Span } from "../source/span.ts";

/**
 * Replaces a text that stands in a workflow or an action as it is, quotes around it aside; anything else, such as an
 * expression or an escape, has another meaning at other places, and gets no fix.
 */
export function replaceWritten(
  at: Span,
  text: string | RegExp | ((written: string) => boolean),
  by: string,
  fix: Omit<Fix, "edits">,
): Fix | undefined {
  const { file, start, end } = at;
  const whole = file.text.slice(start, end);
  const [, quote = "", inner = whole] = /^(["'])(.*)\1$/s.exec(whole) ?? [];
  const isMeant =
    typeof text === "string" ? inner === text : typeof text === "function" ? text(inner) : text.test(inner);
  if (!isMeant || !/\.ya?ml$/.test(file.path)) return undefined;
  const span = { file, start: start + quote.length, end: end - quote.length };
  const [, expression] = /^\$\{\{ (.*) \}\}$/.exec(by) ?? [];
  if (expression !== undefined && isInExpression(span)) {
    const edit = replaceString(span, expression);
    return edit && { ...fix, edits: [edit] };
  }
  return { ...fix, edits: [{ span, text: by }] };
}

/** A string of an expression, `secrets.USER || 'octocat'`, gives way to what is no string, its quotes included. */
function replaceString({ file, start, end }: Span, by: string): Fix["edits"][number] | undefined {
  const isWhole = /[^']'$/.test(file.text.slice(0, start)) && /^'(?!')/.test(file.text.slice(end));
  return isWhole ? { span: { file, start: start - 1, end: end + 1 }, text: by } : undefined;
}

function isInExpression(at: Span): boolean {
  return lineBefore(at).lastIndexOf("${{") > lineBefore(at).lastIndexOf("}}");
}

/** Up to its own end: a `${{` that is never closed is none. */
export const wholeExpression = /\$\{\{(?:(?!\$\{\{|\}\}).)*\}\}/g;

function lineBefore({ file, start }: Span): string {
  return file.text.slice(file.text.lastIndexOf("\n", start - 1) + 1, start);
}
