import type { Rule } from "../rule.ts";

export const unpipedPassword: Rule = {
  id: "unpiped-password",
  title: "`--password-stdin` with nothing on standard input",
  severity: "error",
  category: "login",
  why: "The login is told to read the password from standard input, but no pipe, redirect or here-string gives it any, so that it reads an empty one.",
  remedy: 'Put a pipe before it: `echo "$TOKEN" | docker login … --password-stdin`.',
  references: ["https://docs.docker.com/reference/cli/docker/login/#password-stdin"],
  *checkJob(job) {
    for (const login of job.logins) {
      if (!login.stdinMissing) continue;
      if (login.swallowed) {
        yield {
          message: `${job.called} prints its \`${login.tool}\` behind the password: a pipe is missing between them`,
          at: login.at,
          label: "printed, and never run",
          remedy: `put \`|\` in front of \`${login.tool}\``,
        };
        continue;
      }
      yield {
        message: `${job.called} has \`${login.tool}\` read the password from standard input, where there is none`,
        at: login.at,
        label: "nothing is piped in",
        predicts: login.refusals?.password,
        remedy: 'pipe the token in: `echo "$TOKEN" | …`',
      };
    }
  },
};
