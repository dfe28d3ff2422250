import type { Access } from "../facts/permission-facts.ts";
import type { Span } from "../source/span.ts";

/** Which token, with which scope, does what where, and whether it will work: for every job that has to do with ghcr.io. */
export interface AccessMap {
  /** In the order of files, then of places; a called job once for each way in which it is called, where that makes a difference. */
  readonly jobs: readonly JobAccess[];
  /** How many workflow and action files were read. */
  readonly files: number;
  /** Parts of files that hold a credential as a literal: no renderer prints them. */
  readonly secrets: readonly string[];
}

export interface JobAccess {
  readonly id: string;
  /** "job `image`", "action `.github/actions/push`". */
  readonly called: string;
  readonly kind: "job" | "action";
  /** How the log of a run may call it, with `**` for what only a run shows. */
  readonly logNames: readonly string[];
  /** The job's key. */
  readonly at: Span;
  /** Each way in which it is called, the outermost call first; empty where it starts by itself. */
  readonly chains: readonly (readonly Span[])[];
  readonly packages: PackagesAccess;
  readonly logins: readonly LoginAccess[];
  readonly operations: readonly OperationAccess[];
  /** What the secrets must allow for what the job does, and no more. */
  readonly secrets: readonly SecretNeed[];
  /** Empty where nothing is seen of what it does. */
  readonly events: readonly EventAccess[];
  /** Steps that cannot be looked into. */
  readonly opaque: readonly OpaqueAccess[];
  readonly verdict: Verdict;
}

/** What the job's own token may do with packages. */
export interface PackagesAccess {
  readonly access: Access | "unknown";
  readonly decidedBy: "job" | "workflow" | "caller" | "default" | "unknown-caller";
  /** The `packages:` entry, or else the `permissions` key of the deciding block. */
  readonly at: Span | undefined;
}

/** A token by what people call it. A literal is never named. */
export interface TokenAccess {
  readonly kind: "github-token" | "secret" | "app-token" | "literal" | "empty" | "context" | "unknown";
  /** "GITHUB_TOKEN", "secrets.CR_PAT", "inputs.token". */
  readonly shown: string;
}

export interface LoginAccess {
  readonly tool: string;
  /** "ghcr.io", or what it is told instead. */
  readonly registry: string;
  /** All that it can be; empty where none is given. */
  readonly tokens: readonly TokenAccess[];
  /** "github.actor", a literal name. */
  readonly user: string | undefined;
  readonly certain: boolean;
  readonly at: Span;
  /** Where the token is given, if it is. */
  readonly tokenAt?: Span | undefined;
}

export interface OperationAccess {
  readonly does: "pull" | "push" | "delete";
  /** "image", "cache", "signature". */
  readonly what: string;
  /** Without tag and digest; undefined where it cannot be told. */
  readonly image: string | undefined;
  /** "docker/build-push-action", "docker push". */
  readonly tools: readonly string[];
  /** `possible`: whether it takes place, or whether it is at ghcr.io, hangs on something that the files do not show. */
  readonly certain: boolean;
  /** By which token; `nothing`: without any login; `unknown`: that cannot be told. */
  readonly by: readonly TokenAccess[] | "nothing" | "unknown";
  /** The first place, if there are several. */
  readonly at: Span;
}

export interface SecretNeed {
  readonly name: string;
  /** `undefined`: what it is for cannot be told, as a step cannot be looked into. Empty: nothing is done with it. */
  readonly scopes: readonly Scope[] | undefined;
}

/** https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages#about-scopes-and-permissions-for-package-registries */
export type Scope = "read:packages" | "write:packages" | "delete:packages";

export type Happens = "yes" | "maybe" | "no";

/** What the job does at ghcr.io in these events; all four `no`: nothing. */
export interface EventAccess {
  /** "push", "pull_request from a fork". */
  readonly events: readonly string[];
  readonly login: Happens;
  readonly pull: Happens;
  readonly push: Happens;
  readonly delete: Happens;
  /** Why it cannot do there what it does elsewhere. */
  readonly trouble: string | undefined;
}

export interface OpaqueAccess {
  readonly what: string;
  /** Wherever it stands; never empty. */
  readonly places: readonly Span[];
}

export interface Verdict {
  /** `works`: as far as the files show. `depends`: on a setting, an actor or an event. `unknown`: it cannot be told. */
  readonly is: "works" | "fails" | "depends" | "unknown";
  /** Why so; of what works, what it takes for granted. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly message: string;
  /** The error text that a person would see. */
  readonly predicts: string | undefined;
  /** The id of the rule that says so; undefined where the map itself does. */
  readonly rule: string | undefined;
  readonly at: Span | undefined;
}
