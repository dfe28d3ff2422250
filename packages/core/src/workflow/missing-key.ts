import { nearestWord } from "../source/nearest-word.ts";
import type { Span } from "../source/span.ts";
import type { MapNode } from "./model.ts";
import type { ProblemList } from "./problem-list.ts";
import { entriesOf } from "./read-node.ts";

/** Complains that a mapping has none of the keys of which it needs one: at the key that was probably meant for one of them, or else at a place. */
export function complainOfMissingKey(
  problems: ProblemList,
  { what, map, keys, at }: { what: string; map: MapNode; keys: readonly [string, string]; at: Span },
): void {
  const message = `${what} has neither \`${keys[0]}\` nor \`${keys[1]}\``;
  for (const { key } of entriesOf(map)) {
    const meant = nearestWord(key.value, keys);
    if (meant !== undefined) {
      problems.add("wrong-shape", key.span, `${message}; did you mean \`${meant}\`?`);
      return;
    }
  }
  problems.add("wrong-shape", at, message);
}
