/**
 * The shapes of the rows in this folder. A row is a fact about the world with the place where it was read; there is no
 * logic here, and no action, host or flag is named anywhere else.
 */

/** Where a tool keeps a registry's credential. A tool may read several. */
export type CredentialStore =
  /** ~/.docker/config.json, or what `DOCKER_CONFIG` names. */
  | "docker"
  /** The containers' auth.json of podman, buildah and skopeo, or what `REGISTRY_AUTH_FILE` names. */
  | "containers"
  /** Helm's own registry/config.json. */
  | "helm"
  /** Apptainer's and Singularity's own file. */
  | "apptainer"
  /** Root's Docker file: `sudo docker login`. */
  | "root-docker"
  /** Root's auth.json: `sudo podman login`. */
  | "root-containers"
  /** A file that later tools do not look into: the tool's own. */
  | "private"
  /** The runner's, for the images of `container:` and `services:` only. */
  | "runner";

/** What a tool prints when it is given no user name, or no password; only where somebody has read it. */
export interface Refusals {
  /** The password comes by standard input, or by an input. */
  readonly username: string;
  readonly password: string;
  /** Neither is given. */
  readonly both?: string;
}

/** Text conditions over `key=value,key=value` lines, as buildx has them: each key must have one of the values. */
export type Attributes = Readonly<Record<string, readonly string[]>>;

// ── actions ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a value of an action comes from. Of a list, the first that is given and not empty counts. */
export type Source =
  | { readonly input: string; readonly default?: string }
  /** An environment variable that the action reads. */
  | { readonly env: string }
  | { readonly literal: string }
  /** The job's own token, without anyone passing it. */
  | { readonly githubToken: true }
  /** `github.actor` and its like. */
  | { readonly context: string }
  /** Something that no file shows, by what it is: "the owner of the token". */
  | { readonly unseen: string };

/** When an effect takes place: read from the input that is in effect (given, else the action's default). */
export type When =
  | { readonly input: string; readonly default: string; readonly is: readonly string[] }
  /** Some line of the input has these attributes: `type=registry,ref=…`. `of` is that of `Images`. */
  | { readonly lines: string; readonly have: Attributes; readonly of?: string }
  /** The input is given and not empty. */
  | { readonly given: string }
  | { readonly env: string; readonly set: boolean }
  /** The action looks at `github.event_name` and its like by itself. */
  | { readonly context: string; readonly is: readonly string[] }
  | { readonly any: readonly When[] }
  | { readonly all: readonly When[] }
  | { readonly not: When };

/** Image references in the inputs of an action. An effect for which none is given does not take place. */
export type Images =
  /** One on each line, or between commas or blanks. */
  | { readonly input: string; readonly default?: string }
  /** In an attribute of each line that has the others: `cache-to: type=registry,ref=ghcr.io/a/b`. */
  | {
      readonly lines: string;
      /** Without it: the whole line. */
      readonly take?: string;
      readonly where?: Attributes;
      /** Only lines `TARGET.key=…` with this key, and of them what stands behind the first `=`: a bake file's overrides. */
      readonly of?: string;
      /** A line without any `=` has all the attributes: it is nothing but references, between commas. */
      readonly short?: true;
    }
  /** Built from several parts, one after the other: registry, `/`, name. Absent when a part is empty. */
  | {
      /** Of a list within it, the first that is given and not empty counts. */
      readonly join: readonly (Source | readonly Source[])[];
      /** The action leaves the front away where the last part begins with the first: `ghcr.io` + `ghcr.io/a/b`. */
      readonly once?: true;
    }
  /** In a file or a setting that is not at hand: `.goreleaser.yml`, a bake file. */
  | { readonly unseen: string };

