import * as fc from "fast-check";
import { expect, it } from "vitest";
import { markdownText } from "./markdown-text.ts";

it.each([
  ["code", "give `packages: write` to job `a|b`", "give <code>packages: write</code> to job <code>a\\|b</code>"],
  ["a lone backtick", "a ` b", "a \\` b"],
  ["a backtick too many", "`a` `b", "<code>a</code> \\`b"],
  ["backticks with nothing between them", "``a``", "\\`\\`a\\`\\`"],
  ["the end of a cell", "a | b \\| c", "a \\| b \\\\\\| c"],
  ["an element", "<img src=x> &lt;", "&lt;img src=x&gt; &amp;lt;"],
  ["a link and an image", "![a](b) [c]: d", "\\!\\[a\\]\\(b\\) \\[c\\]: d"],
  ["emphasis", "*a* _b_ ~c~", "\\*a\\* \\_b\\_ \\~c\\~"],
  ["an address", "https://evil.example www.evil.example", "https:&#47;&#47;evil.example www&#46;evil.example"],
  ["a mention and an issue", "@acme/team #1", "&#64;acme/team \\#1"],
  ["a formula", "${{ a }} $x$", "&#36;\\{\\{ a \\}\\} &#36;x&#36;"],
])("shows %s", (_what, text, shown) => expect(markdownText(text)).toBe(shown));

it("leaves nothing that ends a cell or opens an element", () => {
  const signs = fc.constantFrom("`", "|", "\\", "<", "&", "[", "a", " ");
  fc.assert(
    fc.property(fc.array(signs), (characters) => {
      const bare = markdownText(characters.join("")).replaceAll(/\\[^]|<\/?code>/g, "");
      expect(bare).not.toMatch(/[|<`[\\]/);
    }),
  );
});
