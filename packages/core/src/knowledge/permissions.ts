/** What a scope of `permissions:` can be set to. */
export type PermissionLevel = "none" | "read" | "write";

const all: readonly PermissionLevel[] = ["none", "read", "write"];

/**
 * The scopes and their values. A newer GitHub may know more, so one that is not here is no error; a wrong value of
 * `packages` is.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export const permissionScopes: Readonly<Record<string, readonly PermissionLevel[]>> = {
  actions: all,
  "artifact-metadata": all,
  attestations: all,
  checks: all,
  "code-quality": all,
  contents: all,
  deployments: all,
  discussions: all,
  "id-token": ["none", "write"],
  issues: all,
  models: ["none", "read"],
  packages: all,
  pages: all,
  "pull-requests": all,
  "security-events": all,
  statuses: all,
  "vulnerability-alerts": ["none", "read"],
  // Only where classic projects still exist, on GitHub Enterprise Server.
  "repository-projects": all,
  // Only in the schema of GitHub's own parser: https://github.com/actions/languageservices/blob/main/workflow-parser/src/workflow-v1.0.json
  "copilot-requests": ["none", "write"],
  drives: all,
};

/** `permissions: read-all`. `{}` takes everything away; there is no other word. */
export const permissionShorthands: readonly string[] = ["read-all", "write-all"];

/**
 * What the token may do where no block says anything, by the repository's setting.
 * https://docs.github.com/actions/tutorials/authenticate-with-github_token#permissions-for-the-github_token
 */
export const defaultPermissions = {
  restricted: { contents: "read", packages: "read" },
  permissive: "write-all",
} as const;
