import { escapedMarkdown } from "../report/escaped-markdown.ts";

/**
 * Words with names from a file in them, as Markdown: what stands in backticks is code, in which nothing counts, and nothing
 * else is markup. As few signs as possible are escaped, since some editors show the backslashes.
 */
export function hoverMarkdown(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : readable(escapedMarkdown(part).replaceAll("\\`", "&#96;"))))
    .join("");
}

/** Parentheses count behind brackets alone, which are escaped, and underscores not inside of a word. */
function readable(escaped: string): string {
  return escaped.replaceAll(/\\(?=[()])|(?<=[A-Za-z0-9])\\(?=_[A-Za-z0-9])/g, "");
}
