import type { Attributes, CredentialStore, ListingFormat, Refusals } from "./row-parts.ts";

/** Where a value of an action comes from. Of a list, the first that is given and not empty counts. */
export type Source =
  | {
      readonly input: string;
      readonly default?: string;
      /** The action puts it into lower case by itself. */
      readonly lowercase?: true;
    }
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
      /** A line with these attributes names nothing: `name=ghcr.io/a/b,enable=false`. */
      readonly unless?: Attributes;
      /** Only lines `TARGET.key=…` with this key, and of them what stands behind the first `=`: a bake file's overrides. */
      readonly of?: string;
      /** A line without any `=` has all the attributes: it is nothing but references, between commas. */
      readonly short?: true;
      /** Behind any key, what is at ghcr.io: `BASE=ghcr.io/a/b`. Whether the build pulls it, the Dockerfile says. */
      readonly bases?: true;
    }
  /** Built from several parts, one after the other: registry, `/`, name. Absent when a part is empty. */
  | {
      /** Of a list within it, the first that is given and not empty counts. */
      readonly join: readonly (Source | readonly Source[])[];
      /** The action leaves the front away where the last part begins with the first: `ghcr.io` + `ghcr.io/a/b`. */
      readonly once?: true;
    }
  /** In a setting or a file that is not at hand; `listed`: that may be at hand. */
  | { readonly unseen: string; readonly listed?: ActionListing };

/** Images that stand in files which the action reads. */
export interface ActionListing {
  readonly format: ListingFormat;
  /** The inputs that name the files, and what is meant of all that they list. */
  readonly files: string;
  readonly names: string;
  /** The input that names the folder from where the files are named. */
  readonly folder: string;
  /** An input that names where the files come from; whatever is no folder of the job's is not looked into. */
  readonly origin: string;
  /** With one of these inputs the files do not tell all. */
  readonly unless: readonly string[];
  /** The same for a line `TARGET.key=…` of this input with one of these keys. */
  readonly overrides: { readonly input: string; readonly keys: readonly string[] };
}

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
      /** It takes the reference as it is written, and puts nothing right. */
      readonly verbatim?: true;
      readonly reads: readonly CredentialStore[];
      /** The tool brings a credential of its own: these, and not a login's, count, unless none of them is given. */
      readonly password?: readonly Source[];
      readonly username?: readonly Source[];
      /** Scopes that the job's token needs beside `packages`. */
      readonly needs?: Attributes;
      readonly when?: When;
      /** Where this holds, the action goes on without it. */
      readonly tolerated?: When;
    }
  /** It names images that it moves nowhere. */
  | { readonly does: "name"; readonly images: readonly Images[]; readonly when?: When }
  /** Scopes that the job's token needs for the action at all, registry or not: `contents: read` for a checkout. */
  | {
      readonly does: "need";
      readonly needs: Attributes;
      /** What it says without them, where that is its own text. */
      readonly refusal?: string;
      readonly when?: When;
    }
  /** It puts the repository itself into a folder, named by an input, from where later steps use its actions. */
  | { readonly does: "checkout"; readonly folder: string; readonly repository: string }
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
   * which sees nothing of the job's environment but what is named in the input `names`, unless there is the input `all`.
   */
  | {
      readonly does: "run";
      readonly input: string;
      readonly remote?: { readonly names: string; readonly all: string };
    }
  /** It calls a program with the words in this input, and in the folder that another one names. */
  | {
      readonly does: "call";
      readonly program: string;
      readonly input: string;
      readonly folder: string;
      /** An input with which it does something else. */ readonly unless: string;
    }
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
  /** Other actions for which the row holds as well, forks and former names among them, each with where that was read. */
  readonly alike?: Readonly<Record<string, string>>;
  /** Nothing at a registry when empty. */
  readonly effects: readonly ActionEffect[];
  /** It has none of the inputs `registry`, `username` and `password`: giving one is a mistake. */
  readonly noLoginInputs?: true;
  /** It sets variables for the later steps that stand in no input of its own, and speaks to no registry for that. */
  readonly exportsUnseen?: true;
  /** Beside its effects it may do more than can be seen: it runs a command or a file of the caller's. */
  readonly opaque?: true;
  /** It may pull what its inputs do not show, the base images of a Dockerfile, but neither logs in nor writes. */
  readonly may?: "pull";
}
