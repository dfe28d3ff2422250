import type { Text } from "../source/text.ts";
import { powershellBlock } from "./powershell-block.ts";
import { computedWord, isList, listedWords } from "./powershell-expression.ts";
import { joinedStages } from "./powershell-pipeline.ts";
import type { Stage } from "./powershell-pipeline.ts";
import { canNest, powershellFiller, skipBlanks, take } from "./powershell-reader.ts";
import type { PowershellReader } from "./powershell-reader.ts";
import { isOwnName, powershellName, powershellWord } from "./powershell-word.ts";
import type { Assignment, Command, Redirect, Script, Statement, Word } from "./script.ts";
import { brokenLines, scriptSource } from "./script-source.ts";

/**
 * Reads as much of PowerShell as it takes to see which programs run with which arguments. Expressions are not
 * understood: what they run is seen, what they come to is not. A grammar for all of it would weigh more than the rest
 * of this library.
 */
export function parsePowershell(text: Text): Script {
  const reader: PowershellReader = {
    ...scriptSource(text, powershellFiller),
    at: 0,
    depth: 0,
    statementsUntil: (closer) => statementsUntil(reader, closer),
  };
  const body: Statement[] = [];
  while (reader.at < reader.masked.length) {
    body.push(...statements(reader));
    if (reader.at < reader.masked.length) {
      reader.errors.push(reader.at);
      reader.at++;
    }
  }
  return { dialect: "powershell", body, sets: variablesSet(reader), broken: brokenLines(reader) };
}

