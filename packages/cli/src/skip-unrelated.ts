import { isUnrelated } from "@ghcr-lint/core/glance";
import type { SourceFile } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Invocation } from "./parse-options.ts";
import { hasConfiguration } from "./read-configuration.ts";
import { openRepository } from "./repository-files.ts";

export interface Skipped {
  /** How many files have been looked at that need no more than that. */
  readonly files: number;
  readonly rest: readonly Repository[];
}

/**
 * Passes over the repositories at the beginning of a list that have nothing to do with packages. Mostly there is only one,
 * and core is not even loaded then. Behind the first that has to be linted nothing is looked at, since core is needed anyway.
 */
export function skipUnrelated(repositories: readonly Repository[], invocation: Invocation, folder: string): Skipped {
  let files = 0;
  for (const [index, repository] of repositories.entries()) {
    if (!isSkipped(repository, invocation, folder)) return { files, rest: repositories.slice(index) };
    files += repository.files.length;
  }
  return { files, rest: [] };
}

/** All that a run may ask for beyond findings is known to core alone: the rules, the remarks, what a configuration says. */
export function isPlainRun({ format, verbose, only, skip, baseline, config }: Invocation): boolean {
  return (
    format === "text" && !verbose && only.length + skip.length === 0 && baseline === undefined && config === undefined
  );
}

function isSkipped(repository: Repository, { noConfig }: Invocation, folder: string): boolean {
  if (!noConfig && hasConfiguration(repository.root)) return false;
  const { read, lookup } = openRepository(repository.root, folder, new Map());
  const files: SourceFile[] = [];
  for (const path of repository.files) {
    const result = read(path);
    if (!("file" in result)) return false;
    files.push(result.file);
  }
  return isUnrelated(files, lookup);
}
