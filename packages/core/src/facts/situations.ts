import type { Node, Trigger } from "../workflow/model.ts";
import type { Situation } from "./facts.ts";

/**
 * The ways in which the events under `on:` can start a workflow. Pull requests come from the repository itself, from a
 * fork and from Dependabot; a push is about a branch or a tag, as its filters allow.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function situationsOf(on: readonly Trigger[]): readonly Situation[] {
  const found = hasTooManyEvents(on) ? [] : on.flatMap(situationsOfTrigger);
  return found.length > 0 ? found : [{ event: "unknown", from: "repository", ref: "unknown" }];
}

/** GitHub knows less than forty events. Every step is judged in every situation, and of more of them nothing is known. */
export function hasTooManyEvents(on: readonly Trigger[]): boolean {
  return on.length > mostEvents;
}

export const mostEvents = 60;

/** Events whose runs take a fork's pull request with a read-only token and without secrets. */
const forkEvents: ReadonlySet<string> = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);

/** The ref that these events are about, where there is no choice. */
const refs: ReadonlyMap<string, Situation["ref"]> = new Map(
  Object.entries({
    pull_request: "pull-request",
    pull_request_review: "pull-request",
    pull_request_review_comment: "pull-request",
    pull_request_target: "branch",
    schedule: "branch",
    workflow_run: "branch",
    merge_group: "branch",
    issue_comment: "branch",
    issues: "branch",
    release: "tag",
  } as const),
);

function situationsOfTrigger(trigger: Trigger): Situation[] {
  const event = trigger.event.value;
  if (event === "push") return pushRefs(trigger.settings).map((ref) => ({ event, from: "repository", ref }));
  const ref = refs.get(event) ?? "unknown";
  if (!forkEvents.has(event)) return [{ event, from: "repository", ref }];
  return [
    { event, from: "repository", ref },
    { event, from: "fork", ref },
    { event, from: "dependabot", ref },
  ];
}

/** With only `tags` a push of a branch starts nothing, and the other way round; with neither, or both, both do. */
function pushRefs(settings: Node | undefined): Situation["ref"][] {
  const names = settings?.kind === "map" ? settings.entries.map((entry) => entry.key.value) : [];
  const branches = names.some((name) => name === "branches" || name === "branches-ignore");
  const tags = names.some((name) => name === "tags" || name === "tags-ignore");
  if (branches && !tags) return ["branch"];
  if (tags && !branches) return ["tag"];
  return ["branch", "tag"];
}
