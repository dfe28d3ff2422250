import { join } from "node:path";
import type { FixedFiles, LintInput, SourceFile } from "@ghcr-lint/core";
import type { Complaint } from "./complaint.ts";
import { writeFixed } from "./write-fixed.ts";

/** What has been fixed of one repository, or would be. */
export interface FixedRepository extends Pick<FixedFiles, "report" | "refused" | "changes"> {
  readonly problems: number;
  /** Of files that cannot be written. */
  readonly complaints: readonly Complaint[];
}

/**
 * Fixes the files of a repository on the disk. What cannot be written stays as it is, and the others are looked at again
 * beside it, so that the report is of what stands there, and nothing counts as fixed that is not.
 */
export function writeFixes(
  input: LintInput,
  root: string,
  fix: (input: LintInput, mayChange: (file: SourceFile) => boolean) => FixedFiles,
): FixedRepository {
  const written = new Map<string, FixedFiles["changes"][number]>();
  const refusals = new Map<string, Complaint>();
  let problems = 0;
  for (let now = input; ; now = { ...now, files: now.files.map((file) => written.get(file.path)?.after ?? file) }) {
    const { changes, fixed, refused, report } = fix(now, ({ path }) => !refusals.has(path));
    for (const { before, after } of changes) {
      const reason = writeFixed(join(root, before.path), before.text, after.text, root);
      if (reason === undefined) written.set(before.path, { before: written.get(before.path)?.before ?? before, after });
      else refusals.set(before.path, { path: before.shownPath, message: `cannot be written: ${reason}` });
    }
    problems += fixed.filter(({ edits }) => edits.every(({ span }) => !refusals.has(span.file.path))).length;
    if (changes.every(({ before }) => !refusals.has(before.path))) {
      return { report, refused, changes: [...written.values()], problems, complaints: [...refusals.values()] };
    }
  }
}
