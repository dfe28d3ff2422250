import { escapedMarkdown } from "./escaped-markdown.ts";

/**
 * A text that may come from a linted file as GitHub's Markdown shows it: word for word, on one line, also in a cell of a
 * table. Nothing in it is markup, HTML, a mention, a link or a formula; only what stands between backticks becomes code, as
 * messages of rules are written.
 */
export function markdownText(text: string): string {
  const parts = text.split("`");
  const last = parts.length - 1;
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return escapedMarkdown(part);
      return index < last ? markdownCode(part) : `\\\`${escapedMarkdown(part)}`;
    })
    .join("");
}

/** The same, as code from end to end. A code span of Markdown could be left with a backtick; an element cannot. */
export function markdownCode(text: string): string {
  return text === "" ? "\\`\\`" : `<code>${escapedMarkdown(text)}</code>`;
}
