import type { Happening, JobFacts, Login, ProjectFacts } from "../facts/facts.ts";
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
    let elsewhere: readonly Note[] | undefined;
    for (const { flow } of job.runs) {
      yield* pullsOfPrivate(job, flow);
      for (const operation of flow) {
        if (
          operation.kind !== "operation" ||
          operation.does !== "push" ||
          operation.atGhcr !== "certain" ||
          operation.certainty !== "certain"
        )
          continue;
        const perhaps = operation.auth.by === "perhaps";
        if (operation.auth.by !== "nothing" && !perhaps) continue;
        // At a registry that is not known: most likely this one.
        if (operation.auth.by === "perhaps" && operation.auth.isLogin) continue;
        elsewhere ??= loginOfOtherJob(job, project);
        if (perhaps && job.kind === "action") continue;
        yield {
          ...(perhaps || job.selfHosted ? { severity: "warning" as const } : {}),
          message: perhaps
            ? `${job.called} pushes to ghcr.io, and no login to it can be seen`
            : `${job.called} pushes to ghcr.io without a login`,
          at: operation.cause,
          label: `pushes the ${operation.what}`,
          related: [
            ...(perhaps && operation.auth.by === "perhaps"
              ? [{ message: "this may log in, which cannot be seen", at: operation.auth.step }]
              : []),
            ...elsewhere,
          ],
          predicts: errors.unauthenticated,
          remedy: "log in to ghcr.io in this job, before the push",
        };
      }
    }
  },
};

/** By the configuration; a step that cannot be looked into may have built an image of that name. */
function* pullsOfPrivate(job: JobFacts, flow: readonly Happening[]): Iterable<Finding> {
  const end = flow.findIndex(({ kind }) => kind === "opaque");
  for (const operation of flow.slice(0, end < 0 ? flow.length : end)) {
    if (operation.kind !== "operation" || operation.does !== "pull" || !operation.image.isPrivate) continue;
    if (operation.auth.by !== "nothing" || operation.certainty !== "certain") continue;
    yield {
      ...(job.selfHosted ? { severity: "warning" as const } : {}),
      message: `${job.called} pulls the private ${operation.image.shown} from ghcr.io without a login`,
      at: operation.cause,
      label: `pulls the ${operation.what}`,
      predicts: errors.unauthorized,
      remedy: "log in to ghcr.io in this job, before the pull",
    };
  }
}

function loginOfOtherJob(job: JobFacts, { jobs }: ProjectFacts): readonly Note[] {
  for (const other of jobs) {
    if (other.file !== job.file || other.id === job.id) continue;
    for (const { flow } of other.runs) {
      const login = flow.find(isLoginToGhcr);
      if (login) return [{ message: `${other.called} logs in, but on a machine of its own`, at: login.at }];
    }
  }
  return [];
}

function isLoginToGhcr(happening: Happening): happening is Login {
  return happening.kind === "login" && happening.host.kind === "ghcr" && happening.via !== "runner";
}
