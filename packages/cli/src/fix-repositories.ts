import { join } from "node:path";
import type { FixedFiles } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import type { Complaint } from "./complaint.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { judgeRepositories } from "./judge-repositories.ts";
import { keepBaseline } from "./keep-baseline.ts";
import type { Linted } from "./lint-repositories.ts";
import type { Invocation } from "./parse-options.ts";
import { selectRules } from "./select-rules.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { UsageError } from "./usage-error.ts";
import { writeFixed } from "./write-fixed.ts";

export interface FixedRepositories extends Linted {
  /** What would change, where nothing was to be written. */
  readonly diff: string | undefined;
}

/** Fixes the files of each repository, as far as `--fix` allows, and reports what is left. */
export async function fixRepositories(
  repositories: readonly Repository[],
  piped: PipedFile | undefined,
  invocation: Invocation,
  surroundings: Surroundings,
): Promise<FixedRepositories> {
  const { applyFixes, mergeReports, printableLines, rules } = await import("@ghcr-lint/core");
  if (piped && !invocation.diff) {
    throw new UsageError("--fix cannot write what came through standard input; --diff shows it");
  }
  const selection = selectRules(rules, invocation);
  const { judged, unreadable } = await judgeRepositories(
    repositories,
    piped,
    invocation,
    surroundings,
    (input, root) => ({
      root,
      ...applyFixes({ ...input, rules: selection }, invocation.fix ?? "safe"),
    }),
  );
  const merged = { ...mergeReports(judged.map((each) => each.report)), rules };
  const report = await keepBaseline(merged, invocation, surroundings.folder);
  const printable = (text: string): string => printableLines(text, report.secrets);
  if (invocation.diff) {
    tell(judged, "would fix", printable, surroundings);
    const changes = judged.flatMap((each) => each.changes);
    return { report, unreadable, diff: printable(unifiedDiff(changes)) };
  }
  const complaints: Complaint[] = [...unreadable];
  for (const { root, changes } of judged) {
    for (const { before, after } of changes) {
      const reason = writeFixed(join(root, before.path), before.text, after.text, root);
      if (reason !== undefined) complaints.push({ path: before.shownPath, message: `cannot be written: ${reason}` });
    }
  }
  tell(judged, "fixed", printable, surroundings);
  return { report, unreadable: complaints, diff: undefined };
}

function tell(
  judged: readonly FixedFiles[],
  verb: string,
  printable: (text: string) => string,
  { diagnostics }: Surroundings,
): void {
  const { say } = createDiagnostics(diagnostics, false);
  const fixed = judged.reduce((sum, each) => sum + each.fixed, 0);
  const files = judged.reduce((sum, { changes }) => sum + changes.length, 0);
  for (const { refused } of judged) {
    for (const { rule, finding, because } of refused) {
      say(`not fixed in ${finding.at.file.shownPath}: ${printable(finding.message)} [${rule}], as ${because}`);
    }
  }
  const open = judged.flatMap(({ report, refused }) =>
    report.findings.filter(
      ({ fix, message }) => fix?.safety === "unsafe" && !refused.some(({ finding }) => finding.message === message),
    ),
  );
  say(`${verb} ${counted(fixed, "problem")} in ${counted(files, "file")}`);
  if (open.length > 0) say(`${counted(open.length, "more problem")} can be fixed with --fix=unsafe`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
