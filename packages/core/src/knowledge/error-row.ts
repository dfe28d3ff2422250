import type { Cause } from "./error-cause.ts";

/** How an error is recognized, what it means, and what leads to it. */
export interface ErrorRow {
  /**
   * The ways in which it is printed: pieces that stand in one line in this order, in small letters; spaces and the kind of
   * the quotes do not matter. No patterns, so that no log can make the search slow.
   */
  readonly says: readonly (readonly string[])[];
  /** Lines that are nothing but this, where its words would also stand in other lines. */
  readonly alone?: readonly string[];
  readonly stage: "start" | "checkout" | "login" | "build" | "pull" | "push" | "delete" | "attestation";
  /** What has happened, in one sentence. */
  readonly means: string;
  /** The likeliest first, where nothing more is known. */
  readonly causes: readonly Cause[];
  /** What the job's own token has to have for it. */
  readonly needs?: "read" | "write";
  /** It says nothing that another error of the same log does not say better. */
  readonly isVague?: true;
  /** It stops nothing. */
  readonly isWarning?: true;
  /** Where a person met it, or where its words stand. */
  readonly source: string;
}
