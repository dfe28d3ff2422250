import type { Text } from "../source/text.ts";
import { indexOutside, shellText, type MakeText } from "./make-text.ts";

/** What a Makefile says, line by line. */
export type MakeEntry =
  | MakeVariable
  | MakeRule
  /** The commands of all recipes see these variables. */
  | { readonly kind: "export"; readonly names: readonly string[] }
  | { readonly kind: "include"; readonly paths: readonly string[] }
  /** It may be a rule for any target. */
  | { readonly kind: "unclear" };

export interface MakeVariable {
  readonly kind: "variable";
  readonly name: string;
  /** Only where nothing has set it before: `?=`. */
  readonly isDefault: boolean;
  /** Undefined where more than an assignment decides what it holds. */
  readonly value: Text | undefined;
}

export interface MakeRule {
  readonly kind: "rule";
  readonly targets: readonly string[];
  /** Of a static pattern rule, the pattern by which each target has its stem. */
  readonly pattern: string | undefined;
  readonly prerequisites: readonly string[];
  /** False where some prerequisites are not known. */
  readonly isWhole: boolean;
  /** It stands between `ifdef` and `endif` or the like: neither it nor anything that it needs may be there. */
  readonly mayBeAbsent?: true;
  /** Each line runs in a shell of its own. */
  readonly recipe: readonly MakeText[];
}

/** What makes a file more than plain: lines may mean something else. */
const notPlain =
  /^ *(?:-include|sinclude|undefine|\.ONESHELL|\.SECONDEXPANSION|\.RECIPEPREFIX|load)\b|^ *export[ \t]*$/m;

/**
 * https://www.gnu.org/software/make/manual/html_node/Conditional-Syntax.html
 * https://www.gnu.org/software/make/manual/html_node/Multi_002dLine.html
 */
const directive = /^\s*(ifn?eq|ifn?def|else|endif)\b(?!\s*[:?+!]*=)/;
const definition = /^\s*(?:(?:export|override|private)\s+)*define\s+([\w.-]+)/;

const assignment = /^\s*(?:(?:export|override|private)\s+)*([\w.-]+)\s*(\?|:{1,3}|\+|!)?=/;

/** `undefined` where the file is not plain enough to be followed. */
export function parseMakefile(text: Text): readonly MakeEntry[] | undefined {
  if (notPlain.test(text.value)) return undefined;
  const reading: Reading = { entries: [], recipe: undefined, conditions: [], definitions: 0 };
  for (const { start, end } of linesOf(text.value)) if (!readLine(text, start, end, reading)) return undefined;
  return reading.conditions.length === 0 && reading.definitions === 0 ? reading.entries : undefined;
}

/** The recipe that a line with a tab in front goes to; undefined where none is open; "unclear": a condition decides on it. */
type OpenRecipe = MakeText[] | "unclear" | undefined;

interface Reading {
  readonly entries: MakeEntry[];
  recipe: OpenRecipe;
  /** The conditions that are open, each with the recipe before it and those at the end of its branches. */
  readonly conditions: { readonly before: OpenRecipe; readonly ends: OpenRecipe[] }[];
  /** How many definitions of several lines are open, one in the other. */
  definitions: number;
}

