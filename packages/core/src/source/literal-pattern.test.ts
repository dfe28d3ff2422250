import fc from "fast-check";
import { expect, it } from "vitest";
import { literalPattern } from "./literal-pattern.ts";

it("stands for the text and nothing else", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("ghcr.i[", "a|b", "(a+)+", "\\", "[^]", "$&"),
  );
  fc.assert(
    fc.property(hostile, hostile, (text, other) => {
      expect(new RegExp(`^${literalPattern(text)}$`).test(text)).toBe(true);
      expect(new RegExp(`^${literalPattern(text)}$`).test(other)).toBe(text === other);
    }),
  );
});
