/**
 * Whether a text mentions what has to do with ghcr.io: the registry and its look-alikes, logins of any kind, those of containers among them, and what uses
 * it without naming it. A file without any of these, which nothing connects to one that has some, is read for its syntax
 * and no further.
 */
export function hasHint(text: string): boolean {
  return words.test(text) || unsaid.test(text);
}

const words =
  /ghcr|\bg[a-z]{1,4}\.io\b|ghcr?\.com|pkg\.github\.com|container-registry|(?<!\.)login|attest|packages:|(?<![-_])credentials:/i;

/** Names of the actions, called workflows and commands that go to ghcr.io by themselves; a test holds them against the tables. */
const unsaid =
  /setup-ko\b|setup-crane|gp-docker-action|blue-build|devcontainers?(?:\/action|\s+features|\s+templates)|publish-immutable|container-retention|delete-package|delete-untagged|image-cleaner|cleanup-\w+(?:-images)?-action|packages\/(?:container|docker)|X-Package-Type|generator_container_slsa|docker-build-workflow|container-push\.yml|ns8-github-actions|reusable-release-policy/i;
