import type { Login, Operation, Run } from "../facts/facts.ts";
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
    for (const run of job.runs) {
      for (const operation of run.flow) {
        if (
          operation.kind !== "operation" ||
          operation.does !== "push" ||
          operation.atGhcr !== "certain" ||
          operation.certainty !== "certain" ||
          operation.auth.by !== "nothing"
        )
          continue;
        const login = laterLogin(operation, run);
        if (!login) continue;
        yield {
          ...(job.selfHosted ? { severity: "warning" as const } : {}),
          message: `${job.called} pushes to ghcr.io before it logs in`,
          at: operation.cause,
          label: "pushes without a login",
          related: [{ message: "logs in only here", at: login.at }],
          predicts: errors.unauthenticated,
          remedy: "move the login before the push",
        };
      }
    }
  },
};

function laterLogin(operation: Operation, { flow }: Run): Login | undefined {
  return flow
    .slice(flow.indexOf(operation) + 1)
    .find(
      (later): later is Login =>
        later.kind === "login" &&
        later.host.kind === "ghcr" &&
        [later.store, ...later.also].some((store) => operation.reads.includes(store)),
    );
}
