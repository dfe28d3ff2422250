import type { Rule } from "../rule.ts";

export const secretInScript: Rule = {
  id: "secret-in-script",
  title: "A secret that is pasted into a login script",
  severity: "note",
  category: "credentials",
  securitySeverity: 3,
  why:
    "The runner puts the value of `${{ … }}` into the script before the shell reads it. The secret then lies in the script's " +
    "file, and a quote or a dollar sign in it breaks the command, or runs as one.",
  remedy: 'Pass it by `env:` and let the shell read it: `echo "$TOKEN" | docker login … --password-stdin`.',
  references: ["https://docs.github.com/actions/reference/security/secure-use"],
  *checkJob(job) {
    for (const login of job.logins) {
      for (const at of login.pasted) {
        yield {
          message: `${job.called} pastes a secret into the script that logs in to ghcr.io`,
          at,
          label: "pasted into the script",
          remedy: "pass it by `env:` and read it as a variable",
        };
      }
    }
  },
};
