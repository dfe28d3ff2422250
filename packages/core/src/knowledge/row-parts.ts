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

/** Files beside a workflow that name images, by what reads them. */
export type ListingFormat = "bake" | "compose" | "goreleaser";

/** Text conditions over `key=value,key=value` lines, as buildx has them: each key must have one of the values. */
export type Attributes = Readonly<Record<string, readonly string[]>>;
