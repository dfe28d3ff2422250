import type { JobAccess } from "../access/access.ts";
import type { Cause } from "../knowledge/error-cause.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";
import type { SettledFinding } from "../report/report.ts";
import type { LoggedToken } from "./read-log.ts";

/** What a text of an error, or a log, comes from, by what the files of the repository show. */
export interface Explanation {
  /** The most telling first; empty where nothing was recognized. */
  readonly errors: readonly ExplainedError[];
  readonly tokens: readonly ComparedToken[];
  /** How many workflow and action files were read. */
  readonly files: number;
  /** Parts of files that hold a credential as a literal, which are not printed. */
  readonly secrets: readonly string[];
}

export interface ExplainedError {
  /** As it stands in the log. */
  readonly text: string;
  /** Its line in the log, and the job; undefined where only a message was given. */
  readonly line: number | undefined;
  readonly job: string | undefined;
  readonly row: ErrorRow;
  /** The likeliest first. */
  readonly causes: readonly RankedCause[];
}

export interface RankedCause extends Pick<Cause, "says" | "todo" | "seen"> {
  /** What the files show of it, the most telling first. */
  readonly findings: readonly SettledFinding[];
  /** The log itself speaks against it. */
  readonly isRuledOut: boolean;
  /** The log itself speaks for it. */
  readonly isProven: boolean;
}

/** What the log says of a token, beside what the files say. */
export interface ComparedToken extends LoggedToken {
  /** The jobs of the files that it may be; empty where that cannot be told. */
  readonly jobs: readonly JobAccess[];
}
