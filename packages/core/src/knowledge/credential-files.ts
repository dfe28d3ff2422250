import type { CredentialStore } from "./rows.ts";

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

/** A line of a script that names such a file, or its folder; but no host such as registry-1.docker.io. */
const named = /\.docker\b(?!\.)|\$\{?DOCKER_CONFIG\b|auth\.json|helm\/registry\//;

/** It makes the file, looks whether it is there, tidies it up, or tells a known tool of it: nobody is given what stands in it. */
const kept =
  />[ \t]*["']?[^\s<>|;]*(?:\.docker\b|DOCKER_CONFIG|auth\.json|helm\/registry\/)|\b(?:tee|mkdir|rm|ls|chmod|chown|touch|test)\b|\[ |--(?:[a-z]+-)?(?:authfile|config)\b|^[ \t]*(?:export[ \t]+)?\w+=[^$]*$/;

/** Whether a script hands the file to something that uses the logins in it where nobody can look: a cluster, a container. */
export function handsOverLogins(script: string): boolean {
  return named.test(script) && script.split("\n").some((line) => named.test(line) && !kept.test(line));
}

/** Commands that put a copy of a file, or a link to it, at the last of their paths. */
export const copiers: readonly string[] = ["cp", "mv", "ln", "install", "rsync", "Copy-Item", "Move-Item"];

/** A credential file that is copied, with or without the folder it lies in. */
export const copiedCredentials: readonly { readonly path: RegExp; readonly folder: string; readonly file: string }[] = [
  { path: /(^|\/)config\.json$/, folder: "", file: "config.json" },
  { path: /(^|\/)auth\.json$/, folder: "", file: "auth.json" },
  { path: /(^|\/)\.docker\/?$/, folder: ".docker", file: "config.json" },
];

/** Commands that take a file away. */
export const removers: readonly string[] = ["rm", "unlink", "shred", "Remove-Item"];

/** A credential file, the folder that it lies in, or one that a variable names. */
export const removedCredentials =
  /(?:^|\/)auth\.json["']?$|(?:\.docker|helm\/registry)(?:\/(?:config\.json)?)?["']?$|\$\{?(?:DOCKER_CONFIG|REGISTRY_AUTH_FILE)\b/;

/** Where tools look. Other files are called `config.json`, too: one of the two places has to be among these, or named by a variable. */
export const placesOfCredentials = /(?:^|\/)auth\.json$|(?:\.docker|helm\/registry|DOCKER_CONFIG\}?)\/config\.json$/;
