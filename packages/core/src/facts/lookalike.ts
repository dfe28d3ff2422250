import { lookalikes, registries } from "../knowledge/registries.ts";
import { oneSlip } from "../source/one-slip.ts";

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
