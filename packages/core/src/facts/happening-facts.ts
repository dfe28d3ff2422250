import type { Truth, Value } from "../expressions/value.ts";
import type { CredentialStore, Refusals } from "../knowledge/rows.ts";
import type { Span } from "../source/span.ts";
import type { Credential } from "./credential-facts.ts";
import type { Insertion } from "./entry-places.ts";
import type { Situation } from "./facts.ts";
import type { ConditionPlace } from "./insertions.ts";

export type Happening = Login | Logout | Operation | Naming | OpaqueStep | Need;

/** For each situation of the job, in the same order: does it get there? */
export type Reach = readonly Truth[];

/**
 * `certain`: in some situation nothing but the course of events stands in the way. `possible`: it hangs on an input, a
 * variable or a script's own choice. What can never happen is not in the flow.
 */
export type Certainty = "certain" | "possible";

interface HappeningBase {
  readonly reach: Reach;
  readonly certainty: Certainty;
  /** The situations, by their numbers, in which it takes place for a fork's pull request as for any other. */
  readonly onForks: readonly number[];
  /** Where it fails, the job goes on all the same: `continue-on-error: true`, or `|| true` behind the command. */
  readonly isForgiven: boolean;
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
  /** Whoever starts the run may choose another registry. */
  readonly isHostChosen: boolean;
  /** Where the registry is written; undefined where none is given. */
  readonly registryAt: Span | undefined;
  /** The registry is a reference to something that is certainly empty. */
  readonly lostRegistry:
    | { readonly because: string; readonly noContext: string | undefined; readonly at: Span }
    | undefined;
  readonly username: Credential | undefined;
  readonly password: Credential | undefined;
  /** It takes the job's own token, and nothing else comes into question. */
  readonly byGithubToken: boolean;
  /** Nobody gives it a credential: it takes one by itself, as actions do that set up a tool. */
  readonly isUnasked: boolean;
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
  /** Where a registry can be written that is not given, or given without a value. */
  readonly registryPlace: Insertion | undefined;
  /** The same for a user name. */
  readonly usernamePlace: Insertion | undefined;
  /** Where a condition can be put on the step; undefined where it is none of the file's steps, or not written plainly. */
  readonly conditionPlace: ConditionPlace | undefined;
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
  /** It waits for another repository's name: in this one it is never done. */
  readonly isElsewhere: boolean;
  /** "image", "cache", "signature": what it moves. */
  readonly what: string;
  /** "docker/build-push-action", "docker push". */
  readonly tool: string;
  /** The stores that the tool looks into. */
  readonly reads: readonly Store[];
  readonly image: Image;
  readonly auth: Auth;
  /** A token of the environment, which the tool takes where no store has anything. */
  readonly lastResort: Credential | undefined;
  /** Where no store has anything, a file that is not at hand may have a credential. */
  readonly perhapsOwn: boolean;
  /** It takes the job's own token, and nothing else comes into question. */
  readonly byGithubToken: boolean;
  /** `possible`: the image is not known, but all that the job logs in to is ghcr.io. */
  readonly atGhcr: "certain" | "possible" | "no";
  /** The tool goes on without it: a cache with `ignore-error=true`. */
  readonly isTolerated: boolean;
  /** The input, option or reference that makes it happen: `push: true`, `--push`, the image. */
  readonly cause: Span;
  /** Scopes that it needs beside `packages`. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** As of a login. */
  readonly conditionPlace: ConditionPlace | undefined;
}

/** A tool gives a name to an image that stays where it is: `docker build --tag`, `docker tag`. */
export interface Naming extends HappeningBase {
  readonly kind: "naming";
  /** As of an operation. */
  readonly isElsewhere: boolean;
  readonly image: Image;
}

/** How an operation is authenticated, as far as the flow of the run shows. */
export type Auth =
  | {
      readonly by: "login";
      readonly login: Login;
      /** The tool looks there only if this other store has no file, which the runner decides. */
      readonly unless?: Store | undefined;
    }
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
  /** It is another owner's than the repository; undefined where that is not known. */
  readonly isForeign: boolean | undefined;
  /** The configuration says that nobody can pull it without a credential. */
  readonly isPrivate: boolean;
  /** A capital letter in the name, which no registry takes, and where it comes from. */
  readonly capitals: { readonly at: Span; readonly because: string; readonly isLiteral: boolean } | undefined;
  /** Why no tool can make anything of it; undefined as well where the tool may put it right by itself. */
  readonly fault: ImageFault | undefined;
  /** As people would write it, with expressions in braces: "ghcr.io/acme/app". */
  readonly shown: string;
}

export interface ImageFault {
  /** `twice`: it can be read, but leads nowhere. */
  readonly kind: "format" | "twice";
  readonly because: string;
  readonly at: Span;
  /** Only in runs of this kind, which certainly get there. */
  readonly situation?: Situation;
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
  /** By its name it may be a server of GitHub Enterprise, which takes GitHub's own token. */
  | { readonly kind: "enterprise"; readonly name: string }
  | { readonly kind: "other"; readonly name: string }
  | { readonly kind: "unknown" };

/** A step whose effect at a registry cannot be known from the files at hand. */
export interface OpaqueStep extends HappeningBase {
  readonly kind: "opaque";
  /** "`make`", "action `acme/deploy`". */
  readonly what: string;
  /** `pull`: it may read a registry, but neither logs in nor writes (`docker build`). */
  readonly may: "anything" | "pull";
  /** It may have a token to log in with. */
  readonly mayLogIn: boolean;
}

/** An action that needs a scope of the job's token beside `packages`: `contents: read` for a checkout. */
export interface Need extends HappeningBase {
  readonly kind: "need";
  readonly tool: string;
  readonly scope: string;
  /** Any of these will do. */
  readonly access: readonly string[];
  /** What the tool says without it, where that is its own text. */
  readonly refusal: string | undefined;
}
