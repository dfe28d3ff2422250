import type { Span } from "../source/span.ts";

/**
 * What is known of a value before anything runs. `unknown` is a value like the others, with the reason why.
 *
 * `span` is where the value is *written*: the `${{ secrets.X }}` or the literal, also when it arrives by way of `env`,
 * inputs or shell variables. Where it is used is the user's business.
 */
export type Value = { readonly span: Span } & (
  | Literal
  | { readonly kind: "github-token" }
  | { readonly kind: "secret"; readonly name: string }
  | { readonly kind: "app-token"; readonly by: string }
  /** Known only at run time, but known by name: `github.actor`, `vars.REGISTRY`, `inputs.tag`, `$HOME`. */
  | {
      readonly kind: "context";
      readonly name: string;
      /** Something on the way has put it into lower case. */ readonly lowered?: true;
      /** It is never empty: `github.actor`. */ readonly filled?: true;
    }
  /** Certainly the empty string, and hardly meant to be. `noContext`: no such context is there, and GitHub refuses the file. */
  | {
      readonly kind: "empty";
      readonly because: string;
      readonly noContext?: string;
      /** What has the value: `$env:TOKEN`. */ readonly meant?: string;
      /** It is a variable: actions of all kinds set some, but none that hold a credential. */
      readonly variable?: true;
      /** Another machine sees it only if this input hands it on, or if that machine has one of the same name. */
      readonly withheld?: { readonly name: string; readonly input: string };
    }
  /** One after the other: `ghcr.io/${{ github.repository }}:latest`. Never nested, never fewer than two parts. */
  | { readonly kind: "joined"; readonly parts: readonly Value[] }
  /** One of these: `a || b`, a matrix column. Never nested, never fewer than two. */
  | { readonly kind: "choice"; readonly of: readonly Value[] }
  /** `on` names the contexts that it hangs on (`github.ref`, `steps.x.outputs.y`), as far as they are known. */
  | {
      readonly kind: "unknown";
      readonly because: string;
      readonly on: readonly string[];
      /** What something picked it from that arranges and adds nothing: the tags that `jq` takes out of a list. */
      readonly from?: Value;
    }
);

interface Literal {
  readonly kind: "literal";
  readonly text: string;
  /** As expressions see it: `false` is falsy, `'false'` is not. */
  readonly type: "string" | "boolean" | "number" | "null";
  /** Where its parts are written, if they come from several places: `${{ env.IMAGE }}:latest`. */
  readonly pieces?: readonly { readonly text: string; readonly span: Span }[];
}

/** A three-valued answer. `maybe` says on what it hangs. */
export type Truth =
  | { readonly is: "yes" }
  | { readonly is: "no" }
  | {
      readonly is: "maybe";
      readonly on: readonly string[];
      /** What each of the conditions hangs on that must all be true, where there are several. */
      readonly each?: readonly (readonly string[])[];
      /** It is no in the repository that the files lie in, and may be yes in another one with the same files. */
      readonly elsewhere?: true;
    };
