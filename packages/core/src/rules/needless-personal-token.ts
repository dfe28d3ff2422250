import { accessToOwn, useGithubToken } from "../fixes/use-github-token.ts";
import type { Rule } from "../rule.ts";

export const needlessPersonalToken: Rule = {
  id: "needless-personal-token",
  title: "A personal token where the GitHub token would do",
  severity: "note",
  category: "credentials",
  yieldsTo: ["undedicated-secret", "unsupported-token"],
  why:
    "All that the job touches at ghcr.io are the repository's own packages, and for these the job's own token is enough: it " +
    "lives as long as the job, belongs to nobody, and never expires unnoticed. A package that was first pushed by a person " +
    "has to let the repository in once, in its settings; a private base image of another owner still needs a token of its own.",
  remedy: "Use `${{ secrets.GITHUB_TOKEN }}` with `packages: write` (or `read`) in the job's `permissions`.",
  references: [
    "https://docs.github.com/packages/managing-github-packages-using-github-actions-workflows/publishing-and-installing-a-package-with-github-actions",
  ],
  *checkJob(job, project) {
    for (const login of job.logins) {
      const [token, ...others] = login.password?.tokens ?? [];
      if (token?.kind !== "secret" || others.length > 0 || token.named.is === "other-registry") continue;
      const access = accessToOwn(login, job, project);
      if (!access) continue;
      yield {
        message: `${job.called} logs in to ghcr.io with \`secrets.${token.name}\`, and touches nothing there but the repository's own packages`,
        at: token.at,
        label: "the GitHub token would do",
        remedy: `use \`\${{ secrets.GITHUB_TOKEN }}\` with \`packages: ${access}\` (a package that a person pushed first has to let the repository in)`,
        fix: useGithubToken(token, login, job, project),
      };
    }
  },
};
