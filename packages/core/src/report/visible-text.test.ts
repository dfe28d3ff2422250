import * as fc from "fast-check";
import { expect, it } from "vitest";
import { visibleText } from "./visible-text.ts";

it.each([
  ["an escape sequence", "\u001b[31m", "\\x1b[31m"],
  ["a control character of one byte", "\u009b31m", "\\x9b31m"],
  ["a line break", "a\r\nb\tc", "a\\r\\nb\\tc"],
  ["an override of the direction", "\u202ecba\u2066", "\\u202ecba\\u2066"],
  ["an invisible space", "ghcr\u200b.io\ufeff", "ghcr\\u200b.io\\ufeff"],
  ["a lone surrogate", "\ud800", "\\ud800"],
  ["a command of older runners", "x ###[add-path]y", "x #\\x23#[add-path]y"],
])("shows %s", (_what, text, shown) => expect(visibleText(text)).toBe(shown));

it("leaves people's writing alone", () => {
  const text = "naïve café 日本語 👨‍👩‍👧 می‌خواهم `${{ x }}` :: #[ \\";
  expect(visibleText(text)).toBe(text);
});

it("leaves nothing that a terminal obeys", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }),
      (text) => void expect(visibleText(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]|##\[/u),
    ),
  );
});
