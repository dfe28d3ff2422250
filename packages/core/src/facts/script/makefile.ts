import { automatic, type MakeText } from "../../shell/make-text.ts";
import { parseMakefile, type MakeEntry, type MakeRule, type MakeVariable } from "../../shell/parse-makefile.ts";
import type { Text } from "../../source/text.ts";

/** A Makefile with all that it includes. */
export interface Makefile {
  readonly variables: ReadonlyMap<string, MakeVariable>;
  /** The names of those that every command sees. */
  readonly exported: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  readonly patterns: readonly Rule[];
  /** False where there may be rules for any target. */
  readonly isWhole: boolean;
  /** What a `make` without a target makes; undefined where that is not known. */
  readonly goal: string | undefined;
}

/** A rule for one target, or for all that a pattern fits. */
interface Rule extends MakeRule {
  readonly target: string;
}

/** What make does, in order: lines of recipes, each with what stands for `$@` and its like; or something that is not known. */
export type MakeTask = { readonly line: Text; readonly automatic: ReadonlyMap<string, string> } | "unclear";

/** Targets that need each other are followed this deep; a pattern may need itself for ever. */
const deepestTarget = 50;

/** Files that include each other are followed as far as this many. */
const mostFiles = 32;

/** `undefined` where a file is not plain, or includes one that is not at hand. */
export function readMakefile(text: Text, fileAt: (path: string) => Text | undefined): Makefile | undefined {
  const entries = entriesOf(text, fileAt, { left: mostFiles });
  if (!entries) return undefined;
  const variables = new Map<string, MakeVariable>();
  const exported = new Set(entries.flatMap((entry) => (entry.kind === "export" ? entry.names : [])));
  const rules = new Map<string, Rule[]>();
  const patterns: Rule[] = [];
  let first: Rule | undefined;
  let isWhole = true;
  for (const entry of entries) {
    // Later ones are rare and mostly conditional.
    if (entry.kind === "variable" && !(variables.has(entry.name) && entry.value)) variables.set(entry.name, entry);
    if (entry.kind === "unclear") isWhole = false;
    if (entry.kind !== "rule") continue;
    for (const target of entry.targets) {
      const rule = { ...entry, target };
      // Any target at all may be meant by it, files among them.
      if (target === "%") isWhole = false;
      else if (target.includes("%")) patterns.push(rule);
      else rules.set(target, [...(rules.get(target) ?? []), rule]);
      if (isWhole && !/^\.[^/]*$|%/.test(target)) first ??= rule;
    }
  }
  const named = variables.get(".DEFAULT_GOAL");
  const goal = named ? named.value?.value : first?.mayBeAbsent ? undefined : first?.target;
  return { variables, exported, rules, patterns, isWhole, goal };
}

const parsed = new WeakMap<Text, readonly MakeEntry[] | "not plain">();

function entriesOf(
  text: Text,
  fileAt: (path: string) => Text | undefined,
  files: { left: number },
): readonly MakeEntry[] | undefined {
  let own = parsed.get(text);
  if (!own) parsed.set(text, (own = parseMakefile(text) ?? "not plain"));
  if (own === "not plain" || files.left-- <= 0) return undefined;
  const all: MakeEntry[] = [];
  for (const entry of own) {
    if (entry.kind !== "include") {
      all.push(entry);
      continue;
    }
    for (const path of entry.paths) {
      const included = fileAt(path);
      const entries = included && entriesOf(included, fileAt, files);
      if (!entries) return undefined;
      all.push(...entries);
    }
  }
  return all;
}

/** In the order in which make does it; `undefined` where nothing says how a target that is asked for is made. */
export function tasksOf(targets: readonly string[], makefile: Makefile): readonly MakeTask[] | undefined {
  const tasks: MakeTask[] = [];
  const seen = new Set<string>();
  const add = (target: string, depth: number): boolean => {
    if (seen.has(target)) return true;
    seen.add(target);
    const rules = rulesOf(target, makefile);
    if (rules === "unclear" || depth > deepestTarget) tasks.push("unclear");
    // What no rule makes is a file.
    else if (rules.length === 0) return false;
    else {
      for (const { prerequisites, isWhole } of rules) {
        if (!isWhole) tasks.push("unclear");
        for (const need of prerequisites) if (!add(need, depth + 1) && !makefile.isWhole) tasks.push("unclear");
      }
      const recipe = recipeOf(target, rules);
      tasks.push(...(recipe.length > 0 || makefile.isWhole ? recipe : (["unclear"] as const)));
    }
    return true;
  };
  return targets.every((target) => add(target, 0)) ? tasks : undefined;
}

/** Its own rules, and a pattern where none of them has a recipe. */
function rulesOf(target: string, { rules, patterns }: Makefile): readonly StemmedRule[] | "unclear" {
  const own = (rules.get(target) ?? []).map((rule) => withStem(rule, rule.pattern, target));
  if (own.some(({ recipe }) => recipe.length > 0)) return own;
  const fitting = patterns.filter((rule) => stemOf(rule.target, target) !== undefined);
  const [only] = fitting;
  if (only === undefined) return own;
  const isPhony = rules.get(".PHONY")?.some(({ prerequisites }) => prerequisites.includes(target)) === true;
  // Which one make takes hangs on the files that are there; a target that is no file has none of them.
  if (fitting.length > 1 || isPhony) return isPhony && own.length > 0 ? own : "unclear";
  return [...own, withStem(only, only.target, target)];
}

interface StemmedRule extends Rule {
  readonly stem: string | undefined;
}

function withStem(rule: Rule, pattern: string | undefined, target: string): StemmedRule {
  const stem = pattern === undefined ? undefined : stemOf(pattern, target);
  if (stem === undefined) return { ...rule, stem, isWhole: rule.isWhole && pattern === undefined };
  return { ...rule, stem, prerequisites: rule.prerequisites.map((need) => need.replace("%", () => stem)) };
}

/** What `%` stands for. A pattern without a folder is held against the name of a file alone. */
function stemOf(pattern: string, target: string): string | undefined {
  const name = pattern.includes("/") ? target : target.replace(/^.*\//, "");
  const [start = "", end] = pattern.split("%");
  if (end === undefined || name.length <= start.length + end.length) return undefined;
  if (!name.startsWith(start) || !name.endsWith(end)) return undefined;
  return name.slice(start.length, name.length - end.length);
}

/** A later recipe takes the place of an earlier one. */
function recipeOf(target: string, rules: readonly StemmedRule[]): readonly MakeTask[] {
  const rule = rules.findLast(({ recipe }) => recipe.length > 0);
  if (!rule) return [];
  const [firstNeed] = rules.flatMap(({ prerequisites }) => prerequisites);
  const values = new Map([[automatic.target as string, target]]);
  if (rule.stem !== undefined) values.set(automatic.stem, rule.stem);
  if (firstNeed !== undefined && rules.every(({ isWhole }) => isWhole)) values.set(automatic.firstNeed, firstNeed);
  return rule.recipe.map((line: MakeText): MakeTask =>
    line.isPlain ? { line: line.script, automatic: values } : "unclear",
  );
}
