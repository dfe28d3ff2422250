import type {
  ArithmeticExpression,
  CommandExpansionPart,
  HereDocBody,
  ParameterExpansionPart,
  ParsedScript,
  SyntaxNode,
  Word as BashWord,
  WordPart as BashPart,
} from "unbash";
import { forEachChild } from "unbash";
import type { Text } from "../source/text.ts";
import { joinedText } from "./joined-text.ts";
import { unmappedText } from "../source/text.ts";
import type { Statement, Word, WordPart } from "./script.ts";
import { dynamicParts, hasExpression, partsAround } from "./script-source.ts";
import type { ScriptSource } from "./script-source.ts";
import { escapingOf, unescapedText } from "./unescaped-text.ts";
import type { Escaping } from "./unescaped-text.ts";
import { variableChange } from "./variable-change.ts";

/** A bash script that is being read, with the two ways back from a word to the statements of a substitution in it. */
export interface BashSource extends ScriptSource {
  /** How many statements are open around the one that is being read. */
  depth: number;
  /** How many of `$(…)` are. */
  substitutions: number;
  statementsOf(script: ParsedScript): readonly Statement[];
  /** Of a script that has a text of its own. */
  read(text: Text): readonly Statement[];
}

/** Where a word stands, as far as it matters to what is in it. */
interface Place {
  readonly quoted: boolean;
  readonly escaping: Escaping;
  /** The value of an assignment is not expanded to file names or braces: `*` and `{a,b}` are text there. */
  readonly globs: boolean;
  readonly braces: boolean;
}

const bare: Place = { quoted: false, escaping: escapingOf.bare, globs: true, braces: true };

export function bashWord(source: BashSource, word: BashWord): Word {
  return { parts: wordParts(source, word, bare), text: source.text.slice(word.pos, word.end) };
}

export function assignedWord(source: BashSource, word: BashWord): Word {
  return {
    parts: wordParts(source, word, { ...bare, globs: false, braces: false }),
    text: source.text.slice(word.pos, word.end),
  };
}

/** The value of `export A=…`: a word like others, of which only file names are not looked for. */
export function declaredWord(source: BashSource, word: BashWord): Word {
  return {
    parts: wordParts(source, word, { ...bare, globs: false, braces: true }),
    text: source.text.slice(word.pos, word.end),
  };
}

/** The parts of a here-document whose delimiter has no quotes: there may be none but text, in which escapes are gone. */
export function hereDocumentParts(source: BashSource, { parts, pos, end }: HereDocBody): WordPart[] {
  const place: Place = { quoted: true, escaping: escapingOf["here-document"], globs: false, braces: false };
  return parts?.flatMap((part) => partsOf(source, part, place)) ?? textParts(source, pos, end, place);
}

/** Something of which only the substitutions and expressions in it are worth a word: `$((…))`, `a[$(…)]`, `[[ … ]]`. */
export function dynamicPartsWithin(source: BashSource, node: SyntaxNode, quoted: boolean): WordPart[] {
  const parts: WordPart[] = [];
  let from = node.pos;
  for (const substitution of substitutionsIn(node)) {
    if (substitution.pos < from) continue;
    parts.push(...dynamicParts(source, from, substitution.pos, quoted), substitutionPart(source, substitution, quoted));
    from = substitution.end;
  }
  parts.push(...dynamicParts(source, from, node.end, quoted));
  return parts;
}

/** Walks with a list of its own, because `1+1+1+…` is as deep as it is long. */
function substitutionsIn(root: SyntaxNode): CommandSubstitution[] {
  const found: CommandSubstitution[] = [];
  const open: SyntaxNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (
      node.type === "CommandExpansion" ||
      node.type === "ArithmeticCommandExpansion" ||
      node.type === "ProcessSubstitution"
    ) {
      found.push(node);
    } else {
      forEachChild(node, (child) => open.push(child));
    }
  }
  return found.toSorted((one, other) => one.pos - other.pos);
}

type CommandSubstitution =
  | CommandExpansionPart
  | Extract<BashPart, { type: "ProcessSubstitution" }>
  | Extract<ArithmeticExpression, { type: "ArithmeticCommandExpansion" }>;

function wordParts(source: BashSource, word: BashWord, place: Place): WordPart[] {
  const parts = word.parts;
  if (parts === undefined) return textParts(source, word.pos, word.end, place);
  return parts.flatMap((part) => partsOf(source, part, place));
}

function partsOf(source: BashSource, part: BashPart, place: Place): WordPart[] {
  const quoted = place.quoted;
  // It says nothing, but there is a word: `""` is an argument.
  if (part.type.endsWith("Quoted") && /^\$?(?:""|'')$/.test(part.text))
    return [textPart(source.text.slice(part.end - 1, part.end - 1), true)];
  switch (part.type) {
    case "Literal":
      return textParts(source, part.pos, part.end, place);
    case "SingleQuoted":
      return partsAround(source, part.pos + 1, part.pos + 1 + part.value.length, true, (text) => textPart(text, true));
    case "DoubleQuoted":
    case "LocaleString":
      return part.parts.flatMap((child) =>
        partsOf(source, child, { ...place, quoted: true, escaping: escapingOf.double }),
      );
    case "AnsiCQuoted":
      return ansiCParts(source, part);
    case "SimpleExpansion":
      return simpleExpansionParts(source, part.pos, part.end, quoted);
    case "ParameterExpansion":
      return parameterParts(source, part, place);
    case "CommandExpansion":
    case "ProcessSubstitution":
      return [substitutionPart(source, part, quoted)];
    case "Glob":
    case "ExtendedGlob":
    case "BraceExpansion":
      if (
        !(part.type === "BraceExpansion" ? place.braces : place.globs) &&
        (part.parts ?? []).every((child) => child.type === "Literal")
      ) {
        return textParts(source, part.pos, part.end, place);
      }
      return dynamicPartsWithin(source, part, quoted);
    case "ArithmeticExpansion":
      return dynamicPartsWithin(source, part, quoted);
  }
}

