import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findExpressions, unclosedExpression } from "./find-expressions.ts";

test.each<[string, string[]]>([
  ["none", []],
  ["${{a}}", ["${{a}}|a"]],
  ["x ${{  a.b \n}}${{ c }} y", ["${{  a.b \n}}|a.b", "${{ c }}|c"]],
  ["${{ 'it''s }}' }} }}", ["${{ 'it''s }}' }}|'it''s }}'"]],
  ["${{ '${{' }}", ["${{ '${{' }}|'${{'"]],
  ["${{}} ${{  }}", ["${{}}|", "${{  }}|"]],
  ["${{ } } ${{ a }}", ["${{ } } ${{ a }}|} } ${{ a"]],
  ["${{ 'a }} ${{ b }}", []],
  ["$ {{ a }} {{ b }}", []],
])("%j", (value, expected) => {
  const found = findExpressions(value).map(
    ({ start, end, innerStart, innerEnd }) => `${value.slice(start, end)}|${value.slice(innerStart, innerEnd)}`,
  );
  expect(found).toEqual(expected);
});

test("an expression that nothing closes", () => {
  expect(unclosedExpression("${{ a }} ${{ 'b }}", findExpressions("${{ a }} ${{ 'b }}"))).toBe(9);
  expect(unclosedExpression("${{ a }}", findExpressions("${{ a }}"))).toBeUndefined();
});

test("places are in order, inside the value, and begin and end with the braces", () => {
  const value = fc.array(fc.constantFrom("${{", "}}", "'", " ", "a", "}", "\n"), { maxLength: 40 });
  fc.assert(
    fc.property(value, (pieces) => {
      const text = pieces.join("");
      let before = 0;
      for (const { start, end, innerStart, innerEnd } of findExpressions(text)) {
        expect([before <= start, start + 3 <= innerStart, innerStart <= innerEnd, innerEnd <= end - 2]).not.toContain(
          false,
        );
        expect([text.slice(start, start + 3), text.slice(end - 2, end)]).toEqual(["${{", "}}"]);
        before = end;
      }
    }),
  );
});
