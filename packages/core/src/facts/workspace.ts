import { repositoryPath } from "../project/repository-path.ts";

/** A folder of the job's workspace that something was put into. Paths begin at the workspace, which is "". */
export interface Checkout {
  readonly at: string;
  /** The folder of this repository that lies there; undefined where it is something else, or may be. */
  readonly holds: string | undefined;
}

/** Whatever brings the repository there, it mostly lies where the job starts. */
export const repositoryAtHand: readonly Checkout[] = [{ at: "", holds: "" }];

/** The path in the repository of what lies at a place of the workspace; undefined where it is not this repository's. */
export function inRepository(place: string, checkouts: readonly Checkout[]): string | undefined {
  const checkout = checkouts.findLast(({ at }) => at === "" || place === at || place.startsWith(`${at}/`));
  if (checkout?.holds === undefined) return undefined;
  return repositoryPath(`./${checkout.holds}/${place.slice(checkout.at.length)}`);
}
