import type { Login, Run } from "../facts/facts.ts";
import type { Rule } from "../rule.ts";

export const unusedLogin: Rule = {
  id: "unused-login",
  title: "A login that nothing uses",
  severity: "note",
  category: "flow",
  draws: "unnecessary",
  // There the login is to be moved, or the image to be named in full: nothing is to be removed.
  yieldsTo: ["login-after-use", "missing-registry"],
  why: "Nothing after the login has to do with ghcr.io. The credential lies on the machine for nothing, where every later step can read it.",
  remedy: "Remove the login.",
  references: ["https://docs.github.com/actions/reference/security/secure-use"],
  *checkJob(job, { jobs }) {
    if (job.kind === "action") return;
    const runs = jobs.filter(({ id, file }) => id === job.id && file === job.file).flatMap((call) => call.runs);
    for (const run of job.runs) {
      for (const login of run.logins) {
        if (login.via === "runner" || login.via === "container" || login.store === "private") continue;
        // Nobody has written it: the tool is what the action is there for.
        if (login.isUnasked) continue;
        if (isUsed(login, run) || runs.some((other) => other !== run && isUsedAt(login, other))) continue;
        yield {
          message: `${job.called} logs in to ghcr.io, and nothing after it uses ghcr.io`,
          // Other jobs may need the action: here it is not to be used.
          at: login.usedBy ?? login.at,
          label: login.usedBy ? "nothing uses its login" : "nothing uses it",
          ...(login.usedBy ? { related: [{ message: "the login", at: login.at }] } : {}),
          remedy: login.usedBy ? "leave the step out" : "remove the login",
        };
      }
    }
  },
};

function isUsed(login: Login, { flow }: Run): boolean {
  return flow
    .slice(flow.indexOf(login) + 1)
    .some(
      (later) =>
        later.kind === "opaque" ||
        (later.kind === "operation" && (later.image.host.kind === "ghcr" || later.image.host.kind === "unknown")),
    );
}

/** The same step in another row of the matrix, or in another call of the workflow. */
function isUsedAt(login: Login, run: Run): boolean {
  return run.flow.some(
    (other) =>
      other.kind === "login" &&
      other.at.start === login.at.start &&
      other.at.file === login.at.file &&
      isUsed(other, run),
  );
}
