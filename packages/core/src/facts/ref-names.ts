import type { Node } from "../workflow/model.ts";
import { textsOf, valueAt } from "../workflow/read-node.ts";
import type { RefName } from "./facts.ts";

/**
 * What the filters of an event let through, each name and each pattern by itself; `undefined` stands for any name. More of
 * them than people tell apart in conditions are not told apart here.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
export function refNames(settings: Node | undefined, of: "branches" | "tags"): readonly (RefName | undefined)[] {
  const ignored = patternsAt(settings, `${of}-ignore`);
  if (ignored.length > 0) return [{ start: "", end: "", not: ignored.filter(isPlain) }];
  const patterns = patternsAt(settings, of);
  const not = patterns.filter((pattern) => pattern.startsWith("!")).map((pattern) => pattern.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith("!"));
  const names = wanted.map((pattern) => (isPlain(pattern) ? { is: pattern } : ends(pattern, not.filter(isPlain))));
  return names.length > 0 && names.length <= mostNames ? names : [undefined];
}

/** Every step is judged for each of them. */
const mostNames = 6;

function patternsAt(settings: Node | undefined, key: string): readonly string[] {
  return textsOf(valueAt(settings, key)).map(({ value }) => value);
}

function isPlain(pattern: string): boolean {
  return ![...globSigns].some((sign) => pattern.includes(sign));
}

const globSigns = "*?+[]!\\";

/** The text before its first sign and behind its last one. `?` and `+` say how often the character before them is there. */
function ends(pattern: string, not: readonly string[]): RefName {
  const start = /^[^*?+[\]!\\]*(?![?+])/.exec(pattern)?.[0] ?? "";
  const lastSign = Math.max(...[...globSigns].map((sign) => pattern.lastIndexOf(sign)));
  const end = pattern.slice(lastSign + 1);
  return { start, end, not };
}
