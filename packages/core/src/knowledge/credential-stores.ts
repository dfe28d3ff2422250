import type { CredentialStore } from "./rows.ts";

/** The variables that name another folder or file for a store, to every tool that uses it. */
export const storeVariables: Readonly<Partial<Record<CredentialStore, string>>> = {
  // https://docs.docker.com/reference/cli/docker/#environment-variables
  docker: "DOCKER_CONFIG",
  // https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
  containers: "REGISTRY_AUTH_FILE",
  // https://helm.sh/docs/helm/helm/
  helm: "HELM_REGISTRY_CONFIG",
};

/**
 * A variable that holds what else stands in the file.
 * https://github.com/docker/cli/blob/master/cli/config/configfile/file.go
 */
export const storeContents: Readonly<Partial<Record<CredentialStore, string>>> = { docker: "DOCKER_AUTH_CONFIG" };

/**
 * A tool that looks into the first of these before the second looks into the second only where there is no file of the
 * first at all, whatever is in it. https://github.com/google/go-containerregistry/blob/main/pkg/authn/keychain.go
 */
export const onlyWithoutFile: readonly { readonly first: CredentialStore; readonly then: CredentialStore }[] = [
  { first: "docker", then: "containers" },
];

/** The same in root's home. */
export const storesOfRoot: Readonly<Partial<Record<CredentialStore, CredentialStore>>> = {
  docker: "root-docker",
  containers: "root-containers",
};

/** How the home of the user who runs the steps is written; `~` stands for all of them below. */
export const homes: readonly string[] = ["~", "$HOME", "$USERPROFILE", "/home/runner", "/github/home"];

export const homeOfRoot = "/root";

/** How the folder in which a script starts is written. */
export const workFolders: readonly string[] = [".", "$PWD", "${{ github.workspace }}"];

/** The runner empties it before and after each job. https://docs.github.com/actions/reference/workflows-and-actions/variables */
export const emptiedFolders: readonly string[] = ["${{ runner.temp }}", "$RUNNER_TEMP"];

/** Where the stores lie when nothing names another place: a `config.json` by its folder. */
export const storePlaces: readonly { readonly store: CredentialStore; readonly place: RegExp }[] = [
  { store: "docker", place: /^~\/\.docker$/ },
  { store: "root-docker", place: /^\/root\/\.docker$/ },
  { store: "containers", place: /^(\$XDG_RUNTIME_DIR|\/run\/user\/[^/]+|~\/\.config)\/containers\/auth\.json$/ },
  { store: "root-containers", place: /^\/run\/containers\/0\/auth\.json$/ },
  { store: "helm", place: /^~\/\.config\/helm\/registry$/ },
];
