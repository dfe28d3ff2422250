import type { Happening, JobFacts, Login } from "../facts/facts.ts";
import { guardLogin, guardPush } from "../fixes/guard-forks.ts";
import { refusedToken } from "../knowledge/errors.ts";
import type { Note, Rule } from "../rule.ts";

export const readOnlyEventToken: Rule = {
  id: "read-only-event-token",
  title: "A push or a secret login that a fork's pull request cannot do",
  severity: "warning",
  category: "permissions",
  why:
    "On a pull request from a fork the GitHub token is read-only, whatever `permissions` says, and every other secret is " +
    "empty; by default the same goes for Dependabot. A job that pushes, or that logs in with a secret, fails there for " +
    "everybody from outside.",
  remedy:
    "Guard it: `if: github.event_name != 'pull_request'` on the step, or `push: ${{ github.event_name != 'pull_request' }}`, so " +
    "that the image is still built. To let the repository's own pull requests push as before, add `|| " +
    "github.event.pull_request.head.repo.full_name == github.repository`; those of Dependabot are among them, and still fail. A test of `github.repository` alone is no guard: on " +
    "a fork's pull request it is the repository that the request goes to.",
  references: [
    "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions",
    "https://docs.github.com/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions",
  ],
  *checkJob(job, project) {
    for (const login of job.logins) {
      const event = eventOfFork(login, job);
      if (
        event === undefined ||
        isLeftToFail(login, job) ||
        !login.password?.tokens.every(({ kind }) => kind === "secret")
      )
        continue;
      yield {
        message: `${job.called} logs in to ghcr.io on \`${event}\` with a secret, which is empty on a fork's pull request`,
        at: login.at,
        label: "also on a fork's pull request",
        related: [{ message: "empty there", at: login.password.at }, ...noGuard(login)],
        predicts: login.refusals?.password,
        remedy: `log in only where \`github.event_name != '${event}'\``,
        fix: guardLogin(login, job, project),
      };
    }
    for (const operation of job.operations) {
      if (
        operation.does === "pull" ||
        operation.isTolerated ||
        operation.isForgiven ||
        operation.atGhcr !== "certain" ||
        !operation.byGithubToken
      )
        continue;
      const event = eventOfFork(operation, job);
      if (event === undefined) continue;
      const deletes = operation.does === "delete";
      yield {
        message: `${job.called} ${deletes ? "deletes from" : "pushes to"} ghcr.io on \`${event}\`, where the token of a fork's pull request is read-only`,
        at: operation.cause,
        label: "also on a fork's pull request",
        related: noGuard(operation),
        predicts: refusedToken[operation.does],
        remedy: `${deletes ? "delete" : "push"} only where \`github.event_name != '${event}'\``,
        fix: guardPush(operation, job, project),
      };
    }
  },
};

/** Nothing that would fail without it follows on a fork. */
function isLeftToFail({ isForgiven, at }: Login, { pushes }: JobFacts): boolean {
  return (
    isForgiven &&
    !pushes.some(
      ({ auth, onForks, isForgiven: mayFail }) =>
        auth.by === "login" && auth.login.at === at && onForks.length > 0 && !mayFail,
    )
  );
}

/** The first event on which it takes place for a fork, too. */
function eventOfFork(happening: Happening, job: JobFacts): string | undefined {
  const first = happening.onForks.find((index) => isLoggedIn(happening, index));
  return first === undefined ? undefined : job.situations[first]?.event;
}

/** A push whose login is skipped has no token at all there, which is another story. */
function isLoggedIn(happening: Happening, situation: number): boolean {
  return (
    happening.kind !== "operation" ||
    happening.auth.by !== "login" ||
    happening.auth.login.reach[situation]?.is !== "no"
  );
}

function noGuard({ guard }: Happening): readonly Note[] {
  return guard ? [{ message: "lets a fork's pull request through", at: guard }] : [];
}
