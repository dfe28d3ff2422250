import { lookalikes, registries } from "../knowledge/registries.ts";

/** A host that people type when they mean ghcr.io: a known one, or one slip away from it and not a registry of its own. */
export function isLookalike(host: string): boolean {
  if (lookalikes.includes(host)) return true;
  if (isOfOthers(host)) return false;
  return registries.ghcr.some((name) => oneSlip(host, name));
}

/** A registry that is known to be someone's, or one below it. */
export function isOfOthers(host: string): boolean {
  return registries.others.some((other) => host === other || host.endsWith(`.${other}`));
}

/** One character too many, too few or wrong, or two neighbors exchanged. */
function oneSlip(typed: string, meant: string): boolean {
  if (typed === meant || Math.abs(typed.length - meant.length) > 1) return false;
  let start = 0;
  while (typed[start] === meant[start]) start++;
  let end = 0;
  while (end < Math.min(typed.length, meant.length) - start && typed.at(-1 - end) === meant.at(-1 - end)) end++;
  const left = typed.slice(start, typed.length - end);
  const right = meant.slice(start, meant.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
