import type { Settings } from "../facts/facts.ts";
import type { Severity } from "../rule.ts";
import type { Span } from "../source/span.ts";

/** What the people of a repository have told the tool, in `.github/ghcr-lint.yml`. */
export interface Configuration {
  readonly settings: Settings;
  /** Of the rules that are to weigh something else than they do by themselves. */
  readonly severities: ReadonlyMap<string, Severity | "off">;
  readonly ignores: readonly ConfiguredIgnore[];
}

/** One entry of `ignore:`. */
export interface ConfiguredIgnore {
  readonly at: Span;
  readonly rule: { readonly id: string; readonly at: Span };
  /** A glob for paths in the repository; undefined for every file. */
  readonly path: string | undefined;
  readonly reason: string | undefined;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until: string | undefined;
}

/** What is wrong with a configuration, and where. The rest of it was read. */
export interface ConfigurationProblem {
  readonly message: string;
  readonly at: Span;
}
