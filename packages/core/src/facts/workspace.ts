import type { Project } from "../project/project.ts";
import { repositoryPath } from "../project/repository-path.ts";
import type { Text } from "../source/text.ts";

/** A folder of the job's workspace that something was put into. Paths begin at the workspace, which is "". */
export interface Checkout {
  readonly at: string;
  /** The folder of this repository that lies there; undefined where it is something else, or may be. */
  readonly holds: string | undefined;
}

/** Where the steps of a job find their files. */
export interface Workspace {
  readonly project: Project;
  /** What earlier steps have put there. */
  readonly checkouts: readonly Checkout[];
  /** The folder of the action that runs; undefined in a job's own steps. */
  readonly actionFolder: string | undefined;
}

/** Whatever brings the repository there, it mostly lies where the job starts. */
export const repositoryAtHand: readonly Checkout[] = [{ at: "", holds: "" }];

/** What lies there once more is put there: at the root it hides all that was there before. */
export function withCheckouts(before: readonly Checkout[], added: readonly Checkout[]): readonly Checkout[] {
  const root = added.findLastIndex(({ at }) => at === "");
  return root < 0 ? [...before, ...added] : added.slice(root);
}

/** The path in the repository of what lies at a place of the workspace; undefined where it is not this repository's. */
export function inRepository(place: string, checkouts: readonly Checkout[]): string | undefined {
  const checkout = checkouts.findLast(({ at }) => at === "" || place === at || place.startsWith(`${at}/`));
  if (checkout?.holds === undefined) return undefined;
  return repositoryPath(`./${checkout.holds}/${place.slice(checkout.at.length)}`);
}

/** A script, a Makefile or a list of images of the repository that lies at a place of the workspace. */
export function fileIn(place: string | undefined, { project, checkouts }: Workspace): Text | undefined {
  const found = place === undefined || place.startsWith("/") ? undefined : inRepository(place, checkouts);
  return found === undefined ? undefined : project.scriptAt(found);
}

/**
 * Contexts that hold the path of a folder. The runner keeps a local action where it lies in the workspace.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
export function placesOf({ actionFolder }: Workspace): ReadonlyMap<string, string> {
  const places = new Map([["github.workspace", ""]]);
  return actionFolder === undefined ? places : places.set("github.action_path", actionFolder);
}
