import { ExpressionError, Lexer, Parser } from "@actions/expressions";
import { Binary, type Expr, FunctionCall, Grouping, IndexAccess, Logical, Unary } from "@actions/expressions/ast";
import { MAX_EXPRESSION_LENGTH, MAX_PARSER_DEPTH } from "@actions/expressions/errors";
import { type Token, TokenType } from "@actions/expressions/lexer";
import type { AllowedNames } from "./is-valid-expression.ts";

export type ParsedExpression =
  | { readonly kind: "tree"; readonly root: Expr; readonly tokens: readonly Token[] }
  /** Offsets into the expression. */
  | { readonly kind: "broken"; readonly message: string; readonly start: number; readonly end: number };

/**
 * Reads one expression, without its braces, by GitHub's own grammar. Any name may stand for a context or a function:
 * which ones there are is known to the scope. The column of a token's range is its offset in the expression.
 */
export function parseExpression(inner: string): ParsedExpression {
  const known = memory.get(inner);
  if (known !== undefined) return known;
  const parsed = parse(inner);
  if (memory.size >= MOST_REMEMBERED) memory.clear();
  memory.set(inner, parsed);
  return parsed;
}

/**
 * The same few expressions are asked for again for every event and every row of a matrix, and to read one takes several
 * times as long as to evaluate it. Trees are never changed, and their number is bounded.
 */
const memory = new Map<string, ParsedExpression>();
const MOST_REMEMBERED = 512;

function parse(inner: string): ParsedExpression {
  const everywhere = { kind: "broken", start: 0, end: inner.length } as const;
  if (inner.trim() === "") return { ...everywhere, message: "An expression was expected" };
  if (inner.length > MAX_EXPRESSION_LENGTH) {
    return { ...everywhere, message: `Exceeded max expression length ${MAX_EXPRESSION_LENGTH}` };
  }
  const onOneLine = inner.replace(STRING_OR_BLANK, (found) => (found.startsWith("'") ? found : " "));
  let tokens: readonly Token[] = [];
  let root: Expr;
  // The library tells of every mistake by throwing, limits included; nothing else runs in here.
  try {
    const lexed = new Lexer(onOneLine).lex().tokens;
    tokens = lexed;
    const { contexts, functions } = everyName(lexed);
    root = new Parser(lexed, contexts, functions).parse();
  } catch (error) {
    return { ...everywhere, ...mistakeOf(error, tokens, onOneLine) };
  }
  if (isDeeperThan(MAX_PARSER_DEPTH, root)) {
    return { ...everywhere, message: `Exceeded max expression depth ${MAX_PARSER_DEPTH}` };
  }
  return { kind: "tree", root, tokens };
}

/** The library counts columns by line, and takes fewer kinds of blanks than GitHub. One line of spaces settles both. */
const STRING_OR_BLANK = /'[^']*'|\s/g;

function everyName(tokens: readonly Token[]): AllowedNames {
  const names = tokens.filter((token) => token.type === TokenType.IDENTIFIER).map((token) => token.lexeme);
  const functions = names.map((name) => ({ name, minArgs: 0, maxArgs: Number.MAX_SAFE_INTEGER }));
  return { contexts: names, functions };
}

function mistakeOf(
  error: unknown,
  tokens: readonly Token[],
  inner: string,
): { message: string; start?: number; end?: number } {
  const message = error instanceof Error ? error.message : "";
  if (error instanceof ExpressionError) {
    const start = error.pos.column;
    // The end of the expression has the place of the last token.
    if (message === "Unexpected symbol: 'EOF'") return { message: "Unexpected end of expression", start };
    const token = tokens.find(({ range }) => range.start.column === start);
    return token === undefined ? { message, start } : { message, start, end: token.range.end.column };
  }
  const found = LEXER_MISTAKE.exec(message.slice(0, -inner.length));
  if (found === null) return { message: "The expression cannot be read" };
  const [, symbol = "", position = "1"] = found;
  const start = Number(position) - 1;
  return { message: `Unexpected symbol: '${symbol}'`, start, end: start + symbol.length };
}

/** The lexer gives the place of a mistake only in words, before it repeats the whole expression. */
const LEXER_MISTAKE = /^Unexpected symbol: '([^]*)'\. Located at position (\d+) within expression: $/;

/** The parser bounds parentheses and calls, but `a == b == c …` leans to the left without end. */
function isDeeperThan(levels: number, node: Expr): boolean {
  if (levels < 0) return true;
  if (node instanceof Grouping) return isDeeperThan(levels, node.group);
  return operandsOf(node).some((operand) => isDeeperThan(levels - 1, operand));
}

function operandsOf(node: Expr): readonly Expr[] {
  if (node instanceof Binary) return [node.left, node.right];
  if (node instanceof Unary) return [node.expr];
  if (node instanceof IndexAccess) return [node.expr, node.index];
  return node instanceof Logical || node instanceof FunctionCall ? node.args : [];
}
