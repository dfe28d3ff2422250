import type { Text } from "../source/text.ts";
import { unmappedText } from "../source/text.ts";
import { joinedText } from "./joined-text.ts";
import { canNest, take } from "./powershell-reader.ts";
import type { PowershellReader } from "./powershell-reader.ts";
import type { Word, WordPart } from "./script.ts";
import { dynamicParts, hasExpression, partsAround } from "./script-source.ts";

/**
 * Reads one word: up to a blank, the end of a statement or a bracket that does not belong to it. Only the value that a word
 * begins with has methods: `docker push $x.y` is a property, in `docker push a/$x.y` the dot is one.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_parsing
 */
export function powershellWord(reader: PowershellReader, mode: "argument" | "expression" = "argument"): Word {
  const start = reader.at;
  const parts: WordPart[] = [];
  // Between values these signs stand for themselves, with blanks around them or without.
  const sign = mode === "expression" ? take(reader, /[+,]/y) : undefined;
  if (sign !== undefined) {
    const text = reader.text.slice(start, reader.at);
    return { parts: [textPart(text, false)], text };
  }
  const isOver = (): boolean => mode === "expression" && /[+,]/.test(reader.masked.charAt(reader.at));
  while (reader.at < reader.masked.length && !atEndOfWord(reader, start) && !isOver()) {
    const before = reader.at;
    const found = atom(reader, mode);
    parts.push(
      ...(before === start && found.length > 0 && isValue(reader, start) ? withMembers(reader, start, found) : found),
    );
    // What no kind of atom wants is a character like any other: a lone `$`, a bracket too many.
    if (reader.at === before) {
      reader.at++;
      parts.push(textPart(reader.text.slice(before, reader.at), false));
    }
  }
  return { parts, text: reader.text.slice(start, reader.at) };
}

function atEndOfWord(reader: PowershellReader, start: number): boolean {
  const { masked, at } = reader;
  const here = masked.charAt(at);
  if (here === "`") return masked.charAt(at + 1) === "\n";
  if (here === "&") return at > start;
  // A bracket belongs to the word only where it begins it, `(…)`, or is called on something, `$x.Trim()`.
  if (here === "(" || here === "{") return at > start;
  return here === ";" || here === "|" || here === ")" || here === "}" || /\s/.test(here);
}

