import type { Truth, Value } from "../expressions/value.ts";
import type { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { CredentialStore } from "../knowledge/rows.ts";

/** What is known of the repository as a whole. */
export interface ProjectFacts {
  /** `owner/name` with its case, from the git remote, an option or the configuration. */
  readonly repository: string | undefined;
  readonly jobs: readonly JobFacts[];
  readonly settings: Settings;
  readonly files: readonly FileFacts[];
}

/** What no file of the repository shows, told by its people. */
export interface Settings {
  readonly repository?: string;
  /** What a token gets without any `permissions:` block. */
  readonly defaultPermissions?: "restricted" | "permissive" | "unknown";
  /** Names or globs of secrets that hold nothing but a registry's token. */
  readonly dedicatedSecrets?: readonly string[];
  readonly privateImages?: readonly string[];
}

export interface FileFacts {
  readonly file: SourceFile;
  readonly kind: "workflow" | "action";
  readonly problems: readonly Problem[];
  /** Blocks of `permissions:` whose `packages` or whole value GitHub refuses. */
  readonly permissionFaults: readonly PermissionFault[];
}

export interface PermissionFault {
  readonly what: "packages-value" | "block";
  readonly shown: string;
  readonly at: Span;
}

/** One job as it is called, and all that it does at a registry, run by run. */
export interface JobFacts {
  readonly id: string;
  /** "job `image`", "action `./.github/actions/push`": how messages speak of it. */
  readonly called: string;
  readonly kind: "job" | "action";
  readonly file: SourceFile;
  /** The job's key (of an action: its `runs` key or the start of the file). */
  readonly key: Span;
  readonly permissions: EffectivePermissions;
  /** The ways in which it can come to run. */
  readonly situations: readonly Situation[];
  /** It runs only when another workflow calls it: the token's access is the caller's business. */
  readonly onlyCalled: boolean;
  readonly selfHosted: boolean;
  /** One for each row of the matrix that makes a difference here; one where there is no matrix. */
  readonly runs: readonly Run[];
  readonly credentials: readonly ContainerCredentials[];
}

export interface EffectivePermissions {
  /** `unknown`: the repository's default, or a caller that is not at hand, decides. */
  readonly packages: Access | "unknown";
  readonly decidedBy:
    | { readonly kind: "block"; readonly of: "workflow" | "job" | "caller"; readonly key: Span; readonly entry: Span | undefined }
    | { readonly kind: "default" }
    | { readonly kind: "unknown-caller" };
  /** "only `contents: read` is granted here": what the block says, for people. */
  readonly shown: string;
  /** Every scope that the deciding block names, lower-cased; `all` where it is `read-all` or `write-all`. */
  readonly scopes: ReadonlyMap<string, string>;
}

export type Access = "none" | "read" | "write";

/** A way in which a job can come to run: an event, who sent it, and what kind of ref it is about. */
export interface Situation {
  readonly event: string;
  readonly from: "repository" | "fork" | "dependabot";
  readonly ref: "branch" | "tag" | "pull-request" | "unknown";
  /** "on `pull_request` from a fork": how messages speak of it. */
  readonly called: string;
}

/** For each situation of the job, in the same order: does it get there? */
export type Reach = readonly Truth[];

/** What happens in one run of the job, in order. */
export interface Run {
  /** "registry: ghcr.io", where a matrix makes a difference. */
  readonly row: string | undefined;
  readonly flow: readonly Happening[];
}

export type Happening = Login | Logout | Operation | OpaqueStep;

interface HappeningBase {
  readonly reach: Reach;
  /** Where it stands: the line of `uses:`, or the first line of the command. */
  readonly at: Span;
  /** The step's line (`uses:` or `run:`), or the container's key. */
  readonly step: Span;
  /** The `if:` that decides whether the step runs. */
  readonly guard: Span | undefined;
}

export interface Login extends HappeningBase {
  readonly kind: "login";
  readonly via: "action" | "command" | "container" | "runner" | "file";
  /** "docker/login-action", "helm registry login", "the runner": how messages speak of it. */
  readonly tool: string;
  readonly store: CredentialStore;
  /** Literal "docker.io" with `registryGiven` false where none is given and that is the tool's default. */
  readonly registry: Value;
  readonly registryGiven: boolean;
  readonly host: Host;
  /** Undefined: not given at all. */
  readonly username: Value | undefined;
  /** Where the login takes the user name: the input, the option. */
  readonly usernameAt: Span | undefined;
  readonly password: Value | undefined;
  readonly passwordAt: Span | undefined;
  readonly passwordBy: "stdin" | "argument" | "input" | "environment" | "file" | "none";
  /** `--password-stdin` is asked for, but nothing is piped or redirected to it. */
  readonly stdinMissing: boolean;
  /** `${{ secrets.X }}` and `${{ github.token }}` that are pasted into the script for this login. */
  readonly pasted: readonly Span[];
  /** The tool needs a user name and a password; false where a cloud's own login takes their place. */
  readonly needsCredential: boolean;
  /** It stays in the store after the job: no post step and no `logout` follows. */
  readonly persists: Span | undefined;
}

export interface Logout extends HappeningBase {
  readonly kind: "logout";
  readonly host: Host;
}

export interface Operation extends HappeningBase {
  readonly kind: "operation";
  readonly does: "pull" | "push" | "delete";
  /** "image", "cache", "signature": what it moves. */
  readonly what: string;
  /** "docker/build-push-action", "docker push". */
  readonly tool: string;
  /** The stores that the tool looks into, best first. */
  readonly reads: readonly CredentialStore[];
  readonly image: Image;
  readonly auth: Auth;
  /** The input, option or reference that makes it happen: `push: true`, `--push`, the image. */
  readonly cause: Span;
}

/** How an operation is authenticated, as far as the flow of the run shows. */
export type Auth =
  | { readonly by: "login"; readonly login: Login }
  /** The tool brings a credential of its own. */
  | { readonly by: "itself"; readonly password: Value | undefined }
  /** Some step before it cannot be looked into, and may well have logged in. */
  | { readonly by: "perhaps-opaque"; readonly step: Span }
  | { readonly by: "nothing" };

export interface Image {
  readonly value: Value;
  readonly host: Host;
  /** Lower-cased literal, or the name of the context that it is (`github.repository_owner`). */
  readonly owner: { readonly literal: string } | { readonly context: string } | undefined;
  /** As people would write it, with expressions in braces: "ghcr.io/acme/app". */
  readonly shown: string;
}

/** Which registry a value points to. */
export type Host =
  | { readonly kind: "ghcr"; readonly name: string }
  | { readonly kind: "docker-hub"; readonly given: boolean }
  /** docker.pkg.github.com */
  | { readonly kind: "deprecated"; readonly name: string }
  /** npm.pkg.github.com and its like: GitHub's, but not for containers. */
  | { readonly kind: "github-packages"; readonly name: string }
  | { readonly kind: "lookalike"; readonly name: string }
  | { readonly kind: "other"; readonly name: string }
  | { readonly kind: "unknown" };

/** A step whose effect at a registry cannot be known from the files at hand. */
export interface OpaqueStep extends HappeningBase {
  readonly kind: "opaque";
  /** "`make`", "action `acme/deploy`". */
  readonly what: string;
  /** It may log in, or push: `docker build` may pull, but does neither. */
  readonly may: "anything" | "pull";
}

/** `credentials:` of a job container or a service. */
export interface ContainerCredentials {
  readonly of: string;
  readonly host: Host;
  readonly key: Span;
  readonly username: Value | undefined;
  readonly password: Value | undefined;
}
