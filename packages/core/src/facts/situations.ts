import type { Truth } from "../expressions/value.ts";
import type { Node, Trigger } from "../workflow/model.ts";
import { entryAt, textsOf, valueAt } from "../workflow/read-node.ts";
import type { Reach, Situation } from "./facts.ts";
import { refNames } from "./ref-names.ts";

/**
 * The ways in which the events under `on:` can start a workflow. Pull requests come from the repository itself, from a
 * fork and from Dependabot; a push is about a branch or a tag, and one of those names, that its filters allow.
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function situationsOf(on: readonly Trigger[]): readonly Situation[] {
  const before = known.get(on);
  if (before) return before;
  const found = hasTooManyEvents(on) ? [] : on.flatMap(situationsOfTrigger);
  const situations: readonly Situation[] =
    found.length > 0 ? found : [{ event: "unknown", from: "repository", ref: "unknown" }];
  known.set(on, situations);
  return situations;
}

/** All jobs of a workflow have the same ones, and what is the very same need not be compared. */
const known = new WeakMap<readonly Trigger[], readonly Situation[]>();

/** Situations with the same key are the same, wherever they were made. */
export function keyOf(situation: Situation | undefined): string {
  if (!situation) return "";
  const { event, from, ref, name, repository = "" } = situation;
  return `${event} ${from} ${ref} ${name === undefined ? "" : JSON.stringify(name)} ${repository}`;
}

export function reachIn(
  asked: Situation,
  reach: Reach | undefined,
  situations: readonly Situation[],
): Truth | undefined {
  const key = keyOf({ ...asked, repository: "" });
  return reach?.[situations.findIndex((situation) => keyOf(situation) === key)];
}

/** GitHub knows less than forty events. Every step is judged in every situation, and of more of them nothing is known. */
export function hasTooManyEvents(on: readonly Trigger[]): boolean {
  return on.length > mostEvents;
}

export const mostEvents = 60;

/** Events whose runs take a fork's pull request with a read-only token and without secrets. */
const forkEvents: ReadonlySet<string> = new Set(["pull_request", "pull_request_review", "pull_request_review_comment"]);

/** What these events are about, where there is no choice. */
const refs: ReadonlyMap<string, Pick<Situation, "ref" | "name">> = new Map(
  Object.entries({
    pull_request: { ref: "pull-request" },
    pull_request_review: { ref: "pull-request" },
    pull_request_review_comment: { ref: "pull-request" },
    pull_request_target: { ref: "branch" },
    schedule: { ref: "branch", name: "default" },
    workflow_run: { ref: "branch", name: "default" },
    merge_group: { ref: "branch" },
    issue_comment: { ref: "branch", name: "default" },
    issues: { ref: "branch", name: "default" },
    release: { ref: "tag" },
  } as const),
);

function situationsOfTrigger({ event: { value: event }, settings }: Trigger): readonly Situation[] {
  if (event === "push") return pushRefs(settings).map((ref) => ({ event, from: "repository", ...ref }));
  const about = event === "pull_request" && isAlsoClosed(settings) ? undefined : refs.get(event);
  const bases = filtersByBase.has(event) ? refNames(settings, "branches") : [about?.name];
  const origins = forkEvents.has(event) ? (["repository", "fork", "dependabot"] as const) : (["repository"] as const);
  return origins.flatMap((from) => bases.map((name) => ({ event, from, ref: about?.ref ?? "unknown", name })));
}

/** Their filters are about the branch that the pull request goes to. */
const filtersByBase: ReadonlySet<string> = new Set(["pull_request", "pull_request_target"]);

/**
 * A pull request that is merged is about the branch that it went to, any other one about its own merge branch.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
function isAlsoClosed(settings: Node | undefined): boolean {
  return textsOf(valueAt(settings, "types")).some(({ value }) => value === "closed");
}

/** With only `tags` a push of a branch starts nothing, and the other way round; with neither, or both, both do. */
function pushRefs(settings: Node | undefined): readonly Pick<Situation, "ref" | "name">[] {
  const isFiltered = (of: string): boolean => [of, `${of}-ignore`].some((key) => entryAt(settings, key) !== undefined);
  const [branches, tags] = [isFiltered("branches"), isFiltered("tags")];
  return [
    ...(branches || !tags ? refNames(settings, "branches").map((name) => ({ ref: "branch", name }) as const) : []),
    ...(tags || !branches ? refNames(settings, "tags").map((name) => ({ ref: "tag", name }) as const) : []),
  ];
}
