import type { Fix } from "../rule.ts";
import type { Edit } from "../source/edit.ts";

/** The edits of fixes that are right only together, each of them once; undefined where one cannot be done. */
export function together(parts: readonly (Pick<Fix, "edits"> | undefined)[]): readonly Edit[] | undefined {
  const edits = new Map<string, Edit>();
  for (const part of parts) {
    if (!part) return undefined;
    for (const edit of part.edits) {
      const { file, start, end } = edit.span;
      edits.set(JSON.stringify([file.path, start, end, edit.text]), edit);
    }
  }
  return [...edits.values()];
}
