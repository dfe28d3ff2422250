import type { JobFacts, Login, Token } from "../facts/facts.ts";
import { useGithubToken } from "../fixes/use-github-token.ts";
import type { Rule } from "../rule.ts";

export const undedicatedSecret: Rule = {
  id: "undedicated-secret",
  title: "A general token where the GitHub token or a dedicated secret would do",
  severity: "warning",
  category: "credentials",
  securitySeverity: 5.5,
  why:
    "The login to ghcr.io takes a secret that, by its name, holds a token for all kinds of things. Whoever gets hold of it in " +
    "this job, through an action or the stored login, can do all of them. It belongs to a person, expires, and its scopes " +
    "stand in no file.",
  remedy:
    "Use `${{ secrets.GITHUB_TOKEN }}` with `packages:` in the job's `permissions`. Where that does not reach, for packages of " +
    "another owner, keep a classic token with nothing but `read:packages` or `write:packages` in a secret that is named for " +
    "the registry, such as `GHCR_TOKEN`. Fine-grained tokens do not work at ghcr.io.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry",
    "https://docs.github.com/packages/learn-github-packages/about-permissions-for-github-packages",
  ],
  *checkJob(job, project) {
    for (const login of job.logins) {
      for (const token of login.password?.tokens ?? []) {
        if (token.kind !== "secret" || token.named.is !== "general") continue;
        const scope = neededScope(login, job);
        yield {
          message: `${job.called} logs in to ghcr.io with \`secrets.${token.name}\`, a general token by its name`,
          at: token.at,
          label: "not dedicated to the registry",
          ...relatedUse(token, login),
          remedy: `use \`\${{ secrets.GITHUB_TOKEN }}\` with \`packages:${scope === undefined ? "" : scope === "read:packages" ? " read" : " write"}\`, or a secret of its own with a classic token that has only ${scope === undefined ? "`read:packages` or `write:packages`" : `\`${scope}\``}`,
          fix: useGithubToken(token, login, job, project),
        };
      }
    }
  },
};

/** What the job does with this login says which scope the secret needs. */
function neededScope(login: Login, job: JobFacts): string | undefined {
  const done = job.operations
    .filter(({ auth }) => auth.by === "login" && auth.login.at === login.at)
    .map(({ does }) => does);
  if (done.includes("delete")) return "delete:packages";
  if (done.includes("push")) return "write:packages";
  return done.length > 0 ? "read:packages" : undefined;
}

function relatedUse(token: Token, login: Login): { related?: { message: string; at: Login["at"] }[] } {
  const inside =
    login.password &&
    token.at.file === login.password.at.file &&
    token.at.start >= login.password.at.start &&
    token.at.end <= login.password.at.end;
  return inside ? {} : { related: [{ message: "used for this login", at: login.at }] };
}
