/**
 * The shapes of the rows in this folder. A row is a fact about the world with the place where it was read; there is no
 * logic here, and no action, host or flag is named anywhere else.
 */

/** Where a tool keeps a registry's credential. A tool may read several. */
export type CredentialStore =
  /** ~/.docker/config.json */
  | "docker"
  /** containers' auth.json: podman, buildah, skopeo */
  | "containers"
  /** Helm's own registry/config.json */
  | "helm"
  /** A DOCKER_CONFIG of its own, gone or invisible afterwards */
  | "private"
  /** root's home: `sudo docker login` */
  | "root"
  /** The runner's, for job containers and services only */
  | "runner";

/** Where a row's value comes from. The first that is in effect counts. */
export type Source =
  | { readonly input: string; readonly default?: string }
  | { readonly env: string }
  | { readonly literal: string }
  | { readonly githubToken: true };

/** When an effect takes place: read from the input that is in effect (given, else the action's default). */
export type When =
  | { readonly input: string; readonly default: string; readonly is: readonly string[] }
  /** Some line of the input has these attributes: `type=registry,ref=…`. */
  | { readonly attributes: string; readonly has: Readonly<Record<string, readonly string[]>> }
  | { readonly given: string }
  | { readonly envUnset: string }
  | { readonly any: readonly When[] }
  | { readonly all: readonly When[] }
  | { readonly not: When };

/** Image references in an input. */
export type Images =
  /** One on each line or between commas. */
  | { readonly input: string; readonly prefix?: Source }
  /** In an attribute of each line that has the others: `cache-to: type=registry,ref=ghcr.io/a/b`. */
  | { readonly attributes: string; readonly take: string; readonly where?: Readonly<Record<string, readonly string[]>> }
  | { readonly literal: string }
  /** In a file or a setting that is not at hand. */
  | { readonly unseen: true };

export type Effect =
  | {
      readonly does: "login";
      readonly registry: readonly Source[];
      /** What an empty registry means. */
      readonly registryDefault: string;
      readonly username: readonly Source[];
      readonly password: readonly Source[];
      readonly store: CredentialStore;
      /** An input with a YAML list of logins in place of the single one. */
      readonly list?: string;
      /** Removes the credential when the job ends, unless this input says no. */
      readonly logout?: { readonly input: string; readonly default: string };
      readonly when?: When;
    }
  | {
      readonly does: "push" | "pull" | "delete";
      readonly what: string;
      readonly images: readonly Images[];
      readonly reads: readonly CredentialStore[];
      /** Brings a credential of its own. */
      readonly password?: readonly Source[];
      readonly when?: When;
    };

export interface ActionRow {
  /** `owner/name` or `owner/name/path`, lower-case. */
  readonly uses: string;
  /** Major versions that the row holds for, both inclusive; a commit or branch counts as the newest. */
  readonly since?: number;
  readonly until?: number;
  readonly source: string;
  readonly effects: readonly Effect[];
  /** It has none of the inputs `registry`, `username`, `password`: giving them is a mistake. */
  readonly noLoginInputs?: true;
}
