import type { JobFacts, ProjectFacts, Run } from "../facts/facts.ts";
import { logIn } from "../fixes/log-in.ts";
import { errors } from "../knowledge/errors.ts";
import type { Finding, Note, Rule } from "../rule.ts";

export const missingLogin: Rule = {
  id: "missing-login",
  title: "A push to ghcr.io without a login",
  severity: "error",
  category: "flow",
  yieldsTo: [
    "missing-registry",
    "login-after-use",
    "conditional-login",
    "credential-store-mismatch",
    "registry-typo",
    "misplaced-login-input",
  ],
  why:
    "Nobody can push to ghcr.io without a login, and nothing in this job logs in where the pushing tool looks. Every job runs " +
    "on a machine of its own: the login of another job does not count here.",
  remedy: "Log in before the push, in the same job: docker/login-action with `registry: ghcr.io`.",
  references: [
    "https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry",
  ],
  *checkJob(job, project) {
    yield* pushesToUnseen(job, project);
    let elsewhere: readonly Note[] | undefined;
    for (const run of job.runs) {
      yield* pullsOfPrivate(job, run);
      for (const push of run.pushes) {
        const perhaps = push.auth.by === "perhaps" ? push.auth : undefined;
        if (push.mayAwaitLogin || push.certainty !== "certain" || (push.auth.by !== "nothing" && !perhaps)) continue;
        // At a registry that is not known: most likely this one.
        if (perhaps?.isLogin || (perhaps && job.kind === "action")) continue;
        yield {
          ...(perhaps || run.selfHosted || push.isForgiven ? { severity: "warning" as const } : {}),
          message: perhaps
            ? `${job.called} pushes to ghcr.io, and no login to it can be seen`
            : `${job.called} pushes to ghcr.io without a login`,
          at: push.cause,
          label: `pushes the ${push.what}`,
          related: [
            ...(perhaps ? [{ message: "this may log in, which cannot be seen", at: perhaps.step }] : []),
            ...(elsewhere ??= loginOfOtherJob(job, project)),
          ],
          predicts: errors.unauthenticated,
          remedy: logIn(job),
        };
      }
    }
  },
};

/** Where a push goes that cannot be seen: only GitHub's registry asks for `packages: write`, or another job is logged in there. */
function* pushesToUnseen(job: JobFacts, project: ProjectFacts): Iterable<Finding> {
  const { decidedBy, packages, scopes } = job.permissions;
  const asked = packages === "write" && decidedBy.kind === "block" && scopes.has("packages") && decidedBy.entry;
  const granted = asked ? [{ message: "asks for it", at: asked }] : loginOfOtherJob(job, project);
  if (granted.length === 0 || job.selfHosted) return;
  for (const push of job.anonymousPushes) {
    yield {
      severity: "warning",
      message: `${job.called} seems to push to ghcr.io, and nothing in it logs in to any registry`,
      at: push.cause,
      label: `pushes the ${push.what}`,
      related: granted,
      predicts: errors.unauthenticated,
      remedy: logIn(job),
    };
  }
}

/** By the configuration; a step that cannot be looked into may have built an image of that name. */
function* pullsOfPrivate(job: JobFacts, { flow, selfHosted }: Run): Iterable<Finding> {
  const end = flow.findIndex(({ kind }) => kind === "opaque");
  for (const operation of flow.slice(0, end < 0 ? flow.length : end)) {
    if (operation.kind !== "operation" || operation.does !== "pull" || !operation.image.isPrivate) continue;
    if (operation.auth.by !== "nothing" || operation.certainty !== "certain") continue;
    const { cause: at, what, reads } = operation;
    yield {
      ...(selfHosted ? { severity: "warning" as const } : {}),
      message: `${job.called} pulls the private ${operation.image.shown} from ghcr.io without a login`,
      at,
      label: `pulls the ${what}`,
      predicts: errors.unauthorized,
      remedy:
        reads.length > 0 ? "log in to ghcr.io in this job, before the pull" : "pull it in a script, after a login",
    };
  }
}

function loginOfOtherJob(job: JobFacts, { jobs }: ProjectFacts): readonly Note[] {
  for (const { called, file, id, logins } of jobs) {
    const login = file === job.file && id !== job.id && logins.find(({ via }) => via !== "runner");
    if (login) return [{ message: `${called} logs in, but on a machine of its own`, at: login.at }];
  }
  return [];
}
