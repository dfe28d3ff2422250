import { data, Evaluator, Lexer, Parser, wellKnownFunctions } from "@actions/expressions";
import { evaluateExpression } from "../../src/expressions/evaluate-expression.ts";
import { plainText } from "../../src/source/text.ts";

/** What an expression comes to, as JSON; "error" where GitHub refuses it, "unknown" where only a run would tell. */
export type Answer = string;

/** By our own evaluation, which knows no context here. */
export function ourAnswer(expression: string): Answer {
  const text = `toJSON(${expression})`;
  const file = { path: "w.yml", shownPath: "w.yml", text };
  const whole = plainText(file, 0, text.length);
  const value = evaluateExpression(
    whole,
    { lookup: (_path, written, span) => ({ kind: "context", name: written.join("."), span }) },
    whole.span,
  );
  return value.kind === "literal" ? value.text : "unknown";
}

/** By GitHub's own evaluator, which is the one that its editors run. */
export function githubsAnswer(expression: string): Answer {
  try {
    const { tokens } = new Lexer(`toJSON(${expression})`).lex();
    const functions = Object.values(wellKnownFunctions);
    const result = new Evaluator(new Parser(tokens, [], functions).parse(), new data.Dictionary()).evaluate();
    return result.coerceString();
  } catch {
    return "error";
  }
}
