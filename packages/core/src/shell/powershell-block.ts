import { listedWords } from "./powershell-expression.ts";
import { canNest, skipBlanks, take } from "./powershell-reader.ts";
import type { PowershellReader } from "./powershell-reader.ts";
import { powershellName } from "./powershell-word.ts";
import type { Script, Statement, Word } from "./script.ts";

/** A statement that begins with a keyword; undefined, and nothing read, where there is none. */
export function powershellBlock(reader: PowershellReader): Statement | undefined {
  const keyword = take(
    reader,
    /(?:if|foreach|for|while|switch|do|try|trap|function|filter|param)\b(?![-.:/\\])/iy,
  )?.[0].toLowerCase();
  if (keyword === undefined) return undefined;
  skipBlanks(reader, true);
  switch (keyword) {
    case "if":
      return ifStatement(reader);
    case "foreach":
      return foreachLoop(reader);
    case "function":
    case "filter":
      return functionStatement(reader);
    case "param":
      return blockOf(parameters(reader));
    case "try":
    case "do":
      return blockOf([...scriptBlock(reader), ...clauses(reader)]);
    case "trap":
      return perhaps(scriptBlock(reader));
    // Its cases are values before blocks, which look like commands with a block for an argument: what they run is seen.
    case "switch":
      return {
        kind: "if",
        branches: [{ test: head(reader), body: scriptBlock(reader) }],
        otherwise: [],
        redirects: [],
      };
    default: {
      const test = head(reader);
      return { kind: "loop", variable: undefined, words: undefined, test, body: scriptBlock(reader), redirects: [] };
    }
  }
}

/** What stands in the round brackets after a keyword. */
function head(reader: PowershellReader): readonly Statement[] {
  if (reader.masked.charAt(reader.at) !== "(" || !canNest(reader)) return [];
  reader.at++;
  const inside = reader.statementsUntil(")");
  skipBlanks(reader, true);
  return inside;
}

/** What stands in the curly brackets; options and types before them (`catch [System.Exception] {`) are passed over. */
function scriptBlock(reader: PowershellReader): readonly Statement[] {
  skipBlanks(reader, true);
  take(reader, /[^\n;|{}()'"#]{0,200}(?=\{)/y);
  if (reader.masked.charAt(reader.at) !== "{" || !canNest(reader)) return [];
  reader.at++;
  return reader.statementsUntil("}");
}

function ifStatement(reader: PowershellReader): Statement {
  const branches = [{ test: head(reader), body: scriptBlock(reader) }];
  while (takeKeyword(reader, /elseif\b/iy)) branches.push({ test: head(reader), body: scriptBlock(reader) });
  const otherwise = takeKeyword(reader, /else\b/iy) ? scriptBlock(reader) : [];
  return { kind: "if", branches, otherwise, redirects: [] };
}

/** `catch`, `finally` and the `while (…)` or `until (…)` of a `do`. */
function clauses(reader: PowershellReader): readonly Statement[] {
  const found: Statement[] = [];
  for (;;) {
    if (takeKeyword(reader, /catch\b/iy)) found.push(perhaps(scriptBlock(reader)));
    else if (takeKeyword(reader, /finally\b/iy)) found.push(blockOf(scriptBlock(reader)));
    else if (takeKeyword(reader, /(?:while|until)\b(?=\s*\()/iy)) found.push(...head(reader));
    else return found;
  }
}

/** Takes the keyword where it is the next thing, over ends of lines; else nothing moves. */
function takeKeyword(reader: PowershellReader, keyword: RegExp): boolean {
  const before = reader.at;
  skipBlanks(reader, true);
  if (take(reader, keyword) === undefined) {
    reader.at = before;
    return false;
  }
  skipBlanks(reader, true);
  return true;
}

/** `foreach ($x in 'a', 'b')` goes through words where the list is as plain as that. */
function foreachLoop(reader: PowershellReader): Statement {
  const variable = take(reader, /\(\s*\$(\w+)(?=\s+in\b)/iy)?.[1];
  const end = reader.at;
  take(reader, /\s+in/iy);
  if (variable === undefined) {
    const test = head(reader);
    return { kind: "loop", variable: undefined, words: undefined, test, body: scriptBlock(reader), redirects: [] };
  }
  const test = canNest(reader) ? reader.statementsUntil(")") : [];
  const words = listedWords(test);
  const body = scriptBlock(reader);
  const name = powershellName(variable);
  if (words !== undefined) return { kind: "loop", variable: name, words, test: [], body, redirects: [] };
  const item = setSomehow([{ name, text: reader.text.slice(end - variable.length, end) }]);
  return { kind: "loop", variable: undefined, words, test, body: [...item, ...body], redirects: [] };
}

function functionStatement(reader: PowershellReader): Statement {
  const name = take(reader, /[\w:.-]+/y)?.[0] ?? "";
  skipBlanks(reader, true);
  const given = parameters(reader);
  return { kind: "function", name, body: [...given, ...scriptBlock(reader)] };
}

/** What a caller gives is not followed: each parameter holds something. */
function parameters(reader: PowershellReader): readonly Statement[] {
  const start = reader.at;
  const body = head(reader);
  const text = reader.text.slice(start, reader.at);
  const names = [...text.value.matchAll(/\$(\w+)(?=\s*[,)=])/g)].map(({ 0: whole, 1: name = "", index }) => ({
    name: powershellName(name),
    text: text.slice(index, index + whole.length),
  }));
  return [...body, ...setSomehow(names)];
}

/** Variables that get values which are not followed. */
function setSomehow(names: Script["sets"]): readonly Statement[] {
  return names.map(({ name, text }) => {
    const value: Word = { parts: [{ kind: "dynamic", quoted: false, text }], text };
    return { kind: "command", assignments: [{ name, append: false, value, text }], words: [], redirects: [], text };
  });
}

function blockOf(body: readonly Statement[]): Statement {
  return { kind: "block", body, subshell: false, redirects: [] };
}

function perhaps(body: readonly Statement[]): Statement {
  return { kind: "if", branches: [{ test: [], body }], otherwise: [], redirects: [] };
}
