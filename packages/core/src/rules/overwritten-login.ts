import type { Credential, Login, Operation, ProjectFacts } from "../facts/facts.ts";
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
  *checkJob({ called, replacements }, project) {
    for (const { login, earlier, use } of replacements) {
      const finding = { at: login.at, label: "takes the place of the earlier login" };
      const chosen = chosenSecret(earlier);
      if (use.image.host.kind === "unknown") {
        if (!login.isUnasked || !login.byGithubToken || chosen === undefined) continue;
        yield {
          ...finding,
          message: `${called} replaces its login to ghcr.io by that of \`${login.tool}\`, which takes the job's own token and not \`secrets.${chosen}\``,
          related: [
            { message: "the login that somebody has chosen", at: earlier.at },
            { message: "no longer has its token", at: use.cause },
          ],
          remedy: "put the login that the job needs last",
        };
      } else if (
        use.does === "push" &&
        suits(earlier.password, use, project) &&
        suits(login.password, use, project) === false
      ) {
        yield {
          ...finding,
          message: `${called} replaces its login to ghcr.io by that of \`${login.tool}\`, whose token does not suit the push of ${use.image.shown}`,
          related: [
            { message: "the login that the push needs", at: earlier.at },
            { message: `pushes ${use.image.shown}`, at: use.cause },
          ],
          predicts: errors.deniedPackageWrite,
          remedy: "put the login that the push needs last",
        };
      }
    }
  },
};

function chosenSecret({ password }: Login): string | undefined {
  const [token, ...others] = password?.tokens ?? [];
  return token?.kind === "secret" && others.length === 0 ? token.name : undefined;
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
