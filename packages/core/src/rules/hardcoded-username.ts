import { replaceByActor } from "../fixes/use-actor.ts";
import type { Rule } from "../rule.ts";
import type { Span } from "../source/span.ts";

export const hardcodedUsername: Rule = {
  id: "hardcoded-username",
  title: "A user name for ghcr.io that is written in the file",
  severity: "warning",
  category: "login",
  why:
    "The name belongs to one person or one organization: in a fork, or after they are gone, it is wrong, and it hides whose " +
    "credential is used. ghcr.io does not care which name comes with a valid token, so that the actor's own always works.",
  remedy: "Use `${{ github.actor }}`, or `$GITHUB_ACTOR` in a script.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry",
  ],
  *checkJob(job) {
    for (const login of job.logins) {
      for (const token of login.username?.tokens ?? []) {
        if (token.kind !== "literal" || token.text.trim() === "$") continue;
        yield {
          message: `${job.called} logs in to ghcr.io as \`${token.text.trim()}\`, a name that is written in the file`,
          at: token.at,
          label: "one fixed user",
          related: [{ message: "used for this login", at: login.at }],
          remedy: isWithin(token.at, login.at) ? "use `$GITHUB_ACTOR`" : "use `${{ github.actor }}`",
          fix: replaceByActor(token, login),
        };
      }
    }
  },
};

/** Written in the command itself, where the shell reads it. */
function isWithin(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}
