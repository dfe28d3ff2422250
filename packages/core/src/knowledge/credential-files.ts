import type { CredentialStore } from "./rows.ts";

/** A copy into one of these is a copy of credentials: other files are called `config.json`, too. */
export const copiedCredentials =
  /\.docker\/config\.json$|containers\/(?:0\/)?auth\.json$|helm\/registry\/config\.json$/;

/** Where tools keep their credentials, by the end of the path: what a script writes there is a login. The first that fits counts. */
export const credentialFiles: readonly {
  readonly path: RegExp;
  readonly store: CredentialStore;
  readonly source: string;
}[] = [
  { path: /helm\/registry\/config\.json$/, store: "helm", source: "https://helm.sh/docs/topics/registries/" },
  {
    path: /(^|\/)containers\/auth\.json$/,
    store: "containers",
    source: "https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md",
  },
  // In ~/.docker, or in any folder that `DOCKER_CONFIG` names.
  {
    path: /(^|\/)config\.json$/,
    store: "docker",
    source: "https://docs.docker.com/reference/cli/docker/#configuration-files",
  },
];
