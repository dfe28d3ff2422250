/**
 * What a file mentions that has to do with ghcr.io: the registry and its look-alikes, logins of any kind, and actions that
 * use it without naming it. A file without any of these, which nothing connects to one that has some, is read for its
 * syntax and no further.
 */
export const hints: RegExp =
  /ghcr|\bg[a-z]{1,4}\.io\b|ghcr?\.com|pkg\.github\.com|login|setup-ko\b|setup-crane|gp-docker-action|container-registry|container-retention|delete-package|attest|packages:/i;
