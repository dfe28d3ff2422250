import type { Problem } from "./source/problem.ts";
import type { SourceFile } from "./source/source-file.ts";
import { parseFile } from "./workflow/parse-file.ts";

/**
 * What an edit has broken. It is asked of the file itself, since a report may leave out what somebody ignores or another
 * rule tells at the same place. Of a file that is no YAML nobody knows what else an edit did to it.
 */
export function newProblems(before: SourceFile, after: SourceFile): readonly Problem[] {
  if (before === after) return [];
  const known = parseFile(before).problems;
  const now = parseFile(after).problems;
  const count = (problems: readonly Problem[], words: string): number =>
    problems.filter(({ message }) => message === words).length;
  return now.filter(({ code, message }) => code === "yaml-syntax" || count(now, message) > count(known, message));
}
