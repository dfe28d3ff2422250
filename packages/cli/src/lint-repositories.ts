import type { Report } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import { judgeRepositories } from "./judge-repositories.ts";
import { keepBaseline } from "./keep-baseline.ts";
import type { Invocation } from "./parse-options.ts";
import { selectRules } from "./select-rules.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Linted {
  readonly report: Report;
  readonly unreadable: readonly Complaint[];
  /** What would change, where that was asked for. */
  readonly diff?: string | undefined;
}

/** Lints each repository by itself, and puts the reports together. */
export async function lintRepositories(
  repositories: readonly Repository[],
  piped: PipedFile | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<Linted> {
  const { lint, mergeReports, rules } = await import("@ghcr-lint/core");
  const selection = selectRules(rules, invocation);
  const { judged, unreadable } = await judgeRepositories(repositories, piped, invocation, surroundings, (input) =>
    lint({ ...input, rules: selection }),
  );
  // Where there is nothing to lint, the report still names the rules: without them code scanning refuses it.
  const reports = judged.length > 0 ? judged : [lint({ ...nothing, rules: selection })];
  return { report: await keepBaseline(mergeReports(reports), invocation, surroundings.folder), unreadable };
}

const nothing = { files: [], lookup: () => undefined, settings: {} };
