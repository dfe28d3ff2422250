import { wordList } from "./word-list.ts";

/**
 * What lies in `github.event` for some events alone, and these events; of all the others in `toldEvents` it is known that
 * they bring nothing of that name.
 * https://docs.github.com/webhooks/webhook-events-and-payloads
 * https://github.com/octokit/webhooks/tree/main/payload-schemas/api.github.com
 */
export const broughtBy: ReadonlyMap<string, readonly string[]> = new Map([
  ["client_payload", ["repository_dispatch"]],
  ["head_commit", ["push"]],
  ["issue", ["issues", "issue_comment"]],
  ["number", ["pull_request", "pull_request_target"]],
  ["pull_request", wordList("pull_request pull_request_target pull_request_review pull_request_review_comment")],
  ["release", ["release"]],
  ["workflow_run", ["workflow_run"]],
]);

/** https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
export const toldEvents: readonly string[] = wordList(`
  pull_request pull_request_target push release schedule workflow_dispatch workflow_run
`);

/** Only these have inputs. https://docs.github.com/actions/reference/workflows-and-actions/contexts#inputs-context */
export const eventsWithInputs: readonly string[] = ["workflow_dispatch", "workflow_call"];
