import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";

/** Where a tool looks for the files that name its images, and what it fills into them. */
export interface ListingPlace {
  /** A file of the repository, by its path from the folder where the tool runs. */
  readonly fileAt: (path: string) => Text | undefined;
  /** A variable as the tool sees it; of the kind `empty` where certainly nothing sets it. */
  readonly variable: (name: string, at: Span) => Value;
}

/** What the tool is asked for: these files in place of those that it looks for by itself, and of what they list only that. */
export interface Listing {
  readonly files: readonly string[];
  readonly names: readonly string[];
}