export type ActionEffect =
  | {
      readonly does: "login";
      readonly registry: readonly Source[];
      /** The registry that an empty one means. */
      readonly registryDefault: string;
      readonly username: readonly Source[];
      readonly password: readonly Source[];
      readonly refusals?: Refusals;
      readonly store: CredentialStore;
      /** Further stores that are written, too. */
      readonly also?: readonly CredentialStore[];
      /** An input that holds a YAML list of logins in place of the single one. */
      readonly list?: string;
      /** The credential is removed when the job ends at the latest: always, or unless this input says `false`. */
      readonly logout?: "always" | { readonly input: string; readonly default: string };
      readonly when?: When;
    }
  | {
      readonly does: "push" | "pull" | "delete";
      /** What it moves: "image", "cache", "signature", "attestation", "chart", "artifact", "manifest". */
      readonly what: string;
      readonly images: readonly Images[];
      /** The action puts the reference into lower case by itself. */
      readonly lowercase?: true;
      readonly reads: readonly CredentialStore[];
      /** The tool brings a credential of its own: these, and not a login's, count, unless none of them is given. */
      readonly password?: readonly Source[];
      readonly username?: readonly Source[];
      /** Scopes that the job's token needs beside `packages`. */
      readonly needs?: Attributes;
      readonly when?: When;
    }
  /** Scopes that the job's token needs for the action at all, registry or not: `contents: read` for a checkout. */
  | { readonly does: "need"; readonly needs: Attributes; readonly when?: When }
  /** It puts the repository itself into a folder, named by an input, from where later steps use its actions. */
  | { readonly does: "checkout"; readonly folder: string; readonly when?: When }
  /** It makes images or references that later steps read from its outputs. */
  | {
      readonly does: "output";
      readonly output: string;
      /** docker/metadata-action: `images` × `tags`, in lower case. */
      readonly images: readonly Images[];
      readonly lowercase: boolean;
      /** Variables that it sets to the same for the steps that follow. */
      readonly env?: readonly string[];
    }
  /** Its output is the text of an input, changed. */
  | { readonly does: "change"; readonly output: string; readonly input: string; readonly lowercase: true }
  /** It sets a variable for later steps, in lower case, unless the variable has a value already. */
  | { readonly does: "export"; readonly variable: string; readonly value: Images }
  /**
   * It runs the script in this input: in a shell of the job, or, `remote`, on another machine, whose stores are its own and
   * which sees nothing of the job's environment.
   */
  | { readonly does: "run"; readonly input: string; readonly remote?: true }
  /** Its output is a token of this kind. */
  | { readonly does: "mint"; readonly output: string; readonly kind: "app-token" };

export interface ActionRow {
  /** `owner/name` or `owner/name/path`, lower-case; `*` at the end stands for any path. */
  readonly uses: string;
  /** Major versions that the row holds for, both inclusive; a commit or a branch counts as the newest. */
  readonly since?: number;
  readonly until?: number;
  /** Where its inputs and defaults were read. */
  readonly source: string;
  /** Nothing at a registry when empty. */
  readonly effects: readonly ActionEffect[];
  /** It has none of the inputs `registry`, `username` and `password`: giving one is a mistake. */
  readonly noLoginInputs?: true;
  /** Beside its effects it may do more than can be seen: it runs a command or a file of the caller's. */
  readonly opaque?: true;
  /** It may pull what its inputs do not show, the base images of a Dockerfile, but neither logs in nor writes. */
  readonly may?: "pull";
}

// ── commands ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a value of a command comes from. Of a list, the first that is given counts. */
export type Argument =
  /** The value of an option, under any of its names: `--username x`, `--username=x`, `-u x`, `-ux`. */
  | { readonly option: readonly string[] }
  /** An argument that is no option, counted from 0 behind the verb. */
  | { readonly position: number }
  /** Several of them; `rest`: all but the first. */
  | { readonly positions: "all" | "last" | "rest" }
  /** An environment variable that the command reads. */
  | { readonly env: string }
  | { readonly literal: string };

export type CommandWhen =
  /** A flag or an option is given, whatever its value. `--push=false` is a flag that is not given. */
  | { readonly flag: readonly string[] }
  /** None of these flags can be seen, whatever a word that is not known may hold. */
  | { readonly unseenFlag: readonly string[] }
  /** The option's value is one of these; of a flag, `true` or `false` behind its `=`. */
  | { readonly option: readonly string[]; readonly is: readonly string[] }
  /** Some value of the option has these attributes: `--output type=registry`. */
  | { readonly option: readonly string[]; readonly have: Attributes }
  /** The option's value, or the argument, begins with this. `surely`: what is not known does not count. */
  | { readonly argument: Argument; readonly startsWith: readonly string[]; readonly surely?: true }
  /** … or holds one of these somewhere. */
  | { readonly argument: Argument; readonly includes: readonly string[]; readonly surely?: true }
  | { readonly any: readonly CommandWhen[] }
  | { readonly all: readonly CommandWhen[] }
  | { readonly not: CommandWhen };

