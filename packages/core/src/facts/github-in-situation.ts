import { joined } from "../expressions/make-value.ts";
import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Situation } from "./facts.ts";

/** What a property of `github` is in a situation that decides it: the event, the ref, who started it. */
export function githubInSituation(name: string, situation: Situation, span: Span): Value | undefined {
  const text = (value: string): Value => ({ kind: "literal", text: value, type: "string", span });
  switch (name) {
    case "github.event_name":
      return text(situation.event);
    case "github.ref_type":
      return situation.ref === "branch" || situation.ref === "tag" ? text(situation.ref) : undefined;
    case "github.ref": {
      const prefix = refPrefixes[situation.ref];
      return prefix === undefined
        ? undefined
        : joined([text(prefix), { kind: "context", name: "github.ref_name", span }], span);
    }
    case "github.head_ref":
    case "github.base_ref":
      return situation.event.startsWith("pull_request") ? undefined : text("");
    case "github.actor":
    case "github.triggering_actor":
      return situation.from === "dependabot" ? text("dependabot[bot]") : undefined;
    default:
      return name.startsWith("github.event.pull_request") ? ofPullRequest(name, situation, span) : undefined;
  }
}

/** What the event tells of the pull request that it is about: nothing at all where it is about none. */
function ofPullRequest(name: string, { event, from }: Situation, span: Span): Value | undefined {
  const asked = name.slice("github.event.pull_request.".length);
  if (asked === "head.repo.full_name" && from === "fork") return { kind: "context", name: "the fork", span };
  if (asked === "user.login" && from === "dependabot")
    return { kind: "literal", text: "dependabot[bot]", type: "string", span };
  if (!event.startsWith("pull_request")) return { kind: "literal", text: "", type: "string", span };
  return asked === "head.repo.fork" && event !== "pull_request_target"
    ? { kind: "literal", text: String(from === "fork"), type: "boolean", span }
    : undefined;
}

const refPrefixes: Readonly<Record<Situation["ref"], string | undefined>> = {
  branch: "refs/heads/",
  tag: "refs/tags/",
  "pull-request": "refs/pull/",
  unknown: undefined,
};

/** The head of a pull request lies in this repository unless it comes from a fork; of `pull_request_target` it is not known. */
export function isOwnRepository(name: string, situation: Situation): boolean {
  if (name !== "github.event.pull_request.head.repo.full_name" || situation.from === "fork") return false;
  return situation.event.startsWith("pull_request") && situation.event !== "pull_request_target";
}

/** Two values that only the situation tells apart. */
export function sameIn(left: Value, right: Value, situation: Situation): boolean | undefined {
  const names = [left, right].map((value) =>
    value.kind === "context" ? value.name : value.kind === "literal" ? `'${value.text}'` : "",
  );
  if (names.includes("the fork") && situation.from === "fork") return false;
  if (names[0] === names[1] && names[0] !== "") return true;
  const bot = names.includes("'dependabot[bot]'");
  const person = names.some((name) =>
    ["github.actor", "github.triggering_actor", "github.event.pull_request.user.login"].includes(name),
  );
  return bot && person && situation.from !== "dependabot" && situation.event !== "push" ? false : undefined;
}
