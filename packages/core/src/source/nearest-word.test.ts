import { expect, it } from "vitest";
import { didYouMean, nearestWord } from "./nearest-word.ts";

it.each([
  ["missing-logn", ["missing-login", "missing-registry"], "missing-login"],
  ["Ignore", ["rules", "ignore"], "ignore"],
  ["MISSING-LOGIN", ["missing-login"], "missing-login"],
  ["missing-package-write", ["missing-packages-read", "missing-packages-write"], "missing-packages-write"],
  ["fromat", ["format", "output-file"], "format"],
  ["warn", ["warning", "error"], "warning"],
  ["of", ["off", "on"], "off"],
  ["pwsh", ["bash", "zsh", "fish"], undefined],
  ["inti", ["rules", "init"], "init"],
  ["ab", ["cd"], undefined],
  ["xyzzy", ["rules", "ignore"], undefined],
  ["x", ["y"], undefined],
  ["a".repeat(101), ["a".repeat(101)], undefined],
])("%s of %j: %s", (word, candidates, nearest) => expect(nearestWord(word, candidates)).toBe(nearest));

it("ends a sentence", () => {
  expect(didYouMean("rule", ["rules"])).toBe("; did you mean rules?");
  expect(didYouMean("xyzzy", ["rules"])).toBe("");
});
