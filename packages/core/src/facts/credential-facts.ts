import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";

/** A user name or a password: where it is given, and what it can be. */
export interface Credential {
  readonly value: Value;
  /** The option with its value, or the value of the input. */
  readonly at: Span;
  /** All that it can be; one where there is no choice. */
  readonly tokens: readonly Token[];
}

/** What kind of credential a value is. `at` is where it is written. */
export type Token = { readonly at: Span } & (
  | { readonly kind: "github-token" }
  /** `ofGithub`: whether GitHub has given it out, by its name. Certain is what has ghcr.io's own name in it. */
  | {
      readonly kind: "secret";
      readonly name: string;
      readonly named: SecretNaming;
      readonly ofGithub: "certain" | "likely" | "possible" | "no";
    }
  | { readonly kind: "app-token"; readonly by: string }
  /** `prefix` says that it is a token of GitHub's by its looks: "github_pat_". */
  | { readonly kind: "literal"; readonly text: string; readonly prefix: string | undefined }
  /**
   * `written`: an empty text stands there; else it is a reference to something that is certainly empty. `noContext` is what it
   * takes for a context, for which GitHub refuses the file.
   */
  | {
      readonly kind: "empty";
      readonly because: string;
      readonly written: boolean;
      readonly noContext?: string | undefined;
      /** What has the value that this was taken to have. */
      readonly meant?: string | undefined;
      /** Another machine may have a variable of this name; this input would hand on the one that the step has. */
      readonly withheld?: { readonly name: string; readonly input: string } | undefined;
    }
  /** `named`: what the name of a variable says, `vars.DOCKERHUB_USERNAME`. */
  | { readonly kind: "context"; readonly name: string; readonly named?: SecretNaming | undefined }
  /** `$VAR` where no shell reads it. */
  | { readonly kind: "unexpanded" }
  | { readonly kind: "unknown" }
);

/** What the name of a secret says of what it is for. */
export type SecretNaming =
  | { readonly is: "registry" }
  | { readonly is: "other-registry"; readonly registry: string }
  | { readonly is: "fine-grained" }
  | { readonly is: "general" };
