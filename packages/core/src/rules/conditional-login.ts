import type { Situation } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const conditionalLogin: Rule = {
  id: "conditional-login",
  title: "A login that is skipped where the push is not",
  severity: "warning",
  category: "flow",
  why: "The login has a condition that the push does not have. Where it is false the push goes out without a credential.",
  remedy: "Give both the same condition.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsif"],
  *checkJob(job) {
    for (const { push, login, guard, situation, isExcluded } of job.loginGaps) {
      yield {
        message:
          isExcluded && situation.event !== "unknown"
            ? `${job.called} pushes to ghcr.io on ${spoken(situation)}, but skips the login`
            : `${job.called} pushes to ghcr.io also where the condition of its login is false`,
        at: guard,
        label: "false there, so that the login is skipped",
        related: [
          { message: "pushes all the same", at: push.cause },
          { message: "the login", at: login.at },
        ],
        predicts: errors.unauthenticated,
        remedy: "give the login and the push the same condition",
      };
    }
  },
};

function spoken({ event, from, ref }: Situation): string {
  if (from !== "repository") return `\`${event}\` from ${from === "fork" ? "a fork" : "Dependabot"}`;
  return event === "push" && (ref === "branch" || ref === "tag") ? `\`push\` of a ${ref}` : `\`${event}\``;
}
