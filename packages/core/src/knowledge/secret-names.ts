/**
 * Words in the name of a secret, between underscores. `GHCR_TOKEN` holds GHCR and TOKEN; a word with an underscore is two
 * words in a row.
 */
export const registryWords: { readonly own: readonly string[]; readonly general: readonly string[] } = {
  /** The registry's own name: nothing outweighs it. */
  own: ["GHCR", "GHCRIO", "GHCR_IO", "GHPKG", "GITHUB_PACKAGES", "GH_PACKAGES", "GITHUB_CONTAINER", "GITHUB_REGISTRY"],
  /** What any registry could be called by. */
  general: [
    "CR",
    "CONTAINER",
    "CONTAINERS",
    "REGISTRY",
    "PACKAGE",
    "PACKAGES",
    "PKG",
    "DOCKER",
    "OCI",
    "IMAGE",
    "IMAGES",
  ],
};

/**
 * Whose token a secret holds, by its name, where the name of no registry is in it; the first row that fits counts. `CR_PAT`
 * is the name in GitHub's own instructions, and Docker Hub is often called no more than a registry.
 * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
export const secretIssuers: readonly { readonly names: RegExp; readonly ofGithub: "likely" | "no" }[] = [
  { names: /DOCKER|(?:^|_)HUB(?:_|$)|^REGISTRY/i, ofGithub: "no" },
  { names: /^CR_PAT$|^(?:\w+_)?(?:GH|GITHUB)_?(?:PAT|TOKEN)$|^(?:GH|GITHUB)_\w+_(?:PAT|TOKEN)$/i, ofGithub: "likely" },
];

/** Words of registries that are not GitHub's, each with the name that messages use. */
export const otherRegistryWords: readonly { readonly registry: string; readonly words: readonly string[] }[] = [
  { registry: "Docker Hub", words: ["DOCKERHUB", "DOCKER_HUB", "DOCKER_IO", "DOCKERIO"] },
  { registry: "Quay", words: ["QUAY", "QUAYIO"] },
  { registry: "Amazon ECR", words: ["ECR", "AWS"] },
  { registry: "Google's registry", words: ["GCR", "GAR", "GCP", "GCLOUD", "GOOGLE"] },
  { registry: "Azure's registry", words: ["ACR", "AZURE", "AZURECR"] },
  { registry: "Harbor", words: ["HARBOR"] },
  { registry: "Artifactory", words: ["ARTIFACTORY", "JFROG"] },
  { registry: "GitLab", words: ["GITLAB"] },
  { registry: "Nexus", words: ["NEXUS"] },
  { registry: "Red Hat's registry", words: ["REDHAT", "RHEL", "RH_REGISTRY"] },
  { registry: "npm", words: ["NPM"] },
  { registry: "PyPI", words: ["PYPI"] },
  { registry: "DigitalOcean", words: ["DIGITALOCEAN", "DIGITAL_OCEAN", "DOCR"] },
  { registry: "Scaleway", words: ["SCALEWAY", "SCW"] },
  { registry: "Alibaba Cloud", words: ["ALIYUN", "ALIBABA"] },
  { registry: "IBM Cloud", words: ["ICR", "IBMCLOUD", "IBM_CLOUD"] },
  { registry: "NVIDIA NGC", words: ["NGC", "NVCR"] },
];

/**
 * How tokens begin, and the source of a regular expression for a whole one. Their lengths have changed and may again:
 * since 2026 an installation token can be `ghs_` with a number and a JSON Web Token, with dots and dashes.
 * https://github.blog/changelog/2021-03-31-authentication-token-format-updates-are-generally-available/
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-an-installation-access-token-for-a-github-app
 */
export const tokenPrefixes: readonly { readonly prefix: string; readonly called: string; readonly pattern: string }[] =
  [
    { prefix: "github_pat_", called: "a fine-grained personal access token", pattern: "github_pat_[A-Za-z0-9_]{36,}" },
    { prefix: "ghp_", called: "a classic personal access token", pattern: "ghp_[A-Za-z0-9]{36,}" },
    { prefix: "gho_", called: "an OAuth token", pattern: "gho_[A-Za-z0-9]{36,}" },
    { prefix: "ghu_", called: "a user token of a GitHub App", pattern: "ghu_[A-Za-z0-9]{36,}" },
    { prefix: "ghs_", called: "an installation token of a GitHub App", pattern: "ghs_[A-Za-z0-9._-]{36,}" },
    { prefix: "ghr_", called: "a refresh token of a GitHub App", pattern: "ghr_[A-Za-z0-9]{36,}" },
    // https://docs.docker.com/security/access-tokens/
    { prefix: "dckr_pat_", called: "a Docker Hub access token", pattern: "dckr_pat_[A-Za-z0-9_-]{20,}" },
    { prefix: "dckr_oat_", called: "a Docker Hub organization token", pattern: "dckr_oat_[A-Za-z0-9_-]{20,}" },
    // https://docs.gitlab.com/security/tokens/#token-prefixes
    { prefix: "glpat-", called: "a personal access token of GitLab", pattern: "glpat-[A-Za-z0-9_-]{20,}" },
    // https://github.blog/security/announcing-npms-new-access-token-format/
    { prefix: "npm_", called: "an npm token", pattern: "npm_[A-Za-z0-9]{36,}" },
  ];

/**
 * What the name of no secret has. Only a called workflow may give such a name to what its callers pass.
 * https://docs.github.com/actions/reference/security/secrets#naming-your-secrets
 */
export const impossibleSecrets: readonly {
  readonly names: RegExp;
  readonly because: string;
  /** One that is older than the rule may still be there: https://github.com/nebari-dev/nebari/issues/1265 */
  readonly mayBeOld?: true;
}[] = [
  { names: /^GITHUB_/i, because: "the name of a secret cannot begin with `GITHUB_`", mayBeOld: true },
  { names: /[^A-Z0-9_]/i, because: "the name of a secret has only letters, digits and underscores" },
];

/** The one secret that is there without anybody making it. https://docs.github.com/actions/tutorials/authenticate-with-github_token */
export const jobTokenSecret = "GITHUB_TOKEN";

/** What a person's own token is called: `ORG_PAT_GITHUB`, `PERSONAL_ACCESS_TOKEN`. */
export const personalToken: RegExp = /(?:^|_)PAT(?:\d*$|\d*_)|PERSONAL/i;

/** What a fine-grained personal token is called: `FINE_GRAINED_PAT`, `GHCR_FGPAT`. */
export const fineGrainedToken: RegExp = /FINE_?GRAINED|(?:^|_)FG_?PAT(?:_|$)/i;

/**
 * What a login should have in place of a credential that is written down. Every workflow may have it, so that a word of
 * it is no secret there.
 * https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
 */
export const advisedWords: readonly string[] = [
  "secrets.GITHUB_TOKEN",
  "github.token",
  "github.actor",
  "github.repository_owner",
  "$GITHUB_ACTOR",
  "docker/login-action",
  "--password-stdin",
  "registry: ghcr.io",
  "username:",
  "password:",
];
