import type { ContainerCredentials, Credential, JobFacts } from "../facts/facts.ts";
import type { Insertion } from "../facts/entry-places.ts";
import type { Fix } from "../rule.ts";
import { added } from "./added.ts";
import { grantToJob } from "./grant-scopes.ts";
import { replaceWritten } from "./replace-written.ts";
import { together } from "./together.ts";
import { actor } from "./use-actor.ts";
import { githubToken } from "./use-github-token.ts";

/**
 * Gives the half that is missing, as the runner would by itself without any `credentials`. A missing name beside the job's own
 * token cannot break anything, as ghcr.io takes any name. Which token is meant, and whether another one is valid, no file
 * shows: a public image has been pulled without any so far.
 */
export function completeCredentials(credentials: ContainerCredentials, job: JobFacts): Fix | undefined {
  const { username, password, usernamePlace, passwordPlace } = credentials;
  const isOwnToken = !isGiven(password) || password.tokens.every(({ kind }) => kind === "github-token");
  const edits = together([
    ...(isGiven(username) ? [] : [completed(actor, username, usernamePlace)]),
    ...(isGiven(password) ? [] : [completed(githubToken, password, passwordPlace)]),
    ...(isOwnToken && isRefused(job) ? [grantToJob(job, new Map([["packages", "read"]]))] : []),
  ]);
  const given = [
    ...(isGiven(username) ? [] : [`the user name \`${actor}\``]),
    ...(isGiven(password) ? [] : [`the password \`${githubToken}\``]),
  ];
  return (
    edits && {
      title: `give ${given.join(" and ")}`,
      safety: isGiven(password) && isOwnToken ? "safe" : "unsafe",
      edits,
    }
  );
}

export function isGiven(credential: Credential | undefined): credential is Credential {
  return credential !== undefined && !credential.tokens.every((token) => token.kind === "empty");
}

/** What stands there is certainly empty, so that nothing is lost. */
function completed(
  value: string,
  empty: Credential | undefined,
  place: Insertion | undefined,
): Pick<Fix, "edits"> | undefined {
  if (place) return { edits: [added(place, value)] };
  return empty && replaceWritten(empty.at, /^.*$/, value, { title: "", safety: "safe" });
}

function isRefused({ permissions }: JobFacts): boolean {
  return permissions.packages === "none" && permissions.decidedBy.kind === "block";
}
