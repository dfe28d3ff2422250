import { resolve } from "node:path";
import type { LintInput, SourceFile } from "@ghcr-lint/core";
import { isInside } from "./collection.ts";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import type { Invocation } from "./parse-options.ts";
import { startProgress } from "./progress.ts";
import { configurationReader } from "./read-configuration.ts";
import { openRepository } from "./repository-files.ts";
import type { RepositoryFiles } from "./repository-files.ts";
import { repositoryTerms } from "./repository-terms.ts";
import { shownPath } from "./shown-path.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Judged<T> {
  readonly judged: readonly T[];
  readonly unreadable: readonly Complaint[];
}

/** Reads each repository and judges it by itself, since nothing of one says anything about another. */
export async function judgeRepositories<T>(
  repositories: readonly Repository[],
  piped: PipedFile | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
  judge: (input: LintInput, root: string) => T,
): Promise<Judged<T>> {
  const all = withPiped(repositories, piped);
  const configurationOf = await configurationReader(invocation, surroundings.folder);
  const total = count(all);
  if (total > fewFiles) (await import("./tune-engine.ts")).tuneEngine(total);
  const progress = startProgress(surroundings.diagnostics, total);
  const results = all.map((repository) => {
    const { files, read, lookup, unreadable } = readFiles(repository, piped, surroundings.folder);
    const { terms, told } = repositoryTerms(repository.root, read, configurationOf, invocation, surroundings);
    // One configuration for many repositories: what it ignores in none of them is told by no single one.
    const isPartial =
      !isWhole(repository, invocation, surroundings) || (invocation.config !== undefined && all.length > 1);
    const judged = sayingWhere(shownPath(surroundings.folder, repository.root), () =>
      judge({ files, lookup, ...terms, isPartial }, repository.root),
    );
    progress.advance(repository.files.length);
    return { judged, unreadable: [...told.complaints, ...unreadable] };
  });
  progress.done();
  return {
    judged: results.map(({ judged }) => judged),
    unreadable: results.flatMap(({ unreadable }) => unreadable),
  };
}

/** They are linted before V8 has been told how. */
const fewFiles = 10;

/** All workflows of the repository are linted, not just some that were named. */
function isWhole({ root }: Repository, { paths }: Invocation, { folder }: Surroundings): boolean {
  return paths.length === 0 || paths.some((path) => path !== "-" && isInside(resolve(folder, path), root));
}

interface ReadRepository extends RepositoryFiles {
  readonly files: readonly SourceFile[];
  readonly unreadable: readonly Complaint[];
}

function readFiles(repository: Repository, piped: PipedFile | undefined, folder: string): ReadRepository {
  const given = new Map(piped?.root === repository.root ? [[piped.path, piped.file]] : []);
  const { read, lookup } = openRepository(repository.root, folder, given);
  const files: SourceFile[] = [];
  const unreadable: Complaint[] = [];
  for (const path of repository.files) {
    const result = read(path);
    if ("file" in result) files.push(result.file);
    else unreadable.push({ path: result.shown, message: `cannot be read: ${result.reason}` });
  }
  return { files, read, lookup, unreadable };
}

/** An error in here is a bug of ours, and whoever reports it should know which repository leads to it. */
function sayingWhere<T>(repository: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) error.message += `, in the repository ${repository}`;
    throw error;
  }
}

/** Text that came through standard input takes the place of the file of its name. */
function withPiped(repositories: readonly Repository[], piped: PipedFile | undefined): readonly Repository[] {
  if (piped === undefined) return repositories;
  const own = repositories.find((repository) => repository.root === piped.root) ?? { root: piped.root, files: [] };
  const others = repositories.filter((repository) => repository !== own);
  return [{ root: own.root, files: [...new Set([...own.files, piped.path])] }, ...others];
}

function count(repositories: readonly Repository[]): number {
  return repositories.reduce((sum, { files }) => sum + files.length, 0);
}