/** False where the line makes the file more than plain. */
function readLine(text: Text, start: number, end: number, reading: Reading): boolean {
  const { entries, recipe, conditions } = reading;
  const written = text.value.slice(start, end);
  if (reading.definitions > 0) {
    reading.definitions += definition.test(written) ? 1 : /^\s*endef\b/.test(written) ? -1 : 0;
    return true;
  }
  if (written.startsWith("\t") && recipe !== undefined) {
    if (recipe === "unclear") return false;
    const line = recipeLine(text, start, end);
    recipe.push(conditions.length > 0 ? unclear(line) : line);
    return true;
  }
  // One line in the same place, whatever line breaks stand in it.
  const line = written.replaceAll(/\\\r?\n/g, (found) => " ".repeat(found.length));
  if (/^\s*(?:#|$)/.test(line)) return true;
  const word = directive.exec(line)?.[1];
  if (word !== undefined) return readDirective(word, reading);
  const defined = definition.exec(line)?.[1];
  const lines: MakeText[] = [];
  if (defined !== undefined) reading.definitions++;
  const read: readonly MakeEntry[] =
    defined === undefined
      ? entriesOf(text, line, start, lines)
      : [{ kind: "variable", name: defined, isDefault: false, value: undefined }];
  reading.recipe = read.some(({ kind }) => kind === "rule" || kind === "unclear") ? lines : undefined;
  if (conditions.length === 0) {
    entries.push(...read);
    return true;
  }
  // Of a rule on one line, the recipe is here already.
  lines.push(...lines.splice(0).map(unclear));
  entries.push(...read.map(perhaps));
  return read.every(({ kind }) => kind !== "include");
}

/** `ifdef X`, `else` and `endif`; false where there is no condition to go on with. */
function readDirective(word: string, reading: Reading): boolean {
  const { conditions, recipe } = reading;
  if (word.startsWith("if")) {
    conditions.push({ before: recipe, ends: [] });
    return true;
  }
  const condition = word === "else" ? conditions.at(-1) : conditions.pop();
  if (!condition) return false;
  const { before, ends } = condition;
  ends.push(recipe);
  reading.recipe = word === "else" || ends.every((each) => each === before) ? before : "unclear";
  return true;
}

function unclear(line: MakeText): MakeText {
  return { ...line, isPlain: false };
}

/** What stands under a condition, which nothing decides before make runs. */
function perhaps(entry: MakeEntry): MakeEntry {
  if (entry.kind === "variable") return { ...entry, value: undefined };
  if (entry.kind !== "rule") return entry;
  return { ...entry, prerequisites: [], isWhole: false, mayBeAbsent: true };
}

function entriesOf(text: Text, line: string, start: number, recipe: MakeText[]): readonly MakeEntry[] {
  const set = assignment.exec(line);
  if (set) {
    const variable = variableOf(text, line, start, set);
    return /^\s*(?:\w+\s+)*export\s/.test(set[0])
      ? [variable, { kind: "export", names: [set[1] as string] }]
      : [variable];
  }
  const included = /^ *include\s+([^#]*)/.exec(line);
  if (included) return [{ kind: "include", paths: wordsOf(included[1] as string) }];
  const exported = /^\s*export\s+([^#]*)/.exec(line);
  if (exported) return [{ kind: "export", names: wordsOf(exported[1] as string) }];
  // They make no rules.
  if (/^\s*(?:unexport\s|vpath\b|\$\((?:info|warning|error)\s)/.test(line)) return [];
  return ruleOf(text, line, start, recipe);
}

function variableOf(
  text: Text,
  line: string,
  start: number,
  [front, name = "", operator]: RegExpExecArray,
): MakeVariable {
  const rest = line.slice(front.length);
  const comment = rest.search(/(?<!\\)#/);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trim();
  const from = start + front.length + rest.search(/\S|$/);
  const { script, isPlain } = shellText(text, from, from + value.length);
  const isKnown = isPlain && operator !== "+" && operator !== "!";
  return { kind: "variable", name, isDefault: operator === "?", value: isKnown ? script : undefined };
}

/** `a b: c | d ; command`, and `a b: %.x: %.y`. */
function ruleOf(text: Text, line: string, start: number, recipe: MakeText[]): readonly MakeEntry[] {
  const colon = indexOutside(line, ":");
  const targets = line.slice(0, Math.max(colon, 0));
  if (colon < 0 || targets.includes("$") || line[colon + 1] === ":") return [{ kind: "unclear" }];
  const own = /^\s*([\w.-]+)\s*(?:\?|:{1,3}|\+|!)?=/.exec(line.slice(colon + 1));
  // It holds for this target and for what that needs.
  if (own) return [{ kind: "variable", name: own[1] as string, isDefault: false, value: undefined }];
  const end = indexOutside(line, ";#", colon);
  if (line[end] === ";") recipe.push(recipeLine(text, start + end + 1, start + line.length));
  const behind = line.slice(colon + 1, end < 0 ? undefined : end);
  const second = indexOutside(behind, ":");
  const needs = second < 0 ? behind : behind.slice(second + 1);
  const prerequisites = wordsOf(needs).filter((word) => word !== "|");
  return [
    {
      kind: "rule",
      targets: wordsOf(targets),
      pattern: second < 0 ? undefined : behind.slice(0, second).trim(),
      prerequisites: prerequisites.filter((word) => !word.includes("$")),
      isWhole: !needs.includes("$"),
      recipe,
    },
  ];
}

/** Without the tab, and without `@`, `-` and `+` in front. */
function recipeLine(text: Text, start: number, end: number): MakeText {
  const front = /^[\t ]*[@+-]*[\t ]*/.exec(text.value.slice(start, end))?.[0].length ?? 0;
  return shellText(text, start + front, end);
}

function wordsOf(text: string): readonly string[] {
  return text.trim() === "" ? [] : text.trim().split(/\s+/);
}

/** The places of the lines, each with those that a backslash at its end joins to it. */
function* linesOf(source: string): Iterable<{ readonly start: number; readonly end: number }> {
  let start = 0;
  while (start < source.length) {
    let end = start;
    do end = lineEnd(source, end + (end === start ? 0 : 1));
    while (/(?:^|[^\\])(?:\\\\)*\\\r?$/.test(source.slice(Math.max(start, end - 9), end)) && end < source.length);
    yield { start, end: source[end - 1] === "\r" ? end - 1 : end };
    start = end + 1;
  }
}

function lineEnd(source: string, from: number): number {
  const end = source.indexOf("\n", from);
  return end < 0 ? source.length : end;
}
