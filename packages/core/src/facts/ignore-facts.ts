import type { Span } from "../source/span.ts";

/** An ignore that people have written, and what came of it. */
export interface IgnoreFacts {
  /** A comment beside what it ignores, or an entry of the configuration. */
  readonly kind: "comment" | "entry";
  readonly at: Span;
  /** Empty where it does not say what it ignores. */
  readonly named: readonly NamedRule[];
  readonly hasReason: boolean;
  /** The last day on which it held, where that has passed. */
  readonly expired: string | undefined;
}

/** A rule that an ignore names, and whether it ignored any of its findings. */
export interface NamedRule {
  readonly id: string;
  readonly at: Span;
  /** `open`: the rule did not run, or what it would find does not hang on the files at hand alone. */
  readonly is: "used" | "unused" | "open" | "no-rule";
  /** Where the same file has a finding of the rule, the nearest to a comment that is in the wrong place. */
  readonly missed: Span | undefined;
  /** What was probably meant, where there is no such rule: `; did you mean missing-login?`, or nothing. */
  readonly suggestion: string;
}
