import { hangsOn, literalOf } from "../../expressions/read-value.ts";
import { maybe, NO, not, truthOf, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { Statement, Word } from "../../shell/script.ts";
import { expandWord, wordValue } from "./expand-word.ts";
import type { ShellState } from "./shell-state.ts";

/** What `[ … ]`, `test …`, `[[ … ]]`, `true` and `false` say, as far as it is known; `undefined`: it is no test. */
export function testTruth(statement: Statement, state: ShellState): Truth | undefined {
  if (statement.kind === "test") {
    const values = statement.words.map((word) => wordValue(word, state));
    const inside = /^\[\[\s+(?![\s!(])(.*)\]\]$/s.exec(statement.text.value)?.[1];
    const [left, right] = values;
    if (inside === undefined || left === undefined || values.length > 2 || /&&|\|\|/.test(inside))
      return maybe(["script", ...values.flatMap(hangsOn)]);
    if (right === undefined) return unary(/^-[nz](?=\s)/.exec(inside)?.[0], left);
    const operator = /\s(==|=|!=|=~)\s/.exec(inside)?.[1];
    return operator === "=~" || isPattern(statement.words[1]) ? matching(left) : binary(left, operator, right);
  }
  if (statement.kind !== "command") return undefined;
  const program = statement.words[0]?.text.value;
  if (program === "true" || program === ":") return YES;
  if (program === "false") return NO;
  if (program !== "[" && program !== "test") return undefined;
  const words = statement.words.slice(1).flatMap((word) => expandOnce(word, state));
  if (program === "[") words.pop();
  return truthOfWords(words);
}

/** `v*` and its like, without quotes, stand for more than their letters. */
function isPattern(word: Word | undefined): boolean {
  return (
    word?.parts.some(
      (part) => part.kind === "dynamic" || (part.kind === "text" && !part.quoted && /[*?[(]/.test(part.value)),
    ) === true
  );
}

/** Whether it fits a pattern is not worked out; what it hangs on decides. */
function matching(value: Value): Truth {
  const open = hangsOn(value);
  return maybe(open.length > 0 ? open : ["script"]);
}

function truthOfWords(words: readonly Value[]): Truth {
  if (words.length > 1 && literalOf(words[0] as Value) === "!") return not(truthOfWords(words.slice(1)));
  if (words.length === 2) return unary(literalOf(words[0] as Value), words[1] as Value);
  if (words.length === 3) return binary(words[0] as Value, literalOf(words[1] as Value), words[2] as Value);
  return maybe(["script", ...words.flatMap(hangsOn)]);
}

/** A quoted word is one argument even when it is empty, which splitting would lose. */
function expandOnce(word: Parameters<typeof expandWord>[0], state: ShellState): readonly Value[] {
  return word.parts.some((part) => part.quoted)
    ? [wordValue(word, state)]
    : expandWord(word, state).map(({ value }) => value);
}

function unary(operator: string | undefined, value: Value): Truth {
  const filled = asText(value);
  if (operator === "-n") return filled;
  return operator === "-z" ? not(filled) : maybe(["script"]);
}

/** For a shell every text but the empty one is filled, "false" and "0" among them. */
function asText(value: Value): Truth {
  const text = literalOf(value);
  if (text !== undefined) return text === "" ? NO : YES;
  return truthOf(value);
}

function binary(left: Value, operator: string | undefined, right: Value): Truth {
  if (operator !== "=" && operator !== "==" && operator !== "!=")
    return maybe(["script", ...hangsOn(left), ...hangsOn(right)]);
  const texts = [literalOf(left), literalOf(right)];
  if (texts[0] === undefined || texts[1] === undefined) return maybe([...hangsOn(left), ...hangsOn(right)]);
  const same = texts[0] === texts[1] ? YES : NO;
  return operator === "!=" ? not(same) : same;
}
