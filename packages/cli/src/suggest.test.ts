import { expect, it } from "vitest";
import { didYouMean, suggest } from "./suggest.ts";

it.each([
  ["fromat", ["format", "output-file"], "format"],
  ["MISSING-LOGIN", ["missing-login"], "missing-login"],
  ["missing-package-write", ["missing-packages-read", "missing-packages-write"], "missing-packages-write"],
  ["xyzzy", ["format"], undefined],
  ["x", ["a"], undefined],
])("%s of %j: %s", (word, candidates, expected) => {
  expect(suggest(word, candidates)).toBe(expected);
});

it("ends a sentence", () => {
  expect(didYouMean("jsno", ["json"])).toBe("; did you mean json?");
  expect(didYouMean("xyzzy", ["json"])).toBe("");
});
