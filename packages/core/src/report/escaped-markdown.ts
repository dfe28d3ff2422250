/** A text as Markdown that shows just it: everything that could be read as markup, as HTML, as a mention or as the end of a cell. */
export function escapedMarkdown(text: string): string {
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
