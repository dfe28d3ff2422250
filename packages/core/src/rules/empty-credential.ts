import type { Credential, Login, Token } from "../facts/facts.ts";
import { errors } from "../knowledge/errors.ts";
import type { Finding, Rule } from "../rule.ts";

export const emptyCredential: Rule = {
  id: "empty-credential",
  title: "A user name or password for ghcr.io that is certainly empty",
  severity: "error",
  category: "credentials",
  why:
    "GitHub fills in nothing for a variable, input, secret or context that does not exist, and says nothing of it. " +
    "`GITHUB_TOKEN` is no environment variable unless `env:` makes it one, an action has no `secrets`, and no secret but the " +
    "job's own token has a name that begins with `GITHUB_`. A script for another machine sees only the " +
    "variables that are handed on to it. The login then has nothing to log in with.",
  remedy:
    "Pass the value by `env:` (`GITHUB_TOKEN: ${{ secrets.GITHUB_TOKEN }}`), or take it from the context that has it.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/variables",
    "https://docs.github.com/actions/reference/workflows-and-actions/contexts",
    "https://docs.github.com/actions/reference/security/secrets#naming-your-secrets",
  ],
  *checkJob(job) {
    for (const login of job.logins) {
      if (login.via === "container") continue;
      for (const [what, credential] of [
        ["user name", login.username],
        ["password", login.password],
      ] as const) {
        const empty = credential && emptyToken(credential);
        if (!empty || (what === "user name" && empty.written)) continue;
        yield {
          ...severityOf(login, empty),
          message: `${job.called} logs in to ghcr.io with an empty ${what}: ${empty.because}`,
          at: empty.at,
          label: empty.withheld ? "not handed on" : "certainly empty",
          related: [{ message: "used for this login", at: login.at }],
          predicts: refusal(empty) ?? predicted(login, what),
          remedy: empty.withheld
            ? `name \`${empty.withheld.name}\` in \`${empty.withheld.input}\``
            : empty.meant
              ? `use \`${empty.meant}\``
              : what === "user name"
                ? nameFor(login)
                : passwordFor(login, empty.at.file === job.file && job.kind === "job" && job.chain.length === 0),
        };
      }
      if (login.needsPassword && !login.password && !login.stdinMissing) {
        yield {
          ...severityOf(login),
          message: `${job.called} logs in to ghcr.io without a password`,
          at: login.at,
          label: "no password is given",
          predicts: predicted(login, "password"),
          remedy:
            login.via === "action" ? "add `password: ${{ github.token }}`" : "pipe the token to `--password-stdin`",
        };
      }
    }
  },
};

type Empty = Extract<Token, { kind: "empty" }>;

/** Where the login fails, the run may go on; and what another machine has of its own no file shows. */
function severityOf({ isForgiven }: Login, empty?: Empty): Pick<Finding, "severity"> {
  return isForgiven || empty?.withheld ? { severity: "warning" } : {};
}

function emptyToken({ tokens }: Credential): Empty | undefined {
  const [first] = tokens;
  return first?.kind === "empty" && tokens.every((token) => token.kind === "empty") ? first : undefined;
}

/** GitHub does not even begin with a file in which a context is misspelt. */
function refusal({ noContext }: Empty): string | undefined {
  return noContext === undefined ? undefined : errors.unrecognizedName.replace("{0}", () => noContext);
}

function nameFor(login: Login): string {
  return login.via === "command" ? "use `$GITHUB_ACTOR`" : "use `${{ github.actor }}`";
}

/** In an action, and in a called workflow, the token of the job is there without anybody passing it. */
function passwordFor(login: Login, hasSecrets: boolean): string {
  if (!hasSecrets) return "use `${{ github.token }}` at the login itself, or have the caller pass the token";
  return login.via === "command"
    ? "set it by `env:`, to `${{ secrets.GITHUB_TOKEN }}` if that will do"
    : "use `${{ secrets.GITHUB_TOKEN }}`, or a secret that exists";
}

/** A command that does not read from standard input asks for what it lacks, and finds nobody to ask. */
function predicted({ refusals, passwordBy }: Login, what: "user name" | "password"): string | undefined {
  return what === "user name" && (passwordBy === "stdin" || passwordBy === "input")
    ? refusals?.username
    : refusals?.password;
}
