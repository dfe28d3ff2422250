import type { Truth, Value } from "../expressions/value.ts";
import type { CredentialStore, Refusals } from "../knowledge/rows.ts";
import type { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Credential } from "./credential-facts.ts";
import type { Insertion } from "./insertions.ts";
import type { EffectivePermissions, Grantee, Overreach, PermissionFault } from "./permission-facts.ts";

export type { Credential, SecretNaming, Token } from "./credential-facts.ts";

/** What is known of the repository as a whole. */
export interface ProjectFacts {
  /** `owner/name` with its case, from the git remote, an option or the configuration. */
  readonly repository: string | undefined;
  readonly settings: Settings;
  readonly jobs: readonly JobFacts[];
  readonly files: readonly FileFacts[];
  /** What was left out because there is too much of it; without a path where it is about the whole repository. */
  readonly remarks: readonly { readonly path: string | undefined; readonly message: string }[];
}

/** What no file of the repository shows, told by its people. */
export interface Settings {
  /** `owner/name`. */
  readonly repository?: string | undefined;
  /** What a token gets without any `permissions:` block. */
  readonly defaultPermissions?: "restricted" | "permissive" | "unknown" | undefined;
  /** Names or globs of secrets that hold nothing but a registry's token. */
  readonly dedicatedSecrets?: readonly string[] | undefined;
  /** Names or globs of images that are not public, without tags. */
  readonly privateImages?: readonly string[] | undefined;
}

export interface FileFacts {
  readonly file: SourceFile;
  readonly kind: "workflow" | "action" | "neither" | "unread";
  readonly problems: readonly Problem[];
  /** `permissions:` whose `packages`, or whose whole value, GitHub refuses. */
  readonly permissionFaults: readonly PermissionFault[];
}

/** One job as it is called, and all that it does at a registry, run by run. */
export interface JobFacts extends Grantee {
  readonly id: string;
  /** "job `image`", "action `.github/actions/push`": how messages speak of it. */
  readonly called: string;
  readonly kind: "job" | "action";
  readonly file: SourceFile;
  /** The job's key (of an action: its first line). */
  readonly key: Span;
  /** The calls by which it is reached, outermost first: the `uses:` of each. */
  readonly chain: readonly Span[];
  /** The key of the job that it all begins with: the outermost caller's, or its own. */
  readonly origin: Span;
  readonly permissions: EffectivePermissions;
  /** The ways in which it can come to run; never empty. */
  readonly situations: readonly Situation[];
  /** It runs only when another workflow calls it, and none at hand does: the token's access is that caller's business. */
  readonly onlyCalled: boolean;
  readonly selfHosted: boolean;
  /** One for each row of the matrix that makes a difference; one where there is no matrix. */
  readonly runs: readonly Run[];
  readonly credentials: readonly ContainerCredentials[];
  /** What the called workflow asks for beyond what its caller has: GitHub then starts nothing. */
  readonly overreaches: readonly Overreach[];
}

/** A way in which a job can come to run: an event, where it comes from, and what kind of ref it is about. */
export interface Situation {
  readonly event: string;
  readonly from: "repository" | "fork" | "dependabot";
  readonly ref: "branch" | "tag" | "pull-request" | "unknown";
}

/** For each situation of the job, in the same order: does it get there? */
export type Reach = readonly Truth[];

/** What happens in one run of the job, in order. */
export interface Run {
  readonly flow: readonly Happening[];
  /** Literals that were meant to be expressions, where they go to a registry. */
  readonly unexpanded: readonly Unexpanded[];
  /** Inputs of a login where there is none, step by step. */
  readonly misplaced: readonly MisplacedInputs[];
}

/** Inputs of a login that a step gives to an action which has none of them, or which takes them in another way only. */
export interface MisplacedInputs {
  readonly tool: string;
  /** In the order in which they stand; never empty. */
  readonly inputs: readonly { readonly name: string; readonly at: Span }[];
  /** Another input of the action excludes these: `registry-auth`. */
  readonly excludedBy: string | undefined;
}

export interface Unexpanded {
  /** "`username`", "the image": what it was meant for. */
  readonly what: string;
  readonly shown: string;
  readonly at: Span;
  /** What was meant, as far as it can be told: `${{ env.X }}`. */
  readonly meant: string | undefined;
  /** The registry that the login or the image names. */
  readonly host: Host;
}

export type Happening = Login | Logout | Operation | OpaqueStep | Need;

/**
 * `certain`: in some situation nothing but the course of events stands in the way. `possible`: it hangs on an input, a
 * variable or a script's own choice. What can never happen is not in the flow.
 */
export type Certainty = "certain" | "possible";

interface HappeningBase {
  readonly reach: Reach;
  readonly certainty: Certainty;
  /** Where it stands: the line of `uses:`, or the first line of the command. */
  readonly at: Span;
  /** The step's line (`uses:` or `run:`), or the container's key. */
  readonly step: Span;
  /** The `if:` that decides whether the step runs. */
  readonly guard: Span | undefined;
  /** The step of the job by whose action it comes about; undefined where it is a step of the job itself. */
  readonly usedBy?: Span;
}

/** A store of the tables, or one of its own in a folder or file that a command or a variable names. */
export type Store = CredentialStore | `file ${string}`;

