import { joined } from "../expressions/make-value.ts";
import { hangsOn } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Situation } from "./facts.ts";

/** What a property of `github` is in a situation that decides it: the event, the ref, who started it. */
export function githubInSituation(name: string, situation: Situation, span: Span): Value | undefined {
  const text = (value: string): Value => ({ kind: "literal", text: value, type: "string", span });
  const isPullRequest = situation.event.startsWith("pull_request");
  switch (name) {
    case "github.event_name":
      return text(situation.event);
    case "github.ref_type":
      return situation.ref === "branch" || situation.ref === "tag" ? text(situation.ref) : undefined;
    case "github.ref":
      return fullRef(situation, span);
    case "github.ref_name":
      return situation.ref === "branch" || situation.ref === "tag" ? refName(situation, name, span) : undefined;
    case "github.event.ref":
      return situation.event === "push" ? fullRef(situation, span) : undefined;
    case "github.head_ref":
      return isPullRequest ? undefined : text("");
    case "github.base_ref":
      return isPullRequest ? refName(situation, name, span) : text("");
    case "github.actor":
    case "github.triggering_actor":
      return situation.from === "dependabot" ? text("dependabot[bot]") : undefined;
    default:
      return name.startsWith("github.event.pull_request") ? ofPullRequest(name, situation, span) : undefined;
  }
}

function fullRef(situation: Situation, span: Span): Value | undefined {
  const start = refPrefixes[situation.ref];
  if (start === undefined) return undefined;
  const asked = "github.ref_name";
  const name = situation.ref === "pull-request" ? undefined : refName(situation, asked, span);
  return joined(
    [{ kind: "literal", text: start, type: "string", span }, name ?? { kind: "context", name: asked, span }],
    span,
  );
}

/** The name of the branch or tag, of which a pattern leaves open what stands between its ends. */
function refName({ name }: Situation, asked: string, span: Span): Value | undefined {
  const text = (value: string): Value => ({ kind: "literal", text: value, type: "string", span });
  if (name === undefined) return undefined;
  if (name === "default") return { kind: "context", name: defaultBranch, filled: true, span };
  if ("is" in name) return text(name.is);
  return joined([text(name.start), { kind: "context", name: asked, filled: true, span }, text(name.end)], span);
}

/** A name of our own: what it is called is a setting of the repository, and the same in every run. */
const defaultBranch = "github.default_branch";

/** What the event tells of the pull request that it is about: nothing at all where it is about none. */
function ofPullRequest(name: string, situation: Situation, span: Span): Value | undefined {
  const { event, from } = situation;
  const asked = name.slice("github.event.pull_request.".length);
  if (asked === "head.repo.full_name" && from === "fork") return { kind: "context", name: "the fork", span };
  if (asked === "user.login" && from === "dependabot")
    return { kind: "literal", text: "dependabot[bot]", type: "string", span };
  if (!event.startsWith("pull_request")) return { kind: "literal", text: "", type: "string", span };
  if (asked === "base.ref") return refName(situation, name, span);
  // It is about its own merge branch as long as it is open.
  if (asked === "merged" && event === "pull_request" && situation.ref === "pull-request")
    return { kind: "literal", text: "false", type: "boolean", span };
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
  if (isLeftOut(left, right, situation) || isLeftOut(right, left, situation)) return false;
  if (names[0] === names[1] && names[0] !== "") return true;
  const bot = names.includes("'dependabot[bot]'");
  const person = names.some((name) =>
    ["github.actor", "github.triggering_actor", "github.event.pull_request.user.login"].includes(name),
  );
  return bot && person && situation.from !== "dependabot" && situation.event !== "push" ? false : undefined;
}

/** The name of a ref that the filters do not let through. */
function isLeftOut(value: Value, other: Value, { name, ref }: Situation): boolean {
  if (value.kind !== "literal" || typeof name !== "object" || !("not" in name)) return false;
  const asked = hangsOn(other);
  return (
    asked.length === 1 &&
    (asked[0] === "github.ref_name" || asked[0] === "github.base_ref") &&
    name.not.some((text) => value.text === text || value.text === `${refPrefixes[ref]}${text}`)
  );
}
