import type { JobFacts } from "../facts/facts.ts";

/** How a job comes to a login that it lacks. One that calls a workflow has no step for it, and hands it over. */
export function logIn({ loginBy }: JobFacts): string {
  return loginBy === undefined
    ? "log in to ghcr.io in this job, before the push"
    : `hand the called workflow a login to ghcr.io, by its secret \`${loginBy}\``;
}
