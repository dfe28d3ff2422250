import { expect, test } from "vitest";
import { plainText } from "../source/text.ts";
import { conditionProblems, expressionProblems } from "./expression-problems.ts";

function textOf(text: string): ReturnType<typeof plainText> {
  return plainText({ path: "w.yml", shownPath: "w.yml", text }, 0, text.length);
}

function told(problems: ReturnType<typeof expressionProblems>): string[] {
  return problems.map(({ message, at }) => `${message} @ ${at.start} ${at.file.text.slice(at.start, at.end)}`);
}

test.each<[string, string[]]>([
  ["no expression at all", []],
  ["${{ sccrets.X }} ${{ nonsense(1) }} ${{ True }}", []],
  ["${{ a\u00a0&&\tb }}", []],
  ["x ${{ a b }} y ${{ c", ["Unexpected symbol: 'b' @ 8 b", "The expression is not closed: `}}` is missing @ 15 ${{"]],
  ["${{ }}", ["An expression was expected @ 0 ${{ }}"]],
  ["${{ github.ref = 'x' }}", ["Unexpected symbol: '=' @ 15 ="]],
  ['${{ "x" }}', ['Unexpected symbol: \'"x"\' @ 4 "x"']],
  ["${{ 'a\nb' == x\n  y }}", ["Unexpected symbol: 'y' @ 17 y"]],
  ["${{ env. }}", ["Unexpected end of expression @ 7 ."]],
  ["${{ (a }}", ["Unexpected end of expression: 'a' @ 5 a"]],
  ["${{ 1x }}", ["Unexpected symbol: '1x' @ 4 1x"]],
  ["${{ contains('a') }}", ["Too few parameters supplied: 'contains' @ 4 contains"]],
  ["${{ case(a, b) }}", ["Too few parameters supplied: 'case' @ 4 case"]],
  ["${{ 'Located at position 9 within' ' }}' }}", ["Unexpected symbol: ' }}' @ 35 ' }}'"]],
])("%j", (text, expected) => {
  expect(told(expressionProblems(textOf(text)))).toEqual(expected);
});

test.each<[string, string[]]>([
  ["", []],
  ["github.ref == 'x'", []],
  ["${{ x }} y", []],
  ['github.ref == "x"', ['Unexpected symbol: \'"x"\' @ 14 "x"']],
])("as a condition: %j", (text, expected) => {
  expect(told(conditionProblems(textOf(text)))).toEqual(expected);
});
