/**
 * The error texts that a person would read in a log, as they are printed. {0}, {1} … stand for what a run fills in. Where
 * a text has several causes, the comment names those that a workflow file shows.
 */
export const errors = {
  /**
   * Push with a token without `packages: write`, or of an App. In spite of its words it is not limited to organizations.
   * https://github.com/orgs/community/discussions/26920
   */
  deniedWrite: "denied: installation not allowed to Write organization package",
  /** The same for a package that does not exist yet. https://github.com/docker/build-push-action/issues/606 */
  deniedCreate: "denied: installation not allowed to Create organization package",
  /** Pull with a token without `packages: read`. https://github.com/actions/runner/issues/1039 */
  deniedRead: "denied: installation not allowed to Read organization package",
  /** The token may write packages, but not this one. https://github.com/docker/build-push-action/issues/806 */
  deniedPackageWrite: "denied: permission_denied: write_package",
  /** A private image, and a credential without a role on it. */
  deniedPackageRead: "denied: permission_denied: read_package",
  /** The REST API, by which packages are deleted: https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api */
  resourceRefused: "Resource not accessible by integration",
  /** A classic token without `write:packages` or `read:packages`. */
  scopes: "denied: permission_denied: The token provided does not match expected scopes.",
  /** A login with a token that is wrong, expired or revoked. https://github.com/docker/login-action/issues/26 */
  deniedLogin: 'Error response from daemon: Get "https://ghcr.io/v2/": denied: denied',
  /** No login, or a token that is no longer valid. */
  unauthenticated: "unauthorized: unauthenticated: User cannot be authenticated with the token provided.",
  /** A pull of a private image without a login. */
  unauthorized: "unauthorized",
  /** The short form, when a job's container is set up. */
  deniedContainer: "Error response from daemon: denied",
  /** Docker Hub, given a token of GitHub. */
  dockerHubDenied:
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
  /** Docker Hub, given nothing. https://docs.docker.com/docker-hub/ */
  dockerHubPush: "denied: requested access to the resource is denied",
  /** buildx, for any of the refusals of a push. https://github.com/docker/build-push-action/issues/463 */
  forbidden: "unexpected status from HEAD request to https://ghcr.io/v2/{0}: 403 Forbidden",
  /** docker/login-action: https://github.com/docker/login-action/blob/master/src/docker.ts */
  bothRequired: "Username and password required",
  usernameRequired: "Username required",
  passwordRequired: "Password required",
  registryAuthAlone: "Cannot use registry-auth with other inputs",
  /** `docker login`: https://github.com/docker/cli/blob/master/cli/command/registry/login.go */
  mustProvideUsername: "Must provide --username with --password-stdin",
  nonTty: "Error: Cannot perform an interactive login from a non TTY device",
  insecurePassword: "WARNING! Using --password via the CLI is insecure. Use --password-stdin.",
  /** `podman login`, `buildah login`, `skopeo login`: https://github.com/containers/common/blob/main/pkg/auth/auth.go */
  noTerminal: "reading password: inappropriate ioctl for device",
  noUsernameRead: "reading username: EOF",
  /** `crane auth login`, and those of cosign and ko: https://github.com/google/go-containerregistry/blob/main/cmd/crane/cmd/auth.go */
  craneRequired: "username and password required",
  /** https://github.com/distribution/reference/blob/main/reference.go */
  lowercase: "invalid reference format: repository name must be lowercase",
  invalidReference: "invalid reference format",
  lowercaseTag: 'invalid tag "{0}": repository name must be lowercase',
  /** A called workflow whose job, or whose block, asks for more than its caller has: the run does not start. */
  cappedJob:
    "Error calling workflow '{0}'. The nested job '{1}' is requesting 'packages: {2}', but is only allowed 'packages: {3}'.",
  cappedWorkflow: "The workflow '{0}' is requesting 'packages: {1}', but is only allowed 'packages: {2}'.",
  /** https://github.com/actions/toolkit/blob/main/packages/core/src/oidc-utils.ts */
  noIdentityToken: "Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable",
  /**
   * What actions/attest and Docker's builder look for by themselves, in all of their versions:
   * https://github.com/actions/attest/blob/main/src/main.ts
   * https://github.com/docker/actions-toolkit/blob/main/src/sigstore/sigstore.ts
   */
  missingIdentityPermission:
    'missing "id-token" permission. Please add "permissions: id-token: write" to your workflow.',
  /**
   * Without `attestations: write`. https://github.com/actions/toolkit/blob/main/packages/attest/src/store.ts, and as a person
   * read it: https://github.com/ScottKirvan/BojuBot/pull/244
   */
  attestationRefused: "Failed to persist attestation: Resource not accessible by integration",
  /**
   * An expression with a context that does not exist, or not there: nothing of the workflow or the action runs.
   * https://github.com/dotnet/docs-tools/issues/264
   */
  unrecognizedName: "Unrecognized named-value: '{0}'",
  /** Checkout of a private repository without `contents: read`. https://github.com/actions/checkout/issues/254 */
  repositoryNotFound: "fatal: repository 'https://github.com/{0}/' not found",
} as const;

/** What the job's own token is told where a `permissions` block leaves `packages` out. */
export const refusedToken: Readonly<Record<"pull" | "push" | "delete", string>> = {
  pull: errors.deniedRead,
  push: errors.deniedWrite,
  delete: errors.resourceRefused,
};
