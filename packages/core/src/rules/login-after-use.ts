import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const loginAfterUse: Rule = {
  id: "login-after-use",
  title: "A login that comes after the push",
  severity: "error",
  category: "flow",
  why: "Steps run in the order in which they stand. The push comes before the only login, so that it goes out without a credential.",
  remedy: "Move the login before the push.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry",
  ],
  *checkJob(job) {
    for (const { certainty, auth, seenLogins, cause } of job.pushes) {
      const [login] = seenLogins.after;
      if (certainty !== "certain" || auth.by !== "nothing" || !login) continue;
      yield {
        ...(job.selfHosted ? { severity: "warning" as const } : {}),
        message: `${job.called} pushes to ghcr.io before it logs in`,
        at: cause,
        label: "pushes without a login",
        related: [{ message: "logs in only here", at: login.at }],
        predicts: errors.unauthenticated,
        remedy: "move the login before the push",
      };
    }
  },
};
