import type { JobFacts, ProjectFacts } from "./facts/facts.ts";
import type { Finding, Note, Rule } from "./rule.ts";
import type { Span } from "./source/span.ts";

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
      for (const file of facts.files)
        for (const finding of rule.checkFile(file, facts)) found.push({ rule, finding, job: undefined, of: undefined });
    }
    if (rule.checkJob) {
      for (const job of facts.jobs) {
        for (const finding of rule.checkJob(job, facts))
          found.push({ rule, finding: withWay(finding, job), job: job.kind === "job" ? job.id : undefined, of: job });
      }
    }
  }
  return found;
}

/** What is found in a called workflow, or in an action, also says by which way the run gets there. */
function withWay(finding: Finding, job: JobFacts): Finding {
  const shown = [finding.at, ...(finding.related ?? []).map(({ at }) => at)];
  const way: Note[] = job.chain
    .filter((call) => !shown.some((at) => isSame(at, call)))
    .map((at) => ({ message: "called here", at }));
  if (job.kind === "job" && !shown.some((at) => at.file === job.file))
    way.push({ message: "in this job", at: job.key });
  return way.length === 0 ? finding : { ...finding, related: [...(finding.related ?? []), ...way] };
}

function isSame(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
