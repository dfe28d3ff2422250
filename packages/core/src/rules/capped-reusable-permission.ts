import { grantTo } from "../fixes/grant-scopes.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const cappedReusablePermission: Rule = {
  id: "capped-reusable-permission",
  title: "A called workflow that asks for more than its caller has",
  severity: "error",
  category: "permissions",
  why:
    "A called workflow can only lower what its caller's token may do. If any job in it, or its own block, asks for more, " +
    "GitHub does not start the run at all: no job, no log, just an invalid workflow file. A job that its `if` would skip " +
    "counts as well.",
  remedy: "Grant the calling job what the called workflow asks for.",
  references: ["https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations"],
  *checkJob({ overreaches }) {
    for (const { asked, askedAt, job, callee, allowed, byDefault, at, ceiling, between, caller } of overreaches) {
      yield {
        ...(byDefault ? { severity: "warning" as const } : {}),
        message: byDefault
          ? `\`${callee}\` asks for \`packages: ${asked}\`, and its caller has no \`permissions\` block: the default may give only \`${allowed}\``
          : `\`${callee}\` asks for \`packages: ${asked}\`, but its caller's token gets \`packages: ${allowed}\`: the run does not start`,
        at,
        label: `may hand on \`packages: ${allowed}\` at most`,
        related: [
          ...(ceiling ? [{ message: "this block sets the limit", at: ceiling }] : []),
          ...between.map((call) => ({ message: "calls on from here", at: call })),
          ...(askedAt ? [{ message: `asks for \`packages: ${asked}\``, at: askedAt }] : []),
        ],
        predicts:
          job === undefined
            ? filled(errors.cappedWorkflow, [callee, asked, allowed])
            : filled(errors.cappedJob, [callee, job, asked, allowed]),
        remedy: `add \`packages: ${asked}\` to the permissions of the calling job`,
        fix: caller && grantTo(caller, new Map([["packages", asked]])),
      };
    }
  },
};

function filled(text: string, values: readonly string[]): string {
  return values.reduce((done, value, index) => done.replace(`{${index}}`, () => value), text);
}
