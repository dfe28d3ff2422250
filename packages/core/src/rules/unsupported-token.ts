import type { JobFacts, Login, Token } from "../facts/facts.ts";
import { useGithubToken } from "../fixes/use-github-token.ts";
import { errors } from "../knowledge/errors.ts";
import type { Note, Rule } from "../rule.ts";

export const unsupportedToken: Rule = {
  id: "unsupported-token",
  title: "A kind of token that ghcr.io does not take",
  severity: "error",
  category: "credentials",
  why:
    "GitHub Packages takes the job's own `GITHUB_TOKEN` and classic personal access tokens. Fine-grained personal tokens are " +
    "not supported, and installation tokens of other GitHub Apps are refused for an organization's packages, although the " +
    "login itself succeeds with them.",
  remedy:
    "Use `${{ secrets.GITHUB_TOKEN }}` with `packages:` in the job's `permissions`, or a classic token with `read:packages` or `write:packages` alone.",
  references: [
    "https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages",
    "https://github.com/orgs/community/discussions/26920",
  ],
  *checkJob(job, project) {
    for (const login of job.logins) {
      for (const token of login.password?.tokens ?? []) {
        const related = usedElsewhere(token, login);
        if (token.kind === "literal" && token.prefix === "github_pat_") {
          yield {
            message: `${job.called} logs in to ghcr.io with a fine-grained personal token, which GitHub Packages does not support`,
            at: token.at,
            label: "a fine-grained token",
            related,
            predicts: errors.deniedLogin,
            remedy: "use `${{ secrets.GITHUB_TOKEN }}`",
            fix: useGithubToken(token, login, job, project),
          };
        } else if (token.kind === "secret" && token.named.is === "fine-grained") {
          yield {
            severity: "warning",
            message: `${job.called} logs in to ghcr.io with \`secrets.${token.name}\`, by its name a fine-grained personal token, which GitHub Packages does not support`,
            at: token.at,
            label: "a fine-grained token by its name",
            related,
            predicts: errors.deniedLogin,
            remedy:
              "use `${{ secrets.GITHUB_TOKEN }}`, or a classic token with `read:packages` or `write:packages` alone",
            fix: useGithubToken(token, login, job, project),
          };
        } else if (token.kind === "app-token") {
          yield {
            severity: "warning",
            message: `${job.called} logs in to ghcr.io with a GitHub App's token, which is refused for packages of an organization`,
            at: token.at,
            label: `comes from \`${token.by}\``,
            related,
            predicts: onlyPulls(job, login) ? errors.deniedRead : errors.deniedWrite,
            remedy: "use `${{ secrets.GITHUB_TOKEN }}` with `packages:` in the job's `permissions`",
            fix: useGithubToken(token, login, job, project),
          };
        }
      }
    }
  },
};

function onlyPulls({ operations }: JobFacts, login: Login): boolean {
  const done = operations.filter(({ auth }) => auth.by === "login" && auth.login.at === login.at);
  return done.length > 0 && done.every(({ does }) => does === "pull");
}

/** Where the token is written in the login itself, nothing more has to be shown. */
function usedElsewhere({ at }: Token, { password, at: loggedIn }: Login): readonly Note[] {
  const inside =
    password !== undefined &&
    at.file === password.at.file &&
    at.start >= password.at.start &&
    at.end <= password.at.end;
  return inside ? [] : [{ message: "used for this login", at: loggedIn }];
}