export interface Login extends HappeningBase {
  readonly kind: "login";
  readonly via: "action" | "command" | "container" | "runner" | "file";
  /** "docker/login-action", "helm registry login", "the runner": how messages speak of it. */
  readonly tool: string;
  readonly store: Store;
  /** Further stores that it writes, too. */
  readonly also: readonly Store[];
  readonly host: Host;
  /** Where the registry is written; undefined where none is given. */
  readonly registryAt: Span | undefined;
  readonly username: Credential | undefined;
  readonly password: Credential | undefined;
  /** It takes the job's own token, and nothing else comes into question. */
  readonly byGithubToken: boolean;
  readonly passwordBy: "stdin" | "argument" | "input" | "environment" | "file" | "none";
  /** Reading from standard input is asked for, and nothing is there. */
  readonly stdinMissing: boolean;
  /** `echo` prints it and it never runs: the pipe in front of it was forgotten. */
  readonly swallowed: boolean;
  /** `${{ secrets.X }}` and `${{ github.token }}` that are pasted into the script for this login. */
  readonly pasted: readonly Span[];
  readonly needsUsername: boolean;
  readonly needsPassword: boolean;
  readonly refusals: Refusals | undefined;
  /** There is no way to give the password but on the command line. */
  readonly onlyByArgument: boolean;
  /** What keeps the credential in the store when the job is done: `logout: false`, or a command without a `logout`. */
  readonly keptBy: Span | undefined;
  /** Where a registry can be written that is not given. */
  readonly registryPlace: Insertion | undefined;
  /** Where a user name can be written that is not given. */
  readonly usernamePlace: Insertion | undefined;
  /** How the password of a command can be handed over by standard input instead. */
  readonly stdinPlace: StdinPlace | undefined;
}

export interface StdinPlace {
  /** Where the command begins: what pipes the password goes in front of it. */
  readonly command: Span;
  /** The option with the password, and what takes its place. */
  readonly option: Span;
  readonly flag: string;
  /** The variable that holds the password. */
  readonly variable: string;
  /** Where the variable has to be set, and to which expression; undefined where it is there. */
  readonly definition: { readonly place: Insertion; readonly expression: string } | undefined;
}

export interface Logout extends HappeningBase {
  readonly kind: "logout";
  readonly store: Store;
  readonly host: Host;
}

export interface Operation extends HappeningBase {
  readonly kind: "operation";
  readonly does: "pull" | "push" | "delete";
  /** "image", "cache", "signature": what it moves. */
  readonly what: string;
  /** "docker/build-push-action", "docker push". */
  readonly tool: string;
  /** The stores that the tool looks into. */
  readonly reads: readonly Store[];
  readonly image: Image;
  readonly auth: Auth;
  /** It takes the job's own token, and nothing else comes into question. */
  readonly byGithubToken: boolean;
  /** `possible`: the image is not known, but all that the job logs in to is ghcr.io. */
  readonly atGhcr: "certain" | "possible" | "no";
  /** The input, option or reference that makes it happen: `push: true`, `--push`, the image. */
  readonly cause: Span;
  /** Scopes that it needs beside `packages`. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
}

/** How an operation is authenticated, as far as the flow of the run shows. */
export type Auth =
  | { readonly by: "login"; readonly login: Login }
  /** The tool brings a credential of its own. */
  | { readonly by: "itself"; readonly password: Credential | undefined }
  /** A step before it cannot be looked into, or logs in somewhere that is not known. */
  | {
      readonly by: "perhaps";
      readonly step: Span;
      /** It does log in, at a registry that is not known. */ readonly isLogin: boolean;
    }
  | { readonly by: "nothing" };

export interface Image {
  readonly value: Value;
  readonly host: Host;
  /** A literal in lower case, or the name of the context that it is (`github.repository_owner`). */
  readonly owner: (({ readonly literal: string } | { readonly context: string }) & { readonly at: Span }) | undefined;
  /** It is `ghcr.io/OWNER/REPOSITORY` of this repository, or below it; undefined where that is not known. */
  readonly own: boolean | undefined;
  /** The configuration says that nobody can pull it without a credential. */
  readonly isPrivate: boolean;
  /** A capital letter in the name, which no registry takes, and where it comes from. */
  readonly capitals: { readonly at: Span; readonly because: string; readonly isLiteral: boolean } | undefined;
  /** As people would write it, with expressions in braces: "ghcr.io/acme/app". */
  readonly shown: string;
}

/** Which registry a value points to. */
export type Host =
  /** ghcr.io; `path`: a path stands behind it, where a login takes a host alone. */
  | { readonly kind: "ghcr"; readonly path: boolean }
  | { readonly kind: "docker-hub"; readonly given: boolean }
  /** docker.pkg.github.com */
  | { readonly kind: "deprecated"; readonly name: string; readonly at: Span }
  /** npm.pkg.github.com and its like: GitHub's, but not for containers. */
  | { readonly kind: "github-packages"; readonly name: string }
  | { readonly kind: "lookalike"; readonly name: string; readonly at: Span }
  | { readonly kind: "other"; readonly name: string }
  | { readonly kind: "unknown" };

/** A step whose effect at a registry cannot be known from the files at hand. */
export interface OpaqueStep extends HappeningBase {
  readonly kind: "opaque";
  /** "`make`", "action `acme/deploy`". */
  readonly what: string;
  /** `pull`: it may read a registry, but neither logs in nor writes (`docker build`). */
  readonly may: "anything" | "pull";
}

/** An action that needs a scope of the job's token beside `packages`: `contents: read` for a checkout. */
export interface Need extends HappeningBase {
  readonly kind: "need";
  readonly tool: string;
  readonly scope: string;
  /** Any of these will do. */
  readonly access: readonly string[];
}

/** `credentials:` of a job container or a service. */
export interface ContainerCredentials {
  /** "its container", "its service `db`": as the job has it. */
  readonly of: string;
  readonly host: Host;
  readonly key: Span;
  readonly username: Credential | undefined;
  readonly password: Credential | undefined;
}
