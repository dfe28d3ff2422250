import type { Span } from "../source/span.ts";
import type { Insertion } from "./entry-places.ts";
import type { EditableScopes } from "./insertions.ts";

export type Access = "none" | "read" | "write";

export interface EffectivePermissions {
  /** `unknown`: the repository's default, or a caller that is not at hand, decides. */
  readonly packages: Access | "unknown";
  readonly decidedBy:
    | {
        readonly kind: "block";
        readonly of: "workflow" | "job" | "caller";
        readonly key: Span;
        /** The `packages:` entry, or the whole `permissions: read-all`; undefined where the block does not name it. */
        readonly entry: Span | undefined;
        /** Undefined where the block cannot be edited. */
        readonly editable: EditableScopes | undefined;
      }
    /** No block anywhere. */
    | { readonly kind: "default" }
    /** No block here, and the caller is not at hand. */
    | { readonly kind: "unknown-caller" };
  /** "only `contents: read` is granted here": what the block says, for people. */
  readonly shown: string;
  /** The deciding block is no map of scopes at all, nor one of the two words: GitHub refuses it as a whole. */
  readonly isRefused: boolean;
  /** Every scope that the deciding block names, lower-cased; `all` for `read-all` and `write-all`. */
  readonly scopes: ReadonlyMap<string, string>;
}

/** A job as far as it can be granted more. */
export interface Grantee {
  readonly called: string;
  readonly permissions: Pick<EffectivePermissions, "decidedBy" | "scopes">;
  /** Where a `permissions:` block of its own can be written; undefined where it has one. */
  readonly ownBlock: Insertion | undefined;
  /** What is granted to the whole workflow is granted to this job alone. */
  readonly isOnlyJob: boolean;
}

export interface PermissionFault {
  /** `packages: admin`, or a whole block that is neither a map nor one of the two words. */
  readonly what: "packages" | "block";
  readonly shown: string;
  readonly key: Span;
  readonly at: Span;
}

/** A called workflow asks for more than its caller may give. */
export interface Overreach {
  readonly asked: Access;
  /** Where it asks; undefined of a workflow of another repository. */
  readonly askedAt: Span | undefined;
  /** The id of the job that asks; undefined where it is the block of the workflow as a whole. */
  readonly job: string | undefined;
  readonly callee: string;
  readonly allowed: Access;
  /** No block sets the ceiling, but the repository's default does, if it is the restricted one. */
  readonly byDefault: boolean;
  /** The `uses` in the file whose block sets the ceiling, and the calls from there to the one that asks. */
  readonly at: Span;
  readonly ceiling: Span | undefined;
  /** The calling job whose permissions set it. */
  readonly caller: Grantee | undefined;
  readonly between: readonly Span[];
}
