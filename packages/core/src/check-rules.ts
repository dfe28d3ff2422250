import type { JobFacts, ProjectFacts } from "./facts/facts.ts";
import type { Finding, Rule } from "./rule.ts";

/** A finding, who says it, and of which job. */
export interface RawFinding {
  readonly rule: Rule;
  readonly finding: Finding;
  readonly job: string | undefined;
  /** The job as it is called, or the action; undefined where the finding is about a file. */
  readonly of: JobFacts | undefined;
}

/** Asks every rule about everything. No rule is guarded: one that throws is our bug, and is to be seen. */
export function checkRules(rules: readonly Rule[], facts: ProjectFacts): readonly RawFinding[] {
  const found: RawFinding[] = [];
  for (const rule of rules) {
    if (rule.checkFile) {
      for (const file of facts.files) for (const finding of rule.checkFile(file, facts)) found.push({ rule, finding, job: undefined, of: undefined });
    }
    if (rule.checkJob) {
      for (const job of facts.jobs) {
        for (const finding of rule.checkJob(job, facts)) found.push({ rule, finding, job: job.kind === "job" ? job.id : undefined, of: job });
      }
    }
  }
  return found;
}
