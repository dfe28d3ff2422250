import type { Insertion } from "../facts/entry-places.ts";
import type { Edit } from "../source/edit.ts";

/** Entries that are written where there is a place for them. */
export function added({ at, lead = "", before, after }: Insertion, ...entries: readonly string[]): Edit {
  return { span: at, text: lead + entries.map((entry) => before + entry + after).join("") };
}
