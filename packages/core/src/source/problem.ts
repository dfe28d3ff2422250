import type { Span } from "./span.ts";

/** What is wrong with a file as a workflow or an action. Data, never thrown: as much as can be understood is read. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  readonly at: Span;
}

export type ProblemCode =
  | "yaml-syntax"
  | "duplicate-key"
  | "merge-key"
  | "not-a-mapping"
  | "wrong-shape"
  /** An action, a called workflow or a job of another is named so that GitHub cannot find it. */
  | "lost-name"
  | "expression-syntax"
  | "schema"
  /** GitHub's newest keys and scopes, which the schema at hand may simply not know yet. */
  | "unknown-key"
  /** An input of an action that stands beside `with:`. */
  | "misplaced-input"
  /** The file was read only in part: too large, too deep, too many aliases. */
  | "budget";
