import type { Credential, Login, Operation, ProjectFacts, Run } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const overwrittenLogin: Rule = {
  id: "overwritten-login",
  title: "A login that replaces the one that the push needs",
  severity: "warning",
  category: "flow",
  why:
    "A registry has one login at a time in a store. The later one, which may be that of an action that logs in without being " +
    "asked, takes the place of the earlier one, and its token does not suit what is pushed then.",
  remedy: "Put the login that the push needs last, or leave the other out.",
  references: [
    "https://github.com/ko-build/setup-ko/blob/main/action.yml",
    "https://github.com/imjasonh/setup-crane/blob/main/action.yml",
  ],
  *checkJob(job, project) {
    for (const run of job.runs) {
      for (const operation of run.operations) {
        if (operation.does !== "push" || operation.auth.by !== "login") continue;
        const { login } = operation.auth;
        const earlier = replacedBy(login, operation, run);
        if (
          !earlier ||
          !suits(earlier.password, operation, project) ||
          suits(login.password, operation, project) !== false
        )
          continue;
        yield {
          message: `${job.called} replaces its login to ghcr.io by that of \`${login.tool}\`, whose token does not suit the push of ${operation.image.shown}`,
          at: login.at,
          label: "takes the place of the earlier login",
          related: [
            { message: "the login that the push needs", at: earlier.at },
            { message: `pushes ${operation.image.shown}`, at: operation.cause },
          ],
          predicts: errors.deniedPackageWrite,
          remedy: "put the login that the push needs last",
        };
      }
    }
  },
};

/** The login before it in the same store, if there is a case in which both take place, and the push as well. */
function replacedBy(login: Login, operation: Operation, { logins }: Run): Login | undefined {
  return logins
    .slice(
      0,
      logins.findIndex((each) => each === login),
    )
    .findLast(
      (before) =>
        before.store === login.store &&
        operation.reach.some((_, index) => [operation, before, login].every(({ reach }) => reach[index]?.is !== "no")),
    );
}

/** The GitHub token suits the repository's owner, a secret another owner; what is not known suits neither or both. */
function suits(
  password: Credential | undefined,
  { image }: Operation,
  { repository }: ProjectFacts,
): boolean | undefined {
  const kinds = new Set(password?.tokens.map(({ kind }) => kind));
  const foreign = isForeign(image.owner, repository);
  if (kinds.size !== 1 || foreign === undefined) return undefined;
  if (kinds.has("github-token")) return !foreign;
  if (kinds.has("app-token")) return false;
  return kinds.has("secret") ? foreign || undefined : undefined;
}

function isForeign(owner: Operation["image"]["owner"], repository: string | undefined): boolean | undefined {
  if (!owner) return undefined;
  if ("context" in owner) return owner.context.startsWith("github.repository") ? false : undefined;
  return repository === undefined ? undefined : owner.literal !== repository.split("/")[0]?.toLowerCase();
}
