import { expect, it } from "vitest";
import { exitCode } from "./exit-code.ts";

const plain = { failOn: "warning", exitZero: false, unreadable: false } as const;

it.each([
  [[], plain, 0],
  [["note"], plain, 0],
  [["note", "warning"], plain, 1],
  [["error"], plain, 1],
  [["warning"], { ...plain, failOn: "error" }, 0],
  [["note"], { ...plain, failOn: "note" }, 1],
  [["error"], { ...plain, exitZero: true }, 0],
  [["error"], { ...plain, unreadable: true }, 2],
  [[], { ...plain, unreadable: true, exitZero: true }, 2],
] as const)("%j with %j: %i", (severities, choice, expected) => {
  expect(
    exitCode(
      severities.map((severity) => ({ severity })),
      choice,
    ),
  ).toBe(expected);
});
