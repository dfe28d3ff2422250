import { pipePassword } from "../fixes/pipe-password.ts";
import type { Rule } from "../rule.ts";

export const passwordOnCommandLine: Rule = {
  id: "password-on-command-line",
  title: "A password on the command line",
  severity: "warning",
  category: "login",
  securitySeverity: 5,
  why:
    "Every process on the machine can read the command line of every other, shells print it when they trace, and tools put it " +
    "into their own logs. `docker login` itself warns of it.",
  remedy: 'Pipe the password in: `echo "$TOKEN" | docker login ghcr.io -u "$GITHUB_ACTOR" --password-stdin`.',
  references: ["https://docs.docker.com/reference/cli/docker/login/#password-stdin"],
  *checkJob(job) {
    for (const login of job.logins) {
      if (login.passwordBy !== "argument" || !login.password || login.onlyByArgument) continue;
      const isBroughtAlong = login.store === "private" && login.keptBy === undefined;
      yield {
        message: `${job.called} gives \`${login.tool}\` the password for ghcr.io on the command line`,
        at: login.password.at,
        label: "readable in the process list",
        remedy: isBroughtAlong
          ? "log in before, with `docker login --password-stdin`"
          : "pipe it to `--password-stdin`",
        fix: pipePassword(login),
      };
    }
  },
};
