import type { Report } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import { judgeRepositories } from "./judge-repositories.ts";
import { keepBaseline } from "./keep-baseline.ts";
import type { Invocation } from "./parse-options.ts";
import { selectRules } from "./select-rules.ts";
import { isPlainRun, skipUnrelated } from "./skip-unrelated.ts";
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
  const isPlain = piped === undefined && isPlainRun(invocation);
  const { files, rest } = isPlain
    ? skipUnrelated(repositories, invocation, surroundings.folder)
    : { files: 0, rest: repositories };
  const skipped: Report = { findings: [], remarks: [], files, suppressed: [], rules: [], secrets: [] };
  if (isPlain && rest.length === 0) return { report: skipped, unreadable: [] };
  const { lint, mergeReports, rules } = await import("@ghcr-lint/core");
  const selection = selectRules(rules, invocation);
  const { judged, unreadable } = await judgeRepositories(rest, piped, invocation, surroundings, (input) =>
    lint({ ...input, rules: selection }),
  );
  // Where there is nothing to lint, the report still names the rules: without them code scanning refuses it.
  const reports = judged.length > 0 ? judged : [lint({ ...nothing, rules: selection })];
  return {
    report: await keepBaseline(
      mergeReports(files > 0 ? [...reports, skipped] : reports),
      invocation,
      surroundings.folder,
    ),
    unreadable,
  };
}

const nothing = { files: [], lookup: () => undefined, settings: {} };
