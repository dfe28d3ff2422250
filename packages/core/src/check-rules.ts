import type { JobFacts, ProjectFacts } from "./facts/facts.ts";
import type { Finding, Note, Rule } from "./rule.ts";
import { isSameSpan, isWithin } from "./source/compare-spans.ts";
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
    .filter((call) => !shown.some((at) => isSameSpan(at, call)))
    .map((at) => ({ message: "called here", at }));
  if (job.kind === "job" && !shown.some((at) => at.file === job.file)) {
    const step = stepOf(shown, job);
    way.push(step ? { message: "run by this step", at: step } : { message: "in this job", at: job.key });
  }
  return way.length === 0 ? finding : { ...finding, related: [...(finding.related ?? []), ...way] };
}

/** The step of the job that comes to one of these places, in an action or a script; else one that comes to the same file. */
function stepOf(places: readonly Span[], { runs, file }: JobFacts): Span | undefined {
  const there = runs
    .flatMap(({ flow }) => flow)
    .filter(({ at, step, usedBy }) => (usedBy ?? step).file === file && places.some((place) => place.file === at.file));
  const found = there.find(({ at }) => places.some((place) => isWithin(place, at))) ?? there[0];
  return found && (found.usedBy ?? found.step);
}
