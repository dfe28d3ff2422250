import type { IgnoreFacts } from "../facts/ignore-facts.ts";
import type { Span } from "../source/span.ts";

/** An ignore, from a comment or from the configuration, before it is known what it hits. */
export interface Ignore {
  readonly kind: IgnoreFacts["kind"];
  readonly at: Span;
  readonly rules: readonly { readonly id: string; readonly at: Span }[];
  readonly reason: string | undefined;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until: string | undefined;
  /** Whether a finding at this place is in its reach. */
  readonly covers: (at: Span) => boolean;
  /** All that it could hit is in the files at hand. */
  readonly isJudged: boolean;
}
