import { expect, test } from "vitest";
import type { Span } from "../source/span.ts";
import { choice, joined, literal, unknown } from "./make-value.ts";
import { and, maybe, NO, not, or, truthOf, YES } from "./truth.ts";
import type { Truth, Value } from "./value.ts";

const span: Span = { file: { path: "w.yml", shownPath: "w.yml", text: "" }, start: 0, end: 0 };
const secret: Value = { kind: "secret", name: "X", span };

test.each([
  [literal("", span), NO],
  [literal("false", span), YES],
  [literal("0", span), YES],
  [literal("false", span, "boolean"), NO],
  [literal("true", span, "boolean"), YES],
  [literal("0", span, "number"), NO],
  [literal("NaN", span, "number"), NO],
  [literal("2", span, "number"), YES],
  [literal("", span, "null"), NO],
  [{ kind: "github-token", span } as const, YES],
  [{ kind: "app-token", by: "app", span } as const, YES],
  [{ kind: "empty", because: "", span } as const, NO],
  [{ kind: "context", name: "github.head_ref", span } as const, maybe(["github.head_ref"])],
  [{ kind: "context", name: "github.actor", filled: true, span } as const, YES],
  [secret, maybe(["secrets.X"])],
  [unknown("", span, ["a"]), maybe(["a"])],
  [choice([literal("a", span), literal("b", span)], span), YES],
  [choice([literal("a", span), secret], span), maybe(["secrets.X"])],
  [choice([literal("a", span), literal("", span)], span), maybe([])],
  [joined([literal("a", span), secret], span), YES],
  [joined([secret, secret, unknown("", span, ["a"])], span), maybe(["secrets.X", "a"])],
])("%j", (value, expected) => {
  expect(truthOf(value)).toEqual(expected);
});

test("three-valued logic", () => {
  const [a, b] = [maybe(["a"]), maybe(["b"])];
  const both: Truth = { ...maybe(["a", "b"]), each: [["a"], ["b"]] };
  expect([and(YES, a, b), and(a, NO), and(YES, YES), and(YES, a)]).toEqual([both, NO, YES, a]);
  expect([and(and(a, YES), b), and(and(a, b), a), not(both)]).toEqual([
    both,
    { ...both, each: [["a"], ["b"], ["a"]] },
    maybe(["a", "b"]),
  ]);
  expect(and()).toEqual(YES);
  expect([or(NO, a, b), or(a, YES), or(NO, NO), or()]).toEqual([maybe(["a", "b"]), YES, NO, NO]);
  expect([not(YES), not(NO), not(a)]).toEqual([NO, YES, a]);
});

test("what hangs on something without a name does not seem to hang on the named rest alone", () => {
  expect(and(maybe(["github.repository"]), maybe([]))).toMatchObject(maybe([]));
  expect(or(maybe([]), maybe(["github.repository"]))).toEqual(maybe([]));
});
