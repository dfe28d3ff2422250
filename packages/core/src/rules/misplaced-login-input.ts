import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const misplacedLoginInput: Rule = {
  id: "misplaced-login-input",
  title: "An input of a login where there is none",
  severity: "error",
  category: "login",
  why:
    "An action ignores an input that it does not have, with a warning that nobody reads: docker/build-push-action takes no " +
    "login since version 2. And docker/login-action refuses `registry-auth` beside the inputs that it replaces.",
  remedy: "Log in with docker/login-action in a step of its own before it.",
  references: ["https://github.com/docker/build-push-action/blob/master/UPGRADE.md", "https://github.com/docker/login-action"],
  *checkJob(job) {
    for (const { misplaced } of job.runs) {
      for (const { tool, input, at, excludedBy } of misplaced) {
        yield {
          message: excludedBy === undefined ? `${job.called} gives \`${input}\` to \`${tool}\`, which has no such input: it is ignored` : `${job.called} gives \`${tool}\` both \`${excludedBy}\` and \`${input}\`, which exclude each other`,
          at,
          label: excludedBy === undefined ? "no such input" : `not beside \`${excludedBy}\``,
          ...(excludedBy === undefined ? {} : { predicts: errors.registryAuthAlone }),
          remedy: excludedBy === undefined ? "log in by docker/login-action in a step before it" : `keep either \`${excludedBy}\` or \`${input}\``,
        };
      }
    }
  },
};
