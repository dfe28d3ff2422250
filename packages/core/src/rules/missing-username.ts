import type { Login } from "../facts/facts.ts";
import { addActor, replaceLoneDollar } from "../fixes/use-actor.ts";
import type { Rule } from "../rule.ts";

export const missingUsername: Rule = {
  id: "missing-username",
  title: "A login to ghcr.io without a user name",
  severity: "error",
  category: "login",
  why: "At ghcr.io a valid token is good with any user name, but the tool that logs in refuses to go on without one.",
  remedy: 'Give it `${{ github.actor }}`, or `-u "$GITHUB_ACTOR"` in a script.',
  references: [
    "https://docs.docker.com/reference/cli/docker/login/",
    "https://github.com/docker/login-action#github-container-registry",
  ],
  *checkJob(job) {
    for (const login of job.logins) {
      const lost = lostExpression(login);
      if (lost) {
        yield {
          // A shell hands the `$` on as it is, and ghcr.io takes any name beside a valid token.
          severity: "warning",
          message: `${job.called} logs in to ghcr.io as \`$\`, all that is left of an expression`,
          at: login.at,
          label: "the user name is a lone `$`",
          remedy: login.via === "action" ? "write `username: ${{ github.actor }}`" : 'write `-u "$GITHUB_ACTOR"`',
          fix: replaceLoneDollar(login),
        };
        continue;
      }
      if (!isMissing(login)) continue;
      yield {
        message: `${job.called} logs in to ghcr.io without a user name`,
        at: login.at,
        label: "no user name is given",
        predicts: predicted(login),
        remedy: login.via === "action" ? "add `username: ${{ github.actor }}`" : 'add `-u "$GITHUB_ACTOR"`',
        fix: addActor(login),
      };
    }
  },
};

/** A command that does not read from standard input asks for what it lacks, and finds nobody to ask. */
function predicted({ refusals, password, passwordBy }: Login): string | undefined {
  if (!password) return refusals?.both ?? refusals?.password;
  return passwordBy === "stdin" || passwordBy === "input" ? refusals?.username : refusals?.password;
}

/** Some template engine has taken `{{ github.actor }}` for its own and left the dollar sign. */
function lostExpression({ username }: Login): boolean {
  return username?.tokens.some((token) => token.kind === "literal" && token.text.trim() === "$") === true;
}

/** A reference that is certainly empty is a rule of its own. */
function isMissing({ username, needsUsername }: Login): boolean {
  return needsUsername && (username?.tokens ?? []).every((token) => token.kind === "empty" && token.written);
}
