import { rules } from "../src/index.ts";

/**
 * What a fixture wants, as "LINE SEVERITY RULE". A comment `# want: RULE` stands on the finding's line; `# want+1: RULE`
 * on the line above it, `# want-1:` below. `RULE (warning)` names a severity lower than the rule's own; several are
 * parted by commas.
 */
export function wantedFindings(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const comment = /#\s*want([+-]\d+)?:\s*([a-z(),\s-]+)/.exec(line);
    if (!comment) return [];
    const number = index + 1 + Number(comment[1] ?? 0);
    return (comment[2] as string).split(",").map((wish) => {
      const [, id = "", severity] = /^\s*([a-z-]+)\s*(?:\((\w+)\))?\s*$/.exec(wish) ?? [];
      const rule = rules.find((candidate) => candidate.id === id);
      if (!rule) throw new Error(`"${wish}" on line ${index + 1} names no rule`);
      return `${number} ${severity ?? rule.severity} ${id}`;
    });
  });
}
