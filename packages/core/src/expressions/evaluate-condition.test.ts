import * as fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { evaluateCondition } from "./evaluate-condition.ts";
import { literal } from "./make-value.ts";
import type { Scope } from "./scope.ts";

const scope: Scope = {
  lookup: (path, written, span) =>
    path.join(".") === "github.event_name" ? literal("push", span) : { kind: "context", name: written.join("."), span },
};

function conditionOf(text: string): string {
  const truth = evaluateCondition(plainText({ path: "w.yml", shownPath: "w.yml", text }, 0, text.length), scope);
  return truth.is === "maybe" ? `maybe(${truth.on.join(", ")})` : truth.is;
}

test.each([
  ["", "yes"],
  ["  ", "yes"],
  ["false", "no"],
  ["0", "no"],
  ["'false'", "yes"],
  ["${{ false }}", "no"],
  ["github.event_name != 'pull_request'", "yes"],
  ["${{ github.event_name == 'pull_request' }}", "no"],
  [" github.event_name == 'pull_request'\n", "no"],
  // A text around the expression is a text that is not empty.
  ["${{ github.event_name == 'pull_request' }}\n", "yes"],
  ["${{ github.event_name }} == 'pull_request'", "yes"],
  ["!${{ true }}", "yes"],
  ["${{ inputs.a }}${{ inputs.b }}", "maybe(inputs.a, inputs.b)"],
  ["${{ github.event_name == 'pull_request' }}${{ '' }}", "yes"],
  ["inputs.a", "maybe(inputs.a)"],
  ["github.event_name == 'push' && inputs.a", "maybe(inputs.a)"],
  ["inputs.a && inputs.b == 'x'", "maybe(inputs.a, inputs.b)"],
  ["inputs.a && github.event_name == 'pull_request'", "no"],
  ["inputs.a || inputs.b", "maybe(inputs.a, inputs.b)"],
  ["(inputs.a && 'x' || 'y') == 'x'", "maybe()"],
  ["inputs.a && 'x' || 'y'", "yes"],
  ["!cancelled() && inputs.a", "maybe(cancelled(), inputs.a)"],
  ["!(failure() || true)", "no"],
  ["always()", "yes"],
  ["success() && github.event_name == 'pull_request'", "no"],
  ["case(inputs.a == 'x', true, inputs.b)", "maybe(inputs.b, inputs.a)"],
  ["case(inputs.a == 'x', 1, 2)", "yes"],
  ["github.event_name = 'push'", "maybe()"],
  ["${{ github.event_name", "maybe()"],
])("%j is %s", (text, expected) => {
  expect(conditionOf(text)).toBe(expected);
});

test("the scope may know of two names whether they are the same", () => {
  const text = "github.event.pull_request.head.repo.full_name == github.repository";
  const whole = plainText({ path: "w.yml", shownPath: "w.yml", text }, 0, text.length);
  const asked: unknown[] = [];
  const answers = [true, false, undefined].map((answer) => {
    const same: Scope["same"] = (left, right) => {
      asked.push([left, right]);
      return answer;
    };
    return evaluateCondition(whole, { ...scope, same }).is;
  });
  expect(answers).toEqual(["yes", "no", "maybe"]);
  expect(asked[0]).toMatchObject([
    { name: "github.event.pull_request.head.repo.full_name" },
    { name: "github.repository" },
  ]);
  expect(conditionOf(text)).toBe("maybe(github.event.pull_request.head.repo.full_name, github.repository)");
});

test("braces around the whole change nothing", () => {
  const operand = fc.constantFrom("true", "''", "'a'", "0", "inputs.a", "github.event_name == 'push'", "failure()");
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small" },
      operand,
      tie("condition").map((inner) => `!(${inner})`),
      fc
        .tuple(tie("condition"), fc.constantFrom("&&", "||", "=="), tie("condition"))
        .map(([left, operator, right]) => `(${left}) ${operator} ${right}`),
    ),
  }));
  fc.assert(
    fc.property(condition, (inner) => {
      expect(conditionOf(`\${{ ${inner} }}`)).toBe(conditionOf(inner));
      expect(conditionOf(`!(!(${inner}))`)).toBe(conditionOf(inner));
    }),
  );
});

test("what is said without a name holds with every value of it", () => {
  const operand = fc.constantFrom("a.a", "b.b", "'x'", "''", "'y'", "true", "0");
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: "small" },
      operand,
      tie("condition").map((inner) => `!(${inner})`),
      tie("condition").map((inner) => `format('x{0}', ${inner})`),
      fc
        .tuple(tie("condition"), fc.constantFrom("&&", "||", "==", "!=", "<"), tie("condition"))
        .map(([left, operator, right]) => `((${left}) ${operator} ${right})`),
      fc
        .tuple(fc.constantFrom("contains", "startsWith", "endsWith"), tie("condition"), tie("condition"))
        .map(([name, left, right]) => `${name}(${left}, ${right})`),
    ),
  }));
  const held = fc.constantFrom("x", "", "xy", "X", "y");
  fc.assert(
    fc.property(condition, held, held, (text, a, b) => {
      const whole = plainText({ path: "w.yml", shownPath: "w.yml", text }, 0, text.length);
      const before = evaluateCondition(whole, scope);
      const after = evaluateCondition(whole, {
        lookup: ([name], _written, span) => literal(name === "a" ? a : b, span),
      });
      expect(after.is).not.toBe("maybe");
      expect(before.is === "maybe" ? after.is : before.is).toBe(after.is);
    }),
    { numRuns: 1500 },
  );
});
