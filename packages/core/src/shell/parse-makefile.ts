import type { Text } from "../source/text.ts";
import { indexOutside, shellText, type MakeText } from "./make-text.ts";

/** What a Makefile says, line by line. */
export type MakeEntry =
  | {
      readonly kind: "variable";
      readonly name: string;
      /** Only where nothing has set it before: `?=`. */
      readonly isDefault: boolean;
      /** Undefined where more than an assignment decides what it holds. */
      readonly value: Text | undefined;
    }
  | MakeRule
  | { readonly kind: "include"; readonly paths: readonly string[] }
  /** It may be a rule for any target. */
  | { readonly kind: "unclear" };

export interface MakeRule {
  readonly kind: "rule";
  readonly targets: readonly string[];
  /** Of a static pattern rule, the pattern by which each target has its stem. */
  readonly pattern: string | undefined;
  readonly prerequisites: readonly string[];
  /** False where some prerequisites are not known. */
  readonly isWhole: boolean;
  /** Each line runs in a shell of its own. */
  readonly recipe: readonly MakeText[];
}

/** What makes a file more than plain: whole parts of it may be there or not, and lines may mean something else. */
const notPlain =
  /^ *(?:-include|sinclude|define|ifn?eq|ifn?def|else|endif|undefine|\.ONESHELL|\.SECONDEXPANSION|\.RECIPEPREFIX|load)\b|^ *export[ \t]*$/m;

const assignment = /^(?:(?:export|override|private)\s+)*([\w.-]+)\s*(\?|:{1,3}|\+|!)?=/;

/** `undefined` where the file is not plain enough to be followed. */
export function parseMakefile(text: Text): readonly MakeEntry[] | undefined {
  if (notPlain.test(text.value)) return undefined;
  const entries: MakeEntry[] = [];
  let recipe: MakeText[] | undefined;
  for (const { start, end } of linesOf(text.value)) {
    const written = text.value.slice(start, end);
    if (written.startsWith("\t") && recipe) {
      recipe.push(recipeLine(text, start, end));
      continue;
    }
    // One line in the same place, whatever line breaks stand in it.
    const line = written.replaceAll(/\\\r?\n/g, (found) => " ".repeat(found.length));
    if (/^\s*(?:#|$)/.test(line)) continue;
    recipe = [];
    entries.push(...entriesOf(text, line, start, recipe));
  }
  return entries;
}

function entriesOf(text: Text, line: string, start: number, recipe: MakeText[]): readonly MakeEntry[] {
  const set = assignment.exec(line);
  if (set) return [variableOf(text, line, start, set)];
  const included = /^ *include\s+([^#]*)/.exec(line);
  if (included) return [{ kind: "include", paths: wordsOf(included[1] as string) }];
  // They make no rules.
  if (/^\s*(?:(?:un)?export\s|vpath\b|\$\((?:info|warning|error)\s)/.test(line)) return [];
  return ruleOf(text, line, start, recipe);
}

function variableOf(text: Text, line: string, start: number, [front, name = "", operator]: RegExpExecArray): MakeEntry {
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
