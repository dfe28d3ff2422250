import { members } from "../expressions/members.ts";
import { agreeing, or, YES } from "../expressions/truth.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Host } from "./facts.ts";
import { imageHost } from "./host.ts";
import { splitValue } from "./references.ts";

/** Whether there is an image of the same registry in some list; where a list may become one thing or another, all must agree. */
export function isNamed(image: Value, lists: readonly Value[]): Truth {
  const host = imageHost(image);
  const named = (list: Value): Truth => ({
    is: splitValue(list, /[\s,]/).some((piece) => mayBeSame(host, imageHost(piece))) ? "yes" : "no",
  });
  return lists.length === 0 ? YES : or(...lists.map((list) => agreeing(members(list).map(named))));
}

/** A list that is written out names all that stands in it. */
export function isOpen(list: Value): boolean {
  return members(list).length > 1;
}

function mayBeSame(one: Host, other: Host): boolean {
  return one.kind === other.kind || one.kind === "unknown" || other.kind === "unknown";
}
