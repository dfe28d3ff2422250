import type { CommandWhen, When } from "../knowledge/rows.ts";

/** The conditions that a condition is put together from, all the way down. */
export function conditionsIn<T extends When | CommandWhen>(when: T | undefined): readonly T[] {
  if (when === undefined) return [];
  const inner = "any" in when ? when.any : "all" in when ? when.all : undefined;
  // Each of the two kinds holds none but its own.
  return inner === undefined ? [when] : (inner as readonly T[]).flatMap((each) => conditionsIn(each));
}
