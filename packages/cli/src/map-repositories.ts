import type { AccessMap } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import { judgeRepositories } from "./judge-repositories.ts";
import type { Invocation } from "./parse-options.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Mapped {
  readonly map: AccessMap;
  readonly unreadable: readonly Complaint[];
}

/** Draws the access map of each repository by itself, and puts the maps together. */
export async function mapRepositories(
  repositories: readonly Repository[],
  piped: PipedFile | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<Mapped> {
  const { access, mergeAccessMaps } = await import("@ghcr-lint/core");
  const { judged, unreadable } = await judgeRepositories(repositories, piped, invocation, surroundings, access);
  return { map: mergeAccessMaps(judged), unreadable };
}
