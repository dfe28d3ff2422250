import type { FindingCase } from "../access/judgement.ts";
import type { Finding, Rule, Severity } from "../rule.ts";

/** A finding with what the engine adds: no rule can speak in another's name. */
export interface SettledFinding extends Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The job's id, where the finding is about a job. */
  readonly job: string | undefined;
  /** Every job that it was found in, this one among them: a fault is told once. */
  readonly cases: readonly FindingCase[];
}

/** A finding that is not told, because people of the repository have said so. */
export interface SuppressedFinding extends SettledFinding {
  readonly suppression: {
    readonly by: "comment" | "entry" | "baseline";
    readonly reason: string | undefined;
  };
}

/** What could not be analyzed, said with `--verbose` and in JSON's `notes`. */
export interface Remark {
  readonly message: string;
  /** As shown to people; undefined where it is about the whole run. */
  readonly path: string | undefined;
}

/** Everything that a run found out: what the renderers in this folder turn into text. */
export interface Report {
  /** In the order of files, then of places. */
  readonly findings: readonly SettledFinding[];
  readonly remarks: readonly Remark[];
  /** How many workflow and action files were read. */
  readonly files: number;
  /** In the same order. They count for nothing, and are shown on request alone. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Every rule that took part, also those that found nothing. */
  readonly rules: readonly Rule[];
  /** Parts of files that hold a credential as a literal: no renderer prints them. */
  readonly secrets: readonly string[];
}
