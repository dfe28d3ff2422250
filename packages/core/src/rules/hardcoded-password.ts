import type { Rule } from "../rule.ts";

export const hardcodedPassword: Rule = {
  id: "hardcoded-password",
  title: "A credential for ghcr.io that is written in the file",
  severity: "error",
  category: "credentials",
  securitySeverity: 9.1,
  why:
    "Everybody who can read the repository, its forks or its history has this credential. GitHub revokes tokens of its own " +
    "that it finds in public repositories, so that the login soon fails as well.",
  remedy: "Revoke it now. Use `${{ secrets.GITHUB_TOKEN }}`, or keep the new one as a secret.",
  references: [
    "https://docs.github.com/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions",
  ],
  *checkJob(job) {
    for (const login of job.logins) {
      for (const token of login.password?.tokens ?? []) {
        if (token.kind !== "literal") continue;
        yield {
          message: `${job.called} logs in to ghcr.io with a password that is written in the file`,
          at: token.at,
          label: token.prefix === undefined ? "in plain text" : `a \`${token.prefix}…\` token in plain text`,
          related: [{ message: "used for this login", at: login.at }],
          remedy: "revoke it, and use `${{ secrets.GITHUB_TOKEN }}`",
        };
      }
    }
  },
};
