import type { Login } from "../facts/facts.ts";
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
    for (const { flow } of job.runs) {
      for (const login of flow) {
        if (login.kind !== "login" || login.host.kind !== "ghcr" || !isMissing(login)) continue;
        yield {
          message: `${job.called} logs in to ghcr.io without a user name`,
          at: login.at,
          label: "no user name is given",
          predicts: predicted(login),
          remedy: login.via === "action" ? "add `username: ${{ github.actor }}`" : 'add `-u "$GITHUB_ACTOR"`',
        };
      }
    }
  },
};

/** A command that does not read from standard input asks for what it lacks, and finds nobody to ask. */
function predicted({ refusals, password, passwordBy }: Login): string | undefined {
  if (!password) return refusals?.both ?? refusals?.password;
  return passwordBy === "stdin" || passwordBy === "input" ? refusals?.username : refusals?.password;
}

/** A reference that is certainly empty is a rule of its own; a lone `$` is what is left of an expression that got lost. */
function isMissing({ username, needsUsername }: Login): boolean {
  const tokens = username?.tokens ?? [];
  if (tokens.some((token) => token.kind === "literal" && token.text.trim() === "$")) return true;
  return needsUsername && tokens.every((token) => token.kind === "empty" && token.written);
}
