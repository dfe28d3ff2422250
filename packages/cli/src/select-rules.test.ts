import { expect, it } from "vitest";
import { selectRules } from "./select-rules.ts";

const known = ["missing-login", "registry-typo"].map((id) => ({ id }));

it("leaves out what nobody asked for", () => {
  expect(selectRules(known, { only: [], skip: [] })).toEqual({});
  expect(selectRules(known, { only: ["missing-login"], skip: ["registry-typo"] })).toEqual({
    only: ["missing-login"],
    skip: ["registry-typo"],
  });
});

it("refuses a rule that does not exist", () => {
  expect(() => selectRules(known, { only: [], skip: ["mising-login"] })).toThrow(
    '--skip: there is no rule "mising-login"; did you mean missing-login?',
  );
  expect(() => selectRules(known, { only: ["xyz"], skip: [] })).toThrow(
    '--only: there is no rule "xyz"; see ghcr-lint rules',
  );
});