/** Image references among the arguments of a command. An effect for which none is given does not take place. */
export type CommandImages =
  | {
      readonly of: Argument;
      /** Taken away in front: `docker://`, `oci://`. Without one of them it is no reference to a registry, where `only` is true. */ readonly strip?: readonly string[];
      readonly only?: boolean;
      /** Where none is given, those that a word was picked from which is put together: `$(jq … <<< "$LIST")`. */
      readonly orPicked?: true;
    }
  /**
   * An attribute of the option's values, of those that have the others. `short`: a value without any `=` stands for the
   * attribute itself, as in `--cache-to ghcr.io/acme/cache`.
   */
  | { readonly option: readonly string[]; readonly take: string; readonly where?: Attributes; readonly short?: true }
  /** Built from several arguments with `/` between them; of each, the first that is given counts. */
  | { readonly join: readonly (readonly Argument[])[] }
  | { readonly unseen: string };

export type CommandEffect =
  | {
      readonly does: "login";
      readonly registry: readonly Argument[];
      /** "none" where no registry is meant by default: the tool refuses, or a setting that is not at hand decides. */
      readonly registryDefault: string;
      readonly username: readonly Argument[];
      /** The options that carry the password itself on the command line. */
      readonly password: readonly Argument[];
      /** The flags that make it read the password from standard input; empty where the tool has no such way. */
      readonly stdin: readonly string[];
      /** Without any user name the tool itself refuses. */
      readonly needsUsername: boolean;
      readonly refusals?: Refusals;
      readonly store: CredentialStore;
      readonly when?: CommandWhen;
    }
  | {
      readonly does: "logout";
      readonly registry: readonly Argument[];
      readonly registryDefault: string;
      readonly store: CredentialStore;
    }
  | {
      readonly does: "push" | "pull" | "delete";
      readonly what: string;
      readonly images: readonly CommandImages[];
      /** The tool puts the reference into lower case by itself. */
      readonly lowercase?: true;
      readonly reads: readonly CredentialStore[];
      /** `--creds user:password` and its like: a credential of its own, on the command line. */
      readonly credentials?: readonly { readonly option: readonly string[] }[];
      readonly username?: readonly Argument[];
      readonly password?: readonly Argument[];
      readonly needs?: Attributes;
      readonly when?: CommandWhen;
    };

/** What a command does with an image, without the logins and logouts. */
export type CommandOperation = Extract<CommandEffect, { readonly does: "push" | "pull" | "delete" }>;

export interface CommandRow {
  /**
   * The words behind the program's name: ["login"], ["buildx", "build"]. The longest that fits counts, so that ["compose"]
   * stands for all of its verbs that have no row. [] is for a program without verbs. Options may stand between the words.
   */
  readonly verb: readonly string[];
  readonly source: string;
  /** Options that take a value, of the verb and of the words before it, so that the rest can be told from arguments. */
  readonly valued: readonly string[];
  /** Nothing at a registry when empty. */
  readonly effects: readonly CommandEffect[];
  /**
   * Beside its effects it may pull but never push (`docker build`), or it may do anything (`docker run` with the daemon's
   * socket).
   */
  readonly may?: "pull" | "anything";
  /** `may` holds only then. */
  readonly mayWhen?: CommandWhen;
}

export interface ProgramRow {
  readonly program: string;
  /** Other names under which it is called. */
  readonly aliases?: readonly string[];
  /** Options before the verb that take a value. */
  readonly valued: readonly string[];
  /** The options, before or behind the verb, that name another folder or file for credentials: `--config`, `--authfile`. */
  readonly storeOption?: readonly string[];
  readonly commands: readonly CommandRow[];
  /** What a verb without a row may do. Without any verb (`docker --version`) a program with verbs does nothing. */
  readonly otherwise: "nothing" | "pull" | "anything";
}
