import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { expressionProblems } from "../../src/expressions/expression-problems.ts";
import { plainText } from "../../src/source/text.ts";
import { ourAnswer } from "./expression-answers.ts";

/** In the format of GitHub's own: https://github.com/actions/languageservices/tree/main/expressions/testdata */
interface KnownAnswer {
  readonly expr: string;
  readonly contexts?: Readonly<Record<string, unknown>>;
  readonly result?: { readonly kind: string; readonly value?: unknown };
  readonly err?: { readonly kind: string; readonly value: string };
}

export type Verdict = "same" | "different" | "not told by us" | "an error for both";

export interface JudgedAnswer {
  readonly expression: string;
  readonly ours: string;
  readonly githubs: string;
  readonly verdict: Verdict;
}

/** A file holds lists of known answers, each under a name. */
export function judgeKnownAnswers(path: string): readonly JudgedAnswer[] {
  const groups = JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, unknown>>;
  return (Object.values(groups).flat() as readonly KnownAnswer[])
    .filter((known) => typeof known?.expr === "string")
    .map((known) => {
      const expression = withData(known);
      const ours = ourAnswer(expression);
      return {
        expression,
        ours,
        githubs: known.err?.value ?? JSON.stringify(known.result),
        verdict: judge(expression, ours, known),
      };
    });
}

/** It is no fault of a linter not to know; but what fails at GitHub has no value for anybody. */
function judge(expression: string, ours: string, { result, err }: KnownAnswer): Verdict {
  if (err?.kind === "lexing" || err?.kind === "parsing")
    return isRefused(expression, err.value) ? "an error for both" : "different";
  if (ours === "unknown") return err ? "an error for both" : "not told by us";
  return result && isSame(ours, result) ? "same" : "different";
}

/** Which names there are is known to the scope, and not to the grammar. */
function isRefused(expression: string, because: string): boolean {
  const file = { path: "w.yml", shownPath: "w.yml", text: `\${{ ${expression} }}` };
  return because.startsWith("Unrecognized ") || expressionProblems(plainText(file, 0, file.text.length)).length > 0;
}

function isSame(ours: string, { kind, value }: NonNullable<KnownAnswer["result"]>): boolean {
  if (kind === "Null") return ours === "null";
  // An answer without a value is NaN, for which JSON has no word.
  return kind === "Number"
    ? Number(ours) === value || ours === String(value)
    : isDeepStrictEqual(JSON.parse(ours), value);
}

/**
 * The contexts of such a file are invented ones: what they hold is written in their place. A list is equal only to itself,
 * so that one which is named twice cannot be written twice.
 */
function withData({ expr, contexts = {} }: KnownAnswer): string {
  return expr.replaceAll(/'(?:[^']|'')*'|[\w.-]+/g, (token) => {
    const [name = "", ...rest] = token.split(".");
    if (!Object.hasOwn(contexts, name)) return token;
    const held = contexts[name];
    const isNamedTwice = expr.split(new RegExp(`\\b${name}\\b`)).length > 2;
    if (typeof held === "object" && held !== null && rest.length === 0 && isNamedTwice) return token;
    const data = `fromJSON('${JSON.stringify(held).replaceAll("'", "''")}')`;
    return [data, ...rest].join(".");
  });
}
