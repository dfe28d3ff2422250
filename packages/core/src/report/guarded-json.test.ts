import * as fc from "fast-check";
import { expect, it } from "vitest";
import { guardedJson } from "./guarded-json.ts";

it("reads back as the same value", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("\\##[a]", "##[##[", "\u202e\u009b", "\u2028::x::"),
  );
  fc.assert(
    fc.property(
      fc.dictionary(hostile, fc.array(hostile)),
      (value) => void expect(JSON.parse(guardedJson(value))).toEqual(value),
    ),
  );
});

it("has nothing that a terminal or a runner obeys", () => {
  const json = guardedJson({ message: "\u001b\u007f\u009b\u202e ##[error]", list: ["::error::x", "\n::y"] });
  expect(json).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]|##\[|^\s*::/mu);
});
