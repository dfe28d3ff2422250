import { enumerated } from "../enumerated.ts";
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
  references: [
    "https://github.com/docker/build-push-action/blob/master/UPGRADE.md",
    "https://github.com/docker/login-action",
  ],
  *checkJob(job) {
    for (const { misplaced } of job.runs) {
      for (const { tool, inputs, excludedBy } of misplaced) {
        const [first, ...others] = inputs;
        if (!first) continue;
        const names = enumerated(inputs.map(({ name }) => `\`${name}\``));
        const notHere = { label: "no such input", remedy: "log in with docker/login-action in a step before this one" };
        const notBeside = {
          label: `not beside \`${excludedBy}\``,
          remedy: `keep \`${excludedBy}\` and leave out ${names}, or the other way round`,
          predicts: errors.registryAuthAlone,
        };
        yield {
          message:
            excludedBy === undefined
              ? `${job.called} gives ${names} to \`${tool}\`, which ignores ${others.length > 0 ? "them" : "it"}: the action does not log in`
              : `${job.called} gives both \`${excludedBy}\` and ${names} to \`${tool}\`, which takes either the one or the other`,
          at: first.at,
          ...(excludedBy === undefined ? notHere : notBeside),
          related: others.map(({ at }) => ({ message: (excludedBy === undefined ? notHere : notBeside).label, at })),
        };
      }
    }
  },
};
