import type { Attributes, CredentialStore, ListingFormat, Refusals } from "./row-parts.ts";

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
  /** … or ends with one of these. */
  | { readonly argument: Argument; readonly endsWith: readonly string[]; readonly surely?: true }
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
      /** The tool refuses to run without it, so that where something unseen may set the variable, it does. */
      readonly needed?: true;
    }
  /**
   * An attribute of the option's values, of those that have the others. `short`: a value without any `=` stands for the
   * attribute itself, as in `--cache-to ghcr.io/acme/cache`.
   */
  | { readonly option: readonly string[]; readonly take: string; readonly where?: Attributes; readonly short?: true }
  /** Behind any key of the option's values, what is at ghcr.io: `BASE=ghcr.io/a/b`. Whether it is pulled, the Dockerfile says. */
  | { readonly option: readonly string[]; readonly bases: true }
  /** Built from several arguments with `/` between them; of each, the first that is given counts. */
  | { readonly join: readonly (readonly Argument[])[] }
  | { readonly unseen: string; readonly listed?: CommandListing }
  /** Where the files are not at hand, nothing is said. */
  | { readonly listed: CommandListing };

/** Images that stand in files which the command reads. */
export interface CommandListing {
  readonly format: ListingFormat;
  /** The options that name the files, in place of those that the tool looks for by itself. */
  readonly files: readonly string[];
  /** The arguments that name what is meant of all that the files list. */
  readonly names?: Argument;
  /** Where this holds, or may hold, the files do not tell all. */
  readonly unless: CommandWhen;
}

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
      /** It takes the reference as it is written, and puts nothing right. */
      readonly verbatim?: true;
      readonly reads: readonly CredentialStore[];
      /** `--creds user:password` and its like: a credential of its own, on the command line. */
      readonly credentials?: readonly { readonly option: readonly string[] }[];
      readonly username?: readonly Argument[];
      readonly password?: readonly Argument[];
      /** The flags that make it read a password from standard input. */
      readonly stdin?: readonly string[];
      /** The options that name another file for this side alone; else those of the program hold. */
      readonly storeOption?: readonly string[];
      /** A token of the environment, which the tool sends to ghcr.io where no store has anything. */
      readonly lastResort?: readonly Argument[];
      /** Then what is not looked into may hold a credential for it: the file of a build. */
      readonly perhapsOwn?: CommandWhen;
      readonly needs?: Attributes;
      readonly when?: CommandWhen;
      /** Where this holds, the tool goes on without it. */
      readonly tolerated?: CommandWhen;
    }
  /** It names images that it moves nowhere. */
  | { readonly does: "name"; readonly images: readonly CommandImages[]; readonly when?: CommandWhen };

/** What a command does with an image, without the logins and logouts. */
export type CommandOperation = Extract<CommandEffect, { readonly does: "push" | "pull" | "delete" }>;

export interface CommandRow {
  /**
   * The words behind the program's name: ["login"], ["buildx", "build"]. The longest that fits counts, so that ["compose"]
   * stands for all of its verbs that have no row. [] is for a program without verbs. Options may stand between the words.
   */
  readonly verb: readonly string[];
  /** Only then is it about what is called here: of a build tool, a task that has to do with images. */
  readonly applies?: CommandWhen;
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
  /**
   * How a word begins that sets a property: `-Dname=value`, `-D name=value`. It is an option that is named by the first of
   * the ways to write it and the property.
   */
  readonly properties?: readonly (readonly string[])[];
  readonly commands: readonly CommandRow[];
  /**
   * What a verb without a row may do. Without any verb (`docker --version`) a program with verbs does nothing. `listed`: what
   * the table of harmless commands says.
   */
  readonly otherwise: "nothing" | "pull" | "anything" | "listed";
}
