import type { JobFacts } from "../facts/facts.ts";
import type { Finding, Rule, Severity } from "../rule.ts";

/** A finding as it is reported, with every job that it was found in: it is told once, but each of them has it. */
export interface JudgedFinding extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly cases: readonly FindingCase[];
}

export interface FindingCase {
  /** As it is called; undefined where the finding is about a file. */
  readonly job: JobFacts | undefined;
  readonly finding: Finding;
  readonly severity: Severity;
}
