import type { FixedFiles, LintInput, SourceFile } from "@ghcr-lint/core";
import type { Repository } from "./collection.ts";
import { createDiagnostics } from "./diagnostics.ts";
import { judgeRepositories } from "./judge-repositories.ts";
import { checkBaseline, keepBaseline } from "./keep-baseline.ts";
import type { Linted } from "./lint-repositories.ts";
import type { Invocation } from "./parse-options.ts";
import { selectRules } from "./select-rules.ts";
import type { PipedFile } from "./standard-input.ts";
import type { Surroundings } from "./surroundings.ts";
import { unifiedDiff } from "./unified-diff.ts";
import { UsageError } from "./usage-error.ts";
import { writeFixes } from "./write-fixes.ts";
import type { FixedRepository } from "./write-fixes.ts";

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
  // A wrong invocation is told before anything is written.
  await checkBaseline(invocation, surroundings.folder);
  const fix = (input: LintInput, mayChange?: (file: SourceFile) => boolean): FixedFiles =>
    applyFixes({ ...input, rules: selection }, invocation.fix ?? "safe", mayChange);
  const showFixes = (input: LintInput): FixedRepository => {
    const result = fix(input);
    return { ...result, problems: result.fixed.length, complaints: [] };
  };
  const { judged, unreadable } = await judgeRepositories(
    repositories,
    piped,
    invocation,
    surroundings,
    invocation.diff ? showFixes : (input, root) => writeFixes(input, root, fix),
  );
  const merged = { ...mergeReports(judged.map((each) => each.report)), rules };
  const report = await keepBaseline(merged, invocation, surroundings.folder);
  const printable = (text: string): string => printableLines(text, report.secrets);
  if (invocation.diff) {
    tell(judged, "would fix", printable, surroundings);
    const changes = judged.flatMap((each) => each.changes);
    return { report, unreadable, diff: printable(unifiedDiff(changes)) };
  }
  tell(judged, "fixed", printable, surroundings);
  const unwritable = judged.flatMap((each) => each.complaints);
  return { report, unreadable: [...unreadable, ...unwritable], diff: undefined };
}

function tell(
  judged: readonly FixedRepository[],
  verb: string,
  printable: (text: string) => string,
  { diagnostics }: Surroundings,
): void {
  const { say } = createDiagnostics(diagnostics, false);
  const problems = judged.reduce((sum, each) => sum + each.problems, 0);
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
  say(`${verb} ${counted(problems, "problem")} in ${counted(files, "file")}`);
  if (open.length > 0) say(`${counted(open.length, "more problem")} can be fixed with --fix=unsafe`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
