import type { Login } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Rule } from "../rule.ts";

export const overwrittenLogin: Rule = {
  id: "overwritten-login",
  title: "A login that replaces the one that the push needs",
  severity: "warning",
  category: "flow",
  why:
    "A registry has one login at a time in a store. The later one, which may be that of an action that logs in without being " +
    "asked, takes the place of the earlier one, and its token does not suit what is pushed then.",
  remedy: "Put the login that the push needs last, or leave the other out.",
  references: [
    "https://github.com/ko-build/setup-ko/blob/main/action.yml",
    "https://github.com/imjasonh/setup-crane/blob/main/action.yml",
  ],
  *checkJob({ called, replacements }) {
    for (const { login, earlier, use, fault } of replacements) {
      const finding = { at: login.at, label: "takes the place of the earlier login" };
      if (fault === "unasked") {
        yield {
          ...finding,
          message: `${called} replaces its login to ghcr.io by that of \`${login.tool}\`, which takes the job's own token and not ${chosenSecret(earlier)}`,
          related: [
            { message: "the login that somebody has chosen", at: earlier.at },
            { message: "no longer has its token", at: use.cause },
          ],
          remedy: "put the login that the job needs last",
        };
      } else if (fault === "unsuited") {
        yield {
          ...finding,
          message: `${called} replaces its login to ghcr.io by that of \`${login.tool}\`, whose token does not suit the push of ${use.image.shown}`,
          related: [
            { message: "the login that the push needs", at: earlier.at },
            { message: `pushes ${use.image.shown}`, at: use.cause },
          ],
          predicts: errors.deniedPackageWrite,
          remedy: "put the login that the push needs last",
        };
      }
    }
  },
};

function chosenSecret({ password }: Login): string {
  const [token] = password?.tokens ?? [];
  return token?.kind === "secret" ? `\`secrets.${token.name}\`` : "the secret";
}
