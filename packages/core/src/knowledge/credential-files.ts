import type { CredentialStore } from "./rows.ts";

/** Where tools keep their credentials, by the end of the path: what a script writes there is a login. */
export const credentialFiles: readonly { readonly path: RegExp; readonly store: CredentialStore; readonly source: string }[] = [
  {
    path: /(\.docker|DOCKER_CONFIG\}?)\/config\.json$/,
    store: "docker",
    source: "https://docs.docker.com/reference/cli/docker/#configuration-files",
  },
  {
    path: /(containers\/auth\.json|REGISTRY_AUTH_FILE\}?)$/,
    store: "containers",
    source: "https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md",
  },
  {
    path: /helm\/registry\/config\.json$/,
    store: "helm",
    source: "https://helm.sh/docs/topics/registries/",
  },
];
