import { configurationJsonSchemaUrl } from "../report/links.ts";
import { configurationKeys, ignoreKeys } from "./configuration-keys.ts";

/** What `ghcr-lint init` writes: every key, explained and commented out, so that the file changes nothing by itself. */
export const configurationTemplate = `# yaml-language-server: $schema=${configurationJsonSchemaUrl}
#
# What ghcr-lint cannot read from the workflows of this repository. Every key may be left out.

${commented("repository")}
# repository: owner/name

${commented("default-permissions")}
# (Settings, Actions, General): restricted, permissive or unknown.
# default-permissions: restricted

${commented("dedicated-secrets")}
# dedicated-secrets:
#   - PUBLISH_KEY
#   - "*_GHCR"

${commented("private-images")}
# private-images:
#   - ghcr.io/owner/base
#   - ghcr.io/owner/internal/**

${commented("rules")}: off, note, warning or error.
# rules:
#   secret-in-script: off
#   undedicated-secret: note

${commented("ignore")}. In a workflow, a comment does the same:
# \`# ghcr-lint: ignore[rule-id] reason\`, on the line, above it, or above a step or a job.
#   rule    ${ignoreKeys.rule}
#   path    ${ignoreKeys.path}
#   reason  ${ignoreKeys.reason}
#   until   ${ignoreKeys.until}
# ignore:
#   - rule: hardcoded-username
#     path: .github/workflows/legacy-*.yml
#     reason: the old mirror takes this user only
#     until: 2027-06-30
`;

function commented(key: keyof typeof configurationKeys): string {
  const words = configurationKeys[key];
  return `# ${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
