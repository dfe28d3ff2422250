import type { Report, SourceFile } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import { checkSchema } from "./load-schema.ts";
import type { Invocation } from "./parse-options.ts";
import { startProgress } from "./progress.ts";
import { openRepository } from "./repository-files.ts";
import { repositoryName } from "./repository-name.ts";
import { selectRules } from "./select-rules.ts";
import { shownPath } from "./shown-path.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Linted {
  readonly report: Report;
  readonly unreadable: readonly Complaint[];
}

/** Lints each repository by itself, since nothing of one says anything about another, and puts the reports together. */
export async function lintRepositories(
  repositories: readonly Repository[],
  piped: PipedFile | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<Linted> {
  const { lint, mergeReports, rules } = await import("@ghcr-lint/core");
  const all = withPiped(repositories, piped);
  const progress = startProgress(surroundings.diagnostics, count(all));
  const selection = selectRules(rules, invocation);
  const linted = all.map((repository): Linted => {
    const { files, lookup, unreadable } = readFiles(repository, piped, surroundings.folder);
    const name = invocation.repository ?? repositoryName(repository.root);
    const settings = name === undefined ? {} : { repository: name };
    const stages = invocation.schema ? { checkSchema } : {};
    const report = sayingWhere(shownPath(surroundings.folder, repository.root), () =>
      lint({ files, lookup, settings, rules: selection, ...stages }),
    );
    progress.advance(repository.files.length);
    return { report, unreadable };
  });
  progress.done();
  // Where there is nothing to lint, the report still names the rules: without them code scanning refuses it.
  const reports = linted.length > 0 ? linted.map(({ report }) => report) : [lint({ ...nothing, rules: selection })];
  return {
    report: mergeReports(reports),
    unreadable: linted.flatMap(({ unreadable }) => unreadable),
  };
}

const nothing = { files: [], lookup: () => undefined, settings: {} };

interface ReadRepository {
  readonly files: readonly SourceFile[];
  readonly lookup: (path: string) => SourceFile | undefined;
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
  return { files, lookup, unreadable };
}

/** An error in here is a bug of ours, and whoever reports it should know which repository leads to it. */
function sayingWhere(repository: string, work: () => Report): Report {
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
