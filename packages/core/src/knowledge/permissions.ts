/**
 * What `packages:` can be set to. The names of scopes and the values of others are no table of ours: GitHub adds to them,
 * and a scope that we do not know is no error.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions
 */
export const packagesAccess = ["none", "read", "write"] as const;
