/**
 * What is the same on a fork's pull request as on any other: the repository, where the request goes to, what has become of
 * it, and how the run has gone so far. Labels are not among them, as only members set them. How another job has gone also
 * hangs on what that job waits for, which is named beside it.
 * https://docs.github.com/webhooks/webhook-events-and-payloads#pull_request
 */
export const sameOnForks: ReadonlySet<string> = new Set([
  "github.repository",
  "github.repository_owner",
  "github.event.repository.fork",
  "github.event.repository.default_branch",
  "github.event.action",
  "github.event.pull_request.base.ref",
  "github.event.pull_request.draft",
  "github.event.pull_request.merged",
  "github.event.pull_request.state",
  "github.event.review.state",
  "github.base_ref",
  "runner.os",
  "runner.arch",
  "cancelled()",
  "failure()",
]);

export const resultOfJob: RegExp = /^needs\.[^.]+\.result$/;
