/** The keys of a configuration and what they take: the reader, the JSON Schema and the commented example go by these. */
export const configurationKeys = {
  repository: "the repository's name at GitHub; by default that of the git remote `origin`",
  "default-permissions": "what the token of a job without a `permissions` block gets, by the repository's settings",
  "dedicated-secrets": "secrets that hold nothing but a token for the registry: names, or globs with `*`",
  "private-images": "images at ghcr.io that are not public: names without a tag, or globs with `*` and `**`",
  rules: "what a rule weighs, or that it is off",
  ignore: "findings that are not to be told, one entry for each",
} as const;

export const ignoreKeys = {
  rule: "the rule's id",
  path: "a file of the repository, or a glob with `*` and `**`; without it, every file",
  reason: "why this is all right, for whoever reads it later",
  until: "the last day on which it holds, as YYYY-MM-DD",
} as const;

export const defaultPermissionsChoices = ["restricted", "permissive", "unknown"] as const;

export const severityChoices = ["off", "note", "warning", "error"] as const;

export const repositoryPattern = "^[\\w.-]+/[\\w.-]+$";

export const datePattern = "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])$";

/** Nobody needs longer patterns or more of them, and the time that they take grows with both. */
export const longestGlob = 300;
export const longestList = 500;
