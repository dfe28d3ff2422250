import type { Problem } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Credential } from "./credential-facts.ts";
import type { Insertion } from "./entry-places.ts";
import type { Happening, Host, Login, Operation, Reach } from "./happening-facts.ts";
import type { EffectivePermissions, Grantee, Overreach, PermissionFault } from "./permission-facts.ts";

export type { Credential, SecretNaming, Token } from "./credential-facts.ts";
export type * from "./happening-facts.ts";

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
export interface JobFacts extends Grantee, AtGhcr {
  readonly id: string;
  /** "job `image`", "action `.github/actions/push`": how messages speak of it. */
  readonly called: string;
  readonly kind: "job" | "action";
  /** How the log of a run may call it, with `**` for what only a run shows; empty of an action. */
  readonly logNames: readonly string[];
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
  /** Its `if`, a job that it needs or a caller keeps it from running, in every situation: nothing of it is in the flow. */
  readonly neverRuns: boolean;
  /** In some row of its matrix at least. */
  readonly selfHosted: boolean;
  /** One for each row of the matrix that makes a difference; one where there is no matrix. */
  readonly runs: readonly Run[];
  readonly credentials: readonly ContainerCredentials[];
  readonly loginGaps: readonly LoginGap[];
  /**
   * Whether it writes packages with its own token. A step that cannot be looked into may, and so may a push that has gone
   * astray, and a job that is switched off; a secret's push does not count.
   */
  readonly writesPackages: "yes" | "no" | "perhaps";
  /** What the called workflow asks for beyond what its caller has: GitHub then starts nothing. */
  readonly overreaches: readonly Overreach[];
  /** The secret by which the called workflow is handed its login, where that is known: the job has no steps of its own. */
  readonly loginBy: string | undefined;
}

/** A way in which a job can come to run: an event, where it comes from, and what kind of ref it is about. */
export interface Situation {
  readonly event: string;
  readonly from: "repository" | "fork" | "dependabot";
  readonly ref: "branch" | "tag" | "pull-request" | "unknown";
  /** What is known of the name of the branch or tag, or of the branch that a pull request goes to; undefined: nothing. */
  readonly name?: RefName | undefined;
  /** The repository's own name, only where it is asked what would be so with that name alone. */
  readonly repository?: string;
}

/** A name; a pattern by its two ends, and names that it leaves out; or the default branch, which people may call anything. */
export type RefName =
  | { readonly is: string }
  | { readonly start: string; readonly end: string; readonly not: readonly string[] }
  | "default";

/** What of a flow concerns ghcr.io, in the same order. A job has that of all its runs, one after the other. */
export interface AtGhcr {
  readonly logins: readonly GhcrLogin[];
  /** All that is done there, or seems to be. */
  readonly operations: readonly Operation[];
  /** What certainly goes there, if it is done at all. */
  readonly pushes: readonly Push[];
  /** Pushes to a registry that cannot be seen, where nothing logs in anywhere before, nor may: they may go there as well. */
  readonly anonymousPushes: readonly Operation[];
  /** Pushes of images without a registry, which means Docker Hub, where all that is logged in to is ghcr.io. */
  readonly strayPushes: readonly Operation[];
  readonly replacements: readonly Replacement[];
}

export type GhcrLogin = Login & { readonly host: { readonly kind: "ghcr" } };

/** A login to ghcr.io in place of an earlier one, and what is done by it. */
export interface Replacement {
  readonly login: GhcrLogin;
  readonly earlier: GhcrLogin;
  /** Where its image cannot be seen, it may be done by another login, elsewhere; the login is then one that nobody asked for. */
  readonly use: Operation;
  /**
   * `unsuited`: the earlier one suits what is pushed and the later one does not; `unasked`: nobody has asked for the later one,
   * which takes the job's own token in place of a secret that somebody has chosen, and where its image is cannot be seen.
   */
  readonly fault: "unsuited" | "unasked" | undefined;
}

/** A push that is done, or may be, where no login before it is. */
export interface LoginGap {
  readonly push: Push;
  /** The last login before it, and the condition that it has. */
  readonly login: GhcrLogin;
  readonly guard: Span;
  readonly situation: Situation;
  /** The conditions of all logins before it are certainly false there. */
  readonly isExcluded: boolean;
}

/** A push to ghcr.io, and what comes into question as its login. */
export interface Push extends Operation {
  /** Logins to ghcr.io that lie where its tool looks. */
  readonly seenLogins: {
    readonly before: readonly GhcrLogin[];
    readonly after: readonly GhcrLogin[];
    /** Never done in this run of the job, as the `if` of their step is false there. */
    readonly skipped: readonly GhcrLogin[];
  };
  /** Logins to ghcr.io before it that are kept elsewhere. */
  readonly unseenLogins: readonly GhcrLogin[];
  /**
   * A login is never done here, as the `if` of its step is false, and the push waits for what only a run finds out: perhaps
   * for the very same thing.
   */
  readonly mayAwaitLogin: boolean;
  /** A step before it that cannot be looked into and may have a token, or a login at a registry that is not known, may log in there. */
  readonly mayBeLoggedIn: boolean;
}

/** One run of the job. */
export interface Run extends Trace, AtGhcr {
  /** In which of the job's situations it takes place at all. */
  readonly guard: Reach;
  readonly selfHosted: boolean;
  /** The runner is not thrown away with what lies in the home of the job. */
  readonly keepsHome: boolean;
  readonly missedLogins: readonly MissedLogin[];
}

/** A login that was meant for ghcr.io and goes to Docker Hub, as it names no registry. */
export interface MissedLogin {
  readonly login: Login;
  readonly password: Credential;
  /** `surroundings`: the registry is something that is empty, and all else is at ghcr.io; whose the credential is nobody says. */
  readonly by: "credential" | "surroundings";
  /** A push to ghcr.io behind it is certainly left without a login. */
  readonly leavesPush: boolean;
}

/** What happens, in order. */
export interface Trace {
  readonly flow: readonly Happening[];
  /** Literals that were meant to be expressions, where they go to a registry. */
  readonly unexpanded: readonly Unexpanded[];
  /** Inputs of a login where there is none, step by step. */
  readonly misplaced: readonly MisplacedInputs[];
  /** Logins of steps whose `if` is never true here. */
  readonly skippedLogins: readonly Login[];
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
  /**
   * `secrets.X`, `{{ x }}`, `$VAR`, `$(command)`; `foreign`: a variable as another shell reads it, `$env:VAR` or `%VAR%`;
   * `shell`: an expression in the signs of a shell, which can make nothing of it.
   */
  readonly form: "bare" | "braces" | "variable" | "foreign" | "command" | "shell";
  readonly at: Span;
  /** What was meant, as far as it can be told: `${{ env.X }}`, or `$X` in a script. */
  readonly meant: string | undefined;
  /** A shell has read the command that it stands in, and has left it as it is. */
  readonly inScript: boolean;
  /** The registry that the login or the image names. */
  readonly host: Host;
}

/** `credentials:` of a job container or a service. */
export interface ContainerCredentials {
  /** "its container", "its service `db`": as the job has it. */
  readonly of: string;
  readonly host: Host;
  readonly key: Span;
  readonly username: Credential | undefined;
  readonly password: Credential | undefined;
  /** Where the one or the other can be written that is not given, or given without a value. */
  readonly usernamePlace: Insertion | undefined;
  readonly passwordPlace: Insertion | undefined;
}
