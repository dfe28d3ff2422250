/** A reason for which a run says one of the errors, and how to find out. */
export interface Cause {
  /** What is so, as a sentence without a full stop. */
  readonly says: string;
  readonly todo: string;
  /** The rules that find it, the one that says it best first. */
  readonly rules: readonly string[];
  /** Whether the files show it: always, where they do at all; only its signs; or it is a setting, a package, a token. */
  readonly seen: "in files" | "by signs" | "in no file";
  /** It is that the scope `packages` of the job's own token is too small: a log that prints the scopes settles it. */
  readonly isScope?: "by the files" | "by the event";
}
