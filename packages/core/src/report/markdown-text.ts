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
      if (index % 2 === 0) return escaped(part);
      return index < last ? markdownCode(part) : `\\\`${escaped(part)}`;
    })
    .join("");
}

/** The same, as code from end to end. A code span of Markdown could be left with a backtick; an element cannot. */
export function markdownCode(text: string): string {
  return text === "" ? "\\`\\`" : `<code>${escaped(text)}</code>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/[\\`*_{}[\]()#!|~]/g, (sign) => `\\${sign}`)
    .replaceAll("@", "&#64;")
    .replaceAll("$", "&#36;")
    .replaceAll("://", ":&#47;&#47;")
    .replaceAll("::", ":&#58;")
    .replaceAll(/(?<=www)\./gi, "&#46;");
}
