import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { githubsAnswer, ourAnswer } from "./expression-answers.ts";

/** As GitHub documents it: https://docs.github.com/actions/reference/workflows-and-actions/expressions */
describe("GitHub's documented answers", () => {
  it.each([
    // Literals.
    ["null", "null"],
    ["false", "false"],
    ["711", "711"],
    ["-9.2", "-9.2"],
    ["0xff", "255"],
    ["-2.99e-2", "-0.0299"],
    ["'Mona the Octocat'", '"Mona the Octocat"'],
    ["'It''s open source!'", '"It\'s open source!"'],
    // Operators: loose equality, numbers out of anything, strings without regard to case.
    ["'a' == 'A'", "true"],
    ["null == 0", "true"],
    ["null == ''", "true"],
    ["true == 1", "true"],
    ["'1' == 1", "true"],
    ["'' == 0", "true"],
    ["'x' == 0", "false"],
    ["'0x10' == 16", "true"],
    ["'a' < 'B'", "true"],
    ["'x' < 1", "false"],
    ["'x' >= 1", "false"],
    ["fromJSON('[1]') == fromJSON('[1]')", "false"],
    ["!''", "true"],
    ["!'false'", "false"],
    ["!0", "true"],
    ["!fromJSON('[]')", "false"],
    ["false || 'x' && 'y'", '"y"'],
    ["'' || 0", "0"],
    ["'a' && ''", '""'],
    ["(false || true) && !false", "true"],
    // Objects and object filters.
    ['fromJSON(\'{"Name":"x"}\').name', '"x"'],
    ["fromJSON('{\"a\":1}').b", "null"],
    ["fromJSON('[1,2]')[1]", "2"],
    ["fromJSON('[1,2]')[7]", "null"],
    // Functions.
    ["contains('Hello world', 'llo')", "true"],
    ["contains('Hello world', 'LLO')", "true"],
    ["contains(fromJSON('[\"push\", \"pull_request\"]'), 'PUSH')", "true"],
    ["contains(fromJSON('[\"push\"]'), 'pu')", "false"],
    ["startsWith('Hello world', 'He')", "true"],
    ["endsWith('Hello world', 'LD')", "true"],
    ["format('Hello {0} {1} {2}', 'Mona', 'the', 'Octocat')", '"Hello Mona the Octocat"'],
    ["format('{{Hello {0} {1} {2}!}}', 'Mona', 'the', 'Octocat')", '"{Hello Mona the Octocat!}"'],
    ["join(fromJSON('[1,true,null,\"x\"]'))", '"1,true,,x"'],
    ["fromJSON('true')", "true"],
    ["fromJSON('\"x\"')", '"x"'],
    ["case(1 == 2, 'a', '' == 0, 'b', 'c')", '"b"'],
    ["case(false, 'a', fromJSON('[1]')[0])", "1"],
  ])("%s is %s", (expression, answer) => {
    expect(ourAnswer(expression)).toBe(answer);
    expect(githubsAnswer(expression)).toBe(answer);
  });
});

it.each(["case('x', 'a', 'b')", "case(fromJSON('[]'), 'a', 'b')", "fromJSON('{')", "format('{0}')", "format('{', 1)"])(
  "has no value where GitHub fails: %s",
  (expression) => {
    expect([ourAnswer(expression), githubsAnswer(expression)]).toEqual(["unknown", "error"]);
  },
);

/** Where all is known, the answer is GitHub's, or none: for a linter it is no fault not to know, but one to be wrong. */
it("never answers otherwise than GitHub's own evaluator", () => {
  const text = fc.constantFrom(
    "",
    "a",
    "A",
    "ab",
    "0",
    "1",
    "true",
    "0x1f",
    " 2 ",
    "-1e1",
    "NaN",
    "Infinity",
    "it''s",
    "{0}",
    "{{",
    "ß",
    "İ",
  );
  const json = fc.constantFrom(
    "[]",
    "{}",
    "[1,2]",
    '["a","B",null]',
    '[{"a":1},{"A":2},{"b":[3]}]',
    '{"a":{"b":"c"}}',
    "1.50",
    "null",
    "[[1],[2]]",
  );
  const { expression } = fc.letrec<Record<"expression" | "list", string>>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, depthIdentifier: "expression" },
      fc.oneof(
        text.map((value) => `'${value}'`),
        fc.constantFrom("null", "true", "false", "0", "-0", "1", "-1.5", "0x1F", "1e3"),
        json.map((value) => `fromJSON('${value}')`),
      ),
      fc
        .tuple(tie("expression"), fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "&&", "||"), tie("expression"))
        .map((parts) => `(${parts.join(" ")})`),
      tie("expression").map((inner) => `!${inner}`),
      fc
        .tuple(fc.constantFrom("contains", "startsWith", "endsWith", "join"), tie("expression"), tie("expression"))
        .map(([name, one, other]) => `${name}(${one}, ${other})`),
      fc
        .tuple(text, fc.array(tie("expression"), { maxLength: 3 }))
        .map(([form, values]) => `format(${[`'${form}{0}'`, ...values].join(", ")})`),
      fc
        .tuple(json, fc.constantFrom(".a", ".B", "[0]", "['a']", ".*", ".*.a", "[1].a", "[*].a"))
        .map(([value, access]) => `fromJSON('${value}')${access}`),
      tie("expression").map((inner) => `toJSON(${inner})`),
      fc
        .tuple(tie("expression"), tie("expression"), tie("expression"))
        .map(([condition, value, otherwise]) => `case(${condition}, ${value}, ${otherwise})`),
    ),
    list: tie("expression"),
  }));
  let known = 0;
  fc.assert(
    fc.property(expression, (written) => {
      const ours = ourAnswer(written);
      const githubs = githubsAnswer(written);
      // Where GitHub itself fails, no answer is right or wrong.
      if (ours === "unknown" || githubs === "error") return;
      known++;
      expect([written, ours]).toEqual([written, githubs]);
    }),
    { numRuns: 3000, seed: 7 },
  );
  expect(known).toBeGreaterThan(1500);
});
