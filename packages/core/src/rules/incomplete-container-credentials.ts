import type { ContainerCredentials, Credential } from "../facts/facts.ts";
import { completeCredentials, isGiven } from "../fixes/complete-credentials.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../source/span.ts";

export const incompleteContainerCredentials: Rule = {
  id: "incomplete-container-credentials",
  title: "`credentials` of a container with only half of them",
  severity: "error",
  category: "login",
  why:
    "With a user name or a password alone the runner does not log in at all. And it no longer does what it does by itself " +
    "for images on ghcr.io without any `credentials`: to log in with the job's own token.",
  remedy: "Give both, or remove `credentials` and grant the job `packages: read`.",
  references: ["https://github.com/actions/runner/blob/main/src/Runner.Worker/ContainerOperationProvider.cs"],
  *checkJob(job) {
    for (const credentials of job.credentials) {
      const { of, host, key, username, password, usernamePlace, passwordPlace } = credentials;
      if (host.kind !== "ghcr" || (isGiven(username) && isGiven(password))) continue;
      const missing = isGiven(username) ? "password" : isGiven(password) ? "user name" : "user name and password";
      yield {
        message: `${job.called} gives ${of} \`credentials\` without a ${missing}`,
        at: key,
        label: "the runner pulls without a login",
        covers: [...emptyText(username, usernamePlace), ...emptyText(password, passwordPlace)],
        predicts: errors.deniedContainer,
        remedy: "give both, or remove `credentials`: the runner logs in to ghcr.io by itself",
        fix: completeCredentials(credentials, job),
      };
    }
  },
};

/** A reference that is empty is another story: what is wrong with it is still to be told. */
function emptyText(credential: Credential | undefined, place: ContainerCredentials["usernamePlace"]): readonly Span[] {
  if (!credential) return place ? [place.at] : [];
  return credential.tokens.flatMap((token) => (token.kind === "empty" && token.written ? [token.at] : []));
}
