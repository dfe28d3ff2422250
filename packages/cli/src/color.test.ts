import { expect, it } from "vitest";
import { wantsColor } from "./color.ts";

it.each([
  ["always", { NO_COLOR: "1" }, false, true],
  ["never", { FORCE_COLOR: "1" }, true, false],
  ["auto", { NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
  ["auto", { NO_COLOR: "" }, true, true],
  ["auto", { FORCE_COLOR: "1" }, false, true],
  ["auto", { FORCE_COLOR: "0" }, true, false],
  ["auto", { CLICOLOR_FORCE: "1" }, false, true],
  ["auto", { CLICOLOR_FORCE: "0" }, false, false],
  ["auto", { TERM: "dumb" }, true, false],
  ["auto", {}, true, true],
  ["auto", {}, false, false],
] as const)("--color %s with %j on a terminal (%s): %s", (asked, environment, isTerminal, expected) => {
  expect(wantsColor(asked, environment, isTerminal)).toBe(expected);
});
