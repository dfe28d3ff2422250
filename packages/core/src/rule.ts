import type { FileFacts, JobFacts, ProjectFacts } from "./facts/facts.ts";
import type { IgnoreFacts } from "./facts/ignore-facts.ts";
import type { Edit } from "./source/edit.ts";
import type { Span } from "./source/span.ts";

/** Certainty and harm: docs/severity is the `severity` table of the catalogue. */
export type Severity = "error" | "warning" | "note";

export type Category = "permissions" | "credentials" | "login" | "registry" | "flow" | "file";

/**
 * A rule is a pure function from facts to findings, with its words. It sees no YAML, no expression and no script, and it
 * adds no numbers: every place comes from the facts.
 */
export interface Rule {
  /** Kebab-case, names the problem, frozen for ever. */
  readonly id: string;
  /** The problem as a short noun phrase, without a full stop. */
  readonly title: string;
  /** The highest severity that it gives. */
  readonly severity: Severity;
  readonly category: Category;
  /** A credential can get lost: such findings are security alerts in code scanning. CVSS-like, 0.1 to 10. */
  readonly securitySeverity?: number;
  /** How editors draw what it finds: faded, as nothing needs it, or struck through, as something else has replaced it. */
  readonly draws?: "unnecessary" | "deprecated";
  /** One paragraph: what happens, and why that is so. */
  readonly why: string;
  /** One paragraph: what to do. */
  readonly remedy: string;
  /** Where the facts behind it can be read. */
  readonly references: readonly string[];
  /** Special wins over general: these rules say it better where they speak of the same job, or any rule of the same place. */
  readonly yieldsTo?: readonly string[] | "same-place";
  /** A part of what it finds comes from GitHub's own parser, without which it finds the rest. */
  readonly asksSchema?: true;
  /** Called once for each job, in each way in which it is called; for an action that nothing calls, once. */
  readonly checkJob?: (job: JobFacts, project: ProjectFacts) => Iterable<Finding>;
  /** Called once for each file. */
  readonly checkFile?: (file: FileFacts, project: ProjectFacts) => Iterable<Finding>;
  /** Called once for each ignore, when it is known what all the other rules have found. */
  readonly checkIgnore?: (ignore: IgnoreFacts) => Iterable<Finding>;
}

export interface Finding {
  /** What is so in this file: present tense, code in backticks, no full stop, names the job where there is one. */
  readonly message: string;
  /** What has to be edited. */
  readonly at: Span;
  /** A few words for the caret line under `at`; the rest of the message stands above it. */
  readonly label?: string;
  /** Lower than the rule's own severity where it is less certain; higher where the configuration makes it so. */
  readonly severity?: Severity;
  /** Further places of the same fault: what GitHub's parser says of them is not told again. */
  readonly covers?: readonly Span[];
  /** The steps that prove the claim. */
  readonly related?: readonly Note[];
  /** The error text that a person would see in the log, word for word as far as it is known. */
  readonly predicts?: string | undefined;
  /** What to do here, in one short imperative phrase without a full stop. */
  readonly remedy?: string;
  readonly fix?: Fix | undefined;
}

export interface Note {
  readonly message: string;
  readonly at: Span;
}

export interface Fix {
  readonly title: string;
  readonly safety: "safe" | "unsafe";
  readonly edits: readonly Edit[];
}
