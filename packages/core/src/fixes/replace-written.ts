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
  const [, quote, inner] = /^(["'])(.*)\1$/s.exec(whole) ?? [whole, "", whole];
  const isMeant =
    typeof text === "string"
      ? inner === text
      : typeof text === "function"
        ? text(inner as string)
        : text.test(inner as string);
  if (!isMeant || !/\.ya?ml$/.test(file.path)) return undefined;
  // In braces an expression would be taken for a map of its own.
  if (by.includes("{") && quote === "" && isInBraces(at)) return undefined;
  const width = (quote as string).length;
  return { ...fix, edits: [{ span: { file, start: start + width, end: end - width }, text: by }] };
}

/** Up to its own end: a `${{` that is never closed is none. */
export const wholeExpression = /\$\{\{(?:(?!\$\{\{|\}\}).)*\}\}/g;

function isInBraces({ file, start }: Span): boolean {
  const line = file.text.slice(file.text.lastIndexOf("\n", start - 1) + 1, start);
  const outside = line.replaceAll(wholeExpression, "");
  return /[{[,]/.test(outside) && !/["']$/.test(line);
}
