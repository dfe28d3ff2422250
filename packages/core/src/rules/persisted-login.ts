import type { Login, Run } from "../facts/facts.ts";
import { replaceWritten } from "../fixes/replace-written.ts";
import type { Rule } from "../rule.ts";

export const persistedLogin: Rule = {
  id: "persisted-login",
  title: "A login that stays on a self-hosted runner",
  severity: "note",
  category: "login",
  securitySeverity: 3.5,
  why:
    "A self-hosted runner is not thrown away after the job. The credential stays in its configuration, in plain base64, and " +
    "every later job there, of whatever repository, can use it.",
  remedy: "Let docker/login-action log out by itself (without `logout: false`), or end with `docker logout ghcr.io`.",
  references: [
    "https://docs.docker.com/reference/cli/docker/login/#credential-stores",
    "https://github.com/docker/login-action#customizing",
  ],
  *checkJob(job) {
    for (const run of job.runs) {
      if (!run.keepsHome) continue;
      for (const login of run.logins) {
        if (!login.keptBy || login.store === "private" || login.store === "runner" || isLoggedOut(login, run)) continue;
        yield {
          message: `${job.called} leaves its login to ghcr.io on a self-hosted runner`,
          at: login.keptBy,
          label: "kept after the job",
          remedy: isAskedFor(login)
            ? "remove `logout: false`"
            : "log out of ghcr.io in a last step with `if: always()`",
          fix: replaceWritten(login.keptBy, /^false$/i, "true", { title: "write `logout: true`", safety: "safe" }),
        };
      }
    }
  },
};

/** `logout: false`, and not merely a login without a logout. */
function isAskedFor(login: Login): boolean {
  return login.keptBy !== login.at;
}

/** A step that cannot be looked into may log out, but hardly where the login was told to stay. */
function isLoggedOut(login: Login, { flow }: Run): boolean {
  return flow
    .slice(flow.indexOf(login))
    .some((later) =>
      later.kind === "logout"
        ? later.store === login.store && (later.host.kind === "ghcr" || later.host.kind === "unknown")
        : later.kind === "opaque" && later.may === "anything" && !isAskedFor(login),
    );
}
