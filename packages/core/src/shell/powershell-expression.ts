import type { Text } from "../source/text.ts";
import type { Statement, Word, WordPart } from "./script.ts";

/**
 * What the words of an expression come to, where that is plain: a lone value, or texts that `+` puts together. Of others only
 * what they are made of is known, and that is told after the whole.
 */
export function computedWord(words: readonly Word[], text: Text): Word | undefined {
  // `1..3` is a list of numbers.
  if (words.some(({ parts }) => parts.some((part) => isBare(part) && part.value.includes(".."))))
    return someOf(words, text);
  const [only] = words;
  if (words.length < 2) return only && withoutCast([only], text);
  const cast = withoutCast(words, text);
  if (cast) return cast;
  const operands = words.filter((_word, index) => index % 2 === 0);
  if (isParted(words, "+") && isText(operands)) return { parts: operands.flatMap(({ parts }) => parts), text };
  return someOf(words, text);
}

function someOf(words: readonly Word[], text: Text): Word {
  const known = words.flatMap((word) => word.parts.filter((part) => part.kind !== "text" && part.kind !== "dynamic"));
  if (known.length === 0) return { parts: [{ kind: "dynamic", quoted: false, text }], text };
  return { parts: [{ kind: "changed", parts: known, change: "other", quoted: false, text }], text };
}

/** `[string]$x` is the value itself; what another type makes of it is not followed. */
function withoutCast(words: readonly Word[], text: Text): Word | undefined {
  const parts = words.flatMap((word) => word.parts);
  const [type, ...value] = parts;
  const cast = isBare(type) ? /^\[([\w.]+)\]$/.exec(type.value)?.[1] : undefined;
  if (words.length > 2 || (words.length === 2 && (cast === undefined || words[0]?.parts.length !== 1)))
    return undefined;
  if (cast === undefined || value.length === 0) return words.length === 1 ? words[0] : undefined;
  if (/^(?:system\.)?string$/i.test(cast)) return { parts: value, text };
  return { parts: [{ kind: "changed", parts: value, change: "other", quoted: false, text }], text };
}

/** With a number in front `+` adds; of a list, which has no quotes, it makes a longer one. */
function isText(operands: readonly Word[]): boolean {
  const isQuoted = ({ parts }: Word): boolean => parts.length > 0 && parts.every(({ quoted }) => quoted);
  const isEnvironment = ({ text }: Word): boolean => /^\$\{?env:/i.test(text.value);
  return (
    operands.some(isQuoted) &&
    operands.every((operand) => isQuoted(operand) || isEnvironment(operand) || !operand.parts.some(isBare))
  );
}

/** The items of `"a", $b` and of `@("a" …)`, one below the other; undefined where it is no plain list. */
export function listedWords(statements: readonly Statement[]): readonly Word[] | undefined {
  const items: Word[] = [];
  for (const statement of statements) {
    if (statement.kind !== "test") return undefined;
    const [only] = statement.words;
    const inner = statement.words.length === 1 ? innerList(only) : undefined;
    if (inner) items.push(...inner);
    else if (isParted(statement.words, ",")) items.push(...statement.words.filter((_word, index) => index % 2 === 0));
    else return undefined;
  }
  return items.every(({ parts }) => parts.every(({ kind }) => kind !== "dynamic")) ? items : undefined;
}

/** `@(…)`, and the brackets of `("a", "b")`. */
function innerList(word: Word | undefined): readonly Word[] | undefined {
  const [part, ...others] = word?.parts ?? [];
  if (part?.kind !== "substitution" || others.length > 0 || !/^@?\(/.test(part.text.value)) return undefined;
  return listedWords(part.body);
}

/** Whether it is a list as it is written, and not one value. */
export function isList(statement: Statement): boolean {
  if (statement.kind !== "test") return false;
  const [first] = statement.words;
  return statement.words.length > 1 || first?.text.value.startsWith("@(") === true;
}

/** Values with this sign between them. */
function isParted(words: readonly Word[], sign: string): boolean {
  return (
    words.length % 2 === 1 &&
    words.every(({ parts }, index) => {
      const [part, ...others] = parts;
      const isSign = isBare(part) && part.value === sign && others.length === 0;
      return isSign === (index % 2 === 1) && (isSign || !(isBare(part) && /^[-+,!]|\.\./.test(part.value)));
    })
  );
}

function isBare(part: WordPart | undefined): part is Extract<WordPart, { kind: "text" }> {
  return part?.kind === "text" && !part.quoted;
}