function textParts(source: BashSource, start: number, end: number, place: Place): WordPart[] {
  return partsAround(source, start, end, place.quoted, (text) =>
    textPart(unescapedText(text, place.escaping), place.quoted),
  );
}

function textPart(text: Text, quoted: boolean): WordPart {
  return { kind: "text", value: text.value, quoted, text };
}

/**
 * `$'…'` with escapes is placed as a whole. With expressions among the escapes it is not decoded at all, nor with a backslash
 * at the end of a line, which unbash takes away and bash does not.
 */
function ansiCParts(source: BashSource, part: Extract<BashPart, { type: "AnsiCQuoted" }>): WordPart[] {
  const end = part.end - (part.text.length > 2 && part.text.endsWith("'") ? 1 : 0);
  if (part.text.includes("\\")) {
    if (hasExpression(source, part.pos, part.end) || part.text.includes("\\\n"))
      return dynamicParts(source, part.pos, part.end, true);
    return [textPart(unmappedText(part.value, source.text.within(part.pos, part.end)), true)];
  }
  return partsAround(source, part.pos + 2, end, true, (text) => textPart(text, true));
}

/** Where an expression follows at once, its value belongs to the name: `$IMAGE_${{ matrix.os }}`. */
function simpleExpansionParts(source: BashSource, start: number, end: number, quoted: boolean): WordPart[] {
  if (hasExpression(source, start, end)) return dynamicParts(source, start, end, quoted);
  const text = source.text.slice(start, end);
  const name = text.value.slice(1).replaceAll("\\\n", "");
  return [{ kind: "variable", name, change: undefined, whole: wholeOf(name, quoted), quoted, text }];
}

/** `@` and `*`, as a name and as an index, are all elements; in quotes the latter are one text. */
function wholeOf(sign: string | undefined, quoted: boolean): "each" | "joined" | undefined {
  if (sign === "*" && quoted) return "joined";
  return sign === "@" || sign === "*" ? "each" : undefined;
}

function parameterParts(source: BashSource, part: ParameterExpansionPart, place: Place): WordPart[] {
  const { quoted } = place;
  if (part.parameter === "" || hasExpression(source, part.parameterPos, part.parameterEnd)) {
    return dynamicPartsWithin(source, part, quoted);
  }
  const { parameter: name, index } = part;
  const whole = wholeOf(index === undefined ? name : index.value, quoted);
  const text = source.text.slice(part.pos, part.end);
  return [
    {
      kind: "variable",
      name,
      change: variableChange(part, (word) => operandWord(source, word, place)),
      whole,
      quoted,
      text,
    },
  ];
}

function operandWord(source: BashSource, word: BashWord, place: Place): Word {
  return { parts: wordParts(source, word, place), text: source.text.slice(word.pos, word.end) };
}

/** Each level is read anew by the parser, so that their number times the size of the script is the time it takes. */
const deepest = 32;

function substitutionPart(source: BashSource, part: CommandSubstitution, quoted: boolean): WordPart {
  const text = source.text.slice(part.pos, part.end);
  if (source.substitutions >= deepest) {
    source.errors.push(part.pos);
    return { kind: "dynamic", quoted, text };
  }
  source.substitutions++;
  const body = substitutedStatements(source, part, quoted);
  source.substitutions--;
  return { kind: "substitution", body, quoted, text };
}

function substitutedStatements(source: BashSource, part: CommandSubstitution, quoted: boolean): readonly Statement[] {
  if (part.text.startsWith("`") && part.text.includes("\\")) return source.read(textInBackticks(source, part, quoted));
  return part.script === undefined ? [] : source.statementsOf(part.script);
}

/**
 * Between backticks, backslashes are taken away before the script is read. The offsets of the parser then belong to a
 * text that stands nowhere, so that the text is taken apart here and read anew; each level of such backticks needs twice
 * the backslashes of the one around it, so that this cannot go deep.
 */
function textInBackticks(source: BashSource, part: CommandSubstitution, quoted: boolean): Text {
  const closed = /(?:^|[^\\])(?:\\\\)*`$/.test(part.text.slice(1).slice(-64));
  const end = closed ? part.end - 1 : part.end;
  const escaping = escapingOf[quoted ? "backticks in quotes" : "backticks"];
  const pieces = partsAround(source, part.pos + 1, end, quoted, (text) =>
    textPart(unescapedText(text, escaping), quoted),
  );
  return joinedText(
    pieces.map((piece) => piece.text),
    source.text.slice(part.pos, part.end),
  );
}