function atom(reader: PowershellReader, mode: "argument" | "expression"): WordPart[] {
  const { masked, at } = reader;
  switch (masked.charAt(at)) {
    case "'":
      return literalString(reader);
    case '"':
      reader.at++;
      return expandable(reader, '"');
    case "@":
      return atSign(reader);
    case "$":
      return dollar(reader, false);
    case "(":
      return nested(reader, 1, ")", "substitution");
    case "{":
      return nested(reader, 1, "}", "substitution");
    default:
      return bareText(reader, mode === "expression" ? /[^\s'"@$(){}|;&`+,]+/y : plainText);
  }
}

const plainText = /(?:[^\s'"@$(){}|;&`]+|@(?!["'({\w])|`[^\n])+/y;

function bareText(reader: PowershellReader, pattern: RegExp): WordPart[] {
  const start = reader.at;
  if (take(reader, pattern) === undefined) return [];
  return partsAround(reader, start, reader.at, false, (text) => textPart(unescaped(text), false));
}

function literalString(reader: PowershellReader): WordPart[] {
  const start = reader.at + 1;
  take(reader, /'[^']*(?:''[^']*)*/y);
  const end = reader.at;
  if (take(reader, /'/y) === undefined) reader.errors.push(start - 1);
  return partsAround(reader, start, end, true, (text) => textPart(without(text, /'(?=')/g), true));
}

function atSign(reader: PowershellReader): WordPart[] {
  const start = reader.at;
  const here = take(reader, /@(['"])[^\S\n]*\n/y);
  if (here !== undefined) return hereString(reader, here[1] ?? "'");
  if (reader.masked.startsWith("@(", start)) return nested(reader, 2, ")", "substitution");
  // Of a table only what it would run is of interest, and its keys would look like commands.
  if (reader.masked.startsWith("@{", start)) return nested(reader, 2, "}", "dynamic");
  const splat = take(reader, /@(\w+)/y);
  if (splat === undefined) return [];
  const name = powershellName(splat[1] ?? "");
  const text = reader.text.slice(start, reader.at);
  return [{ kind: "variable", name, change: undefined, whole: "each", quoted: false, text }];
}

function hereString(reader: PowershellReader, quote: string): WordPart[] {
  const start = reader.at;
  if (quote === '"') return expandable(reader, '\n"@');
  const found = reader.masked.indexOf("\n'@", start - 1);
  if (found < 0) reader.errors.push(start - 1);
  reader.at = found < 0 ? reader.masked.length : found + 3;
  const end = found < 0 ? reader.masked.length : Math.max(start, found);
  return partsAround(reader, start, end, true, (text) => textPart(text, true));
}

/** The inside of a string in double quotes, up to and over its closer. */
function expandable(reader: PowershellReader, closer: '"' | '\n"@'): WordPart[] {
  const { masked } = reader;
  const opened = reader.at;
  const parts: WordPart[] = [];
  const plain = closer === '"' ? /(?:[^"$`]|""|`[^])+/y : /(?:[^$`\n]|\n(?!"@)|`[^])+/y;
  if (closer !== '"' && masked.startsWith('"@', opened)) {
    reader.at += 2;
    return [];
  }
  while (reader.at < masked.length && !masked.startsWith(closer, reader.at)) {
    const start = reader.at;
    if (masked.charAt(start) === "$") {
      parts.push(...dollar(reader, true));
      if (reader.at > start) continue;
    }
    if (take(reader, plain) === undefined) reader.at++;
    parts.push(...partsAround(reader, start, reader.at, true, (text) => textPart(withoutDoubled(text, closer), true)));
  }
  if (reader.at >= masked.length) reader.errors.push(opened - 1);
  reader.at = Math.min(masked.length, reader.at + closer.length);
  return parts;
}

function withoutDoubled(text: Text, closer: string): Text {
  return unescaped(closer === '"' ? without(text, /"(?=")/g) : text);
}

/** `$x`, `${x}`, `$env:X`, `$(…)`; nothing where the dollar sign stands for itself. */
function dollar(reader: PowershellReader, quoted: boolean): WordPart[] {
  const start = reader.at;
  if (reader.masked.startsWith("$(", start)) return nested(reader, 2, ")", "substitution", quoted);
  const match = take(reader, /\$(?:\{([\w: -]{1,100})\}|((?:\w+:(?=\w))?\w+)|[$?^])/y);
  if (match === undefined) return [];
  const written = match[1] ?? match[2] ?? match[0].slice(1);
  const joined = match[2] !== undefined && hasExpression(reader, reader.at, reader.at + 1);
  if (joined || constants.has(written.toLowerCase())) return dynamicParts(reader, start, reader.at, quoted);
  const text = reader.text.slice(start, reader.at);
  const whole = quoted ? "joined" : "each";
  return [{ kind: "variable", name: powershellName(written), change: undefined, whole, quoted, text }];
}

const constants = new Set(["true", "false", "null"]);

/** `env:X` is X of the environment; a variable of the script has a `$`, no case, and its scope is of no interest. */
export function powershellName(written: string): string {
  const colon = written.indexOf(":");
  const scope = written.slice(0, Math.max(colon, 0)).toLowerCase();
  const name = written.slice(colon + 1);
  return scope === "env" ? name : `$${name.toLowerCase()}`;
}

/** A variable of the script, none of the environment. */
export function isOwnName(name: string): boolean {
  return name.startsWith("$");
}

function isValue(reader: PowershellReader, start: number): boolean {
  return "$('\"@".includes(reader.masked.charAt(start));
}

/** `.Name`, `[0]`, `::Name(…)` after a value: the value is another one then. */
function withMembers(reader: PowershellReader, start: number, value: readonly WordPart[]): readonly WordPart[] {
  let parts = value;
  for (;;) {
    const member = take(reader, /(?:\??\.|::)(\w+)|\[[\w"'$ -]{0,100}\]/y);
    if (member === undefined) return parts;
    const isCalled = reader.masked.charAt(reader.at) === "(" && canNest(reader);
    if (isCalled) nested(reader, 1, ")", "dynamic");
    const change = isCalled && lowering.has((member[1] ?? "").toLowerCase()) ? "lower" : "other";
    parts = [{ kind: "changed", parts, change, quoted: false, text: reader.text.slice(start, reader.at) }];
  }
}

/** https://learn.microsoft.com/dotnet/api/system.string#methods */
const lowering = new Set(["tolower", "tolowerinvariant"]);

function nested(
  reader: PowershellReader,
  opener: number,
  closer: ")" | "}",
  kind: "substitution" | "dynamic",
  quoted = false,
): WordPart[] {
  if (!canNest(reader)) return [];
  const start = reader.at;
  reader.at += opener;
  const body = reader.statementsUntil(closer);
  if (kind === "dynamic") return dynamicParts(reader, start, reader.at, quoted);
  return [{ kind, body, quoted, text: reader.text.slice(start, reader.at) }];
}

function textPart(text: Text, quoted: boolean): WordPart {
  return { kind: "text", value: text.value, quoted, text };
}

/** The text without what the pattern matches, each match one character. */
function without(text: Text, pattern: RegExp): Text {
  const pieces: Text[] = [];
  let from = 0;
  let skipped = -1;
  for (const { index } of text.value.matchAll(pattern)) {
    // In `""""` the second pair begins at the third quote.
    if (index === skipped) continue;
    pieces.push(text.slice(from, index));
    from = index + 1;
    skipped = index + 1;
  }
  if (from === 0) return text;
  pieces.push(text.slice(from, text.value.length));
  return joinedText(pieces, text);
}

/** The text without its backticks. A control character that one stands for is placed at the whole escape. */
function unescaped(text: Text): Text {
  const pieces: Text[] = [];
  let from = 0;
  for (const escape of text.value.matchAll(/`([^])/g)) {
    const { index } = escape;
    pieces.push(text.slice(from, index));
    const control = controls[escape[1] ?? ""];
    if (control === undefined) {
      from = index + 1;
    } else {
      pieces.push(unmappedText(control, text.within(index, index + 2)));
      from = index + 2;
    }
  }
  if (from === 0) return text;
  pieces.push(text.slice(from, text.value.length));
  return joinedText(pieces, text);
}

const controls: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };
