import { expect, it } from "vitest";
import { hoverMarkdown } from "./hover-markdown.ts";

it.each([
  ["job `image` (line 8)", "job `image` (line 8)"],
  ["GITHUB_TOKEN _x_", "GITHUB_TOKEN \\_x\\_"],
  ["[a](b) <c> **d** `e*f`", "\\[a\\](b) &lt;c&gt; \\*\\*d\\*\\* `e*f`"],
  ["a ` b `` c", "a ` b `&#96; c"],
  ["https://a.b @c", "https:&#47;&#47;a.b &#64;c"],
])("%s", (text, markdown) => {
  expect(hoverMarkdown(text)).toBe(markdown);
});