const byReference = /\[ref\]\s*\$\{?[\w:]+/gi;
const equals = /=(?!=)/g;
const statementStart = /[\n;(=|]|(?<!\$)\{/g;
const variable = /\$\{?([\w:]+)\}?/g;

/** So much of what stands in front of a sign is looked at. */
const longestTargets = 200;

/** `$x = …`, `$x, $y = …` and `[ref]$x`, also where no statement of its own is seen: in a block that a command is given. */
function variablesSet({ text, masked }: PowershellReader): Script["sets"] {
  const found = new Map<string, Text>();
  const add = (start: number, end: number): void => {
    for (const { 0: whole, 1: written = "", index } of masked.slice(start, end).matchAll(variable)) {
      const name = powershellName(written);
      const at = start + index;
      if (isOwnName(name) && !found.has(name)) found.set(name, text.slice(at, at + whole.length));
    }
  };
  for (const { 0: whole, index } of masked.matchAll(byReference)) add(index, index + whole.length);
  for (const { index } of masked.matchAll(equals)) {
    const front = masked.slice(Math.max(0, index - longestTargets), index);
    const [start = 0] = [...front.matchAll(statementStart)].map((sign) => sign.index + 1).toReversed();
    // All of the statement in front of the sign: one variable too many only means that less is said of it.
    add(index - front.length + start, index);
  }
  return [...found].map(([name, place]) => ({ name, text: place }));
}

function statementsUntil(reader: PowershellReader, closer: ")" | "}"): readonly Statement[] {
  const opened = reader.at - 1;
  reader.depth++;
  const body = statements(reader);
  reader.depth--;
  if (reader.masked.charAt(reader.at) === closer) reader.at++;
  else reader.errors.push(opened);
  return body;
}

/** Reads up to the end or to a closing bracket. */
function statements(reader: PowershellReader): readonly Statement[] {
  const body: Statement[] = [];
  for (;;) {
    skipBlanks(reader, true);
    if (take(reader, /;/y) !== undefined) continue;
    const here = reader.masked.charAt(reader.at);
    if (here === "" || here === ")" || here === "}") return body;
    const before = reader.at;
    const statement = powershellBlock(reader) ?? andOr(reader);
    if (statement !== undefined) body.push(statement);
    if (reader.at === before) reader.at++;
  }
}

function andOr(reader: PowershellReader): Statement | undefined {
  const first = pipeline(reader);
  if (first === undefined) return undefined;
  const rest: { when: "&&" | "||"; then: Statement }[] = [];
  for (let sign = take(reader, /&&|\|\|/y); sign !== undefined; sign = take(reader, /&&|\|\|/y)) {
    skipBlanks(reader, true);
    const then = pipeline(reader);
    if (then === undefined) reader.errors.push(reader.at);
    else rest.push({ when: sign[0] === "&&" ? "&&" : "||", then });
  }
  return rest.length === 0 ? first : { kind: "and-or", first, rest };
}

function pipeline(reader: PowershellReader): Statement | undefined {
  const start = reader.at;
  const stages: Stage[] = [];
  for (;;) {
    const element = elementOf(reader);
    if (element !== undefined) stages.push(element);
    if (take(reader, /\|(?!\|)/y) === undefined) break;
    skipBlanks(reader, true);
  }
  return joinedStages(stages, reader.text.slice(start, endOfText(reader, start)));
}

function elementOf(reader: PowershellReader): Stage | undefined {
  const start = reader.at;
  const assigned = assignment(reader);
  if (assigned !== undefined) return { statement: assigned, value: undefined };
  const caller = take(reader, /[&.](?=[\s$"'({])/y);
  const called = caller !== undefined;
  const expression = !called && /["'$(@[!,\d+-]/.test(reader.masked.charAt(reader.at));
  // `& program` calls it, as it would be called without the sign; `. file` reads it in.
  const words: Word[] = caller?.[0] === "." ? [plainWord(reader.text.slice(start, reader.at))] : [];
  const redirects: Redirect[] = [];
  for (skipBlanks(reader, false); !atEndOfElement(reader); skipBlanks(reader, false)) {
    const redirect = redirectOf(reader);
    if (redirect !== undefined) redirects.push(...redirect);
    else words.push(powershellWord(reader, expression ? "expression" : "argument"));
  }
  const text = reader.text.slice(start, endOfText(reader, start));
  if (words.length === 0 && redirects.length === 0) return undefined;
  if (!expression) return { statement: { kind: "command", assignments: [], words, redirects, text }, value: undefined };
  const value = computedWord(words, text);
  const printed: Statement = { kind: "test", words, text, value };
  if (redirects.length === 0) return { statement: printed, value };
  return { statement: { kind: "block", body: [printed], subshell: false, redirects }, value: undefined };
}

function atEndOfElement(reader: PowershellReader): boolean {
  // A single `&` after a command sends it to the background.
  if (take(reader, /&(?!&)[^\S\n]*(?=[\n;})]|$)/y) !== undefined) return true;
  const here = reader.masked.charAt(reader.at);
  return here === "" || "\n;|)}".includes(here) || reader.masked.startsWith("&&", reader.at);
}

function redirectOf(reader: PowershellReader): readonly Redirect[] | undefined {
  const start = reader.at;
  const sign = take(reader, /([1-6*]?)(>>?)(&[12])?/y);
  if (sign === undefined) return undefined;
  const descriptor = sign[1] === "*" ? -1 : Number(sign[1] || "1");
  if (sign[3] !== undefined) {
    const target = plainWord(reader.text.slice(start + sign[0].length - 1, reader.at));
    return [{ descriptor, kind: "duplicate", target }];
  }
  skipBlanks(reader, false);
  if (atEndOfElement(reader)) {
    reader.errors.push(start);
    return [];
  }
  return [{ descriptor, kind: sign[2] === ">>" ? "append" : "write", target: powershellWord(reader) }];
}

function plainWord(text: Text): Word {
  return { parts: [{ kind: "text", value: text.value, quoted: false, text }], text };
}

const target = /(?:\[[\w.,]*\][^\S\n]*)*\$(?:\{([\w: -]{1,100})\}|((?:\w+:)?\w+))[^\S\n]*(\+|-|\*|\/|\?\?)?=(?!=)/y;

/** `$x = …`: the value is a word where it is one, else what the statement on the right prints. */
function assignment(reader: PowershellReader): Command | undefined {
  const start = reader.at;
  const match = take(reader, target);
  if (match === undefined) return undefined;
  skipBlanks(reader, true);
  const from = reader.at;
  const right = canNest(reader) ? rightSide(reader) : undefined;
  const text = reader.text.slice(start, endOfText(reader, start));
  const value =
    right === undefined ? undefined : valueOf(right, reader.text.slice(from, Math.max(from, endOfText(reader, from))));
  const assigned: Assignment = {
    name: powershellName(match[1] ?? match[2] ?? ""),
    append: match[3] === "+",
    value: value ?? { parts: [], text: reader.text.slice(from, from) },
    text,
  };
  return { kind: "command", assignments: [assigned], words: [], redirects: [], text };
}

function rightSide(reader: PowershellReader): Statement | undefined {
  reader.depth++;
  const statement = powershellBlock(reader) ?? andOr(reader);
  reader.depth--;
  return statement;
}

function valueOf(statement: Statement, text: Text): Word | readonly Word[] {
  const list = isList(statement) ? listedWords([statement]) : undefined;
  if (list) return list;
  const value = statement.kind === "test" ? statement.value : undefined;
  return value ?? { parts: [{ kind: "substitution", body: [statement], quoted: false, text }], text };
}

/** Where the text from `start` to here ends without the blanks after it. */
function endOfText(reader: PowershellReader, start: number): number {
  let end = reader.at;
  while (end > start && /\s/.test(reader.masked.charAt(end - 1))) end--;
  return end;
}
