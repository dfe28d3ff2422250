import { evaluateTemplate } from "../expressions/evaluate-template.ts";
import { joined, literal } from "../expressions/make-value.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Value } from "../expressions/value.ts";
import { contextNames, githubProperties } from "../knowledge/contexts.ts";
import type { Span } from "../source/span.ts";
import type { Node } from "../workflow/model.ts";
import type { Situation } from "./facts.ts";
import type { Surroundings } from "./surroundings.ts";

/** What expressions see in these surroundings, and in a situation where one is given. */
export function scopeIn(surroundings: Surroundings, situation: Situation | undefined): Scope {
  const lookup: Scope["lookup"] = (path, written, span) => {
    const [context = "", name] = path;
    switch (context) {
      case "secrets":
        return secret(surroundings, written[1], span);
      case "github":
        return github(path, surroundings, situation, span);
      case "env":
        return name === undefined ? unknown("env", span) : environment(surroundings, written[1] ?? name, situation, span);
      case "inputs":
        return name === undefined ? unknown("inputs", span) : surroundings.inputs(name, span, situation);
      case "matrix":
        return matrix(surroundings, path.slice(1), situation, span);
      case "steps":
        return stepOutput(surroundings, path, span);
      case "vars":
        return name === undefined ? unknown("vars", span) : { kind: "context", name: `vars.${written[1]}`, span };
      default:
        return contextNames.includes(context)
          ? unknown(path.join("."), span)
          : { kind: "empty", because: `there is no context \`${written[0]}\``, span };
    }
  };
  const call: Scope["call"] = (name, span) => {
    if (name === "success" || name === "always") return { kind: "literal", text: "true", type: "boolean", span };
    return name === "failure" || name === "cancelled" ? unknown(`${name}()`, span) : undefined;
  };
  return situation ? { lookup, call, same: (left, right) => sameIn(left, right, situation) } : { lookup, call };
}

export function unknown(on: string, span: Span): Value {
  return { kind: "unknown", because: `\`${on}\` is known only when it runs`, on: [on], span };
}

function secret({ secrets }: Surroundings, name: string | undefined, span: Span): Value {
  if (name === undefined || name === "*") return unknown("secrets", span);
  if (secrets === "none") return { kind: "empty", because: "`secrets` does not exist in an action", span };
  return name.toLowerCase() === "github_token" ? { kind: "github-token", span } : secrets(name, span);
}

/** Names are compared without regard to case where they are exact in no other way: Windows and expressions do so. */
function environment({ env, envComplete }: Surroundings, name: string, situation: Situation | undefined, span: Span): Value {
  const binding = env.get(name) ?? [...env].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  if (binding) return binding(situation);
  return envComplete ? { kind: "empty", because: `nothing sets \`env.${name}\``, span } : unknown(`env.${name}`, span);
}

function matrix({ matrix: row }: Surroundings, path: readonly string[], situation: Situation | undefined, span: Span): Value {
  let node: Node | undefined = row?.get(path[0] ?? "");
  for (const key of path.slice(1)) {
    node = node?.kind === "map" ? node.entries.find((entry) => entry.key.value.toLowerCase() === key)?.value : undefined;
  }
  if (row && node === undefined && path.length > 0) {
    return { kind: "literal", text: "", type: "null", span };
  }
  if (node?.kind !== "scalar") return unknown(["matrix", ...path].join("."), span);
  if (node.type !== "string") return { kind: "literal", text: node.text.value, type: node.type, span: node.span };
  // A matrix sees only what is known before the job starts; what an expression in it sees is not followed further.
  return evaluateTemplate(node.text, { lookup: (inner, _written, at) => (inner[0] === "github" ? github(inner, undefined, situation, at) : unknown(inner.join("."), at)) });
}

function stepOutput({ steps }: Surroundings, path: readonly string[], span: Span): Value {
  const [, id = "", kind, output] = path;
  const known = kind === "outputs" && output !== undefined ? steps.get(id)?.get(output) : undefined;
  return known ?? unknown(path.join("."), span);
}

/** https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context */
function github(path: readonly string[], surroundings: Surroundings | undefined, situation: Situation | undefined, span: Span): Value {
  const asked = path.join(".");
  const name = situation && isOwnRepository(asked, situation) ? "github.repository" : asked;
  if (name === "github.token") return { kind: "github-token", span };
  const property = path[1];
  if (property === undefined) return unknown("github", span);
  if (!githubProperties.includes(property)) return { kind: "empty", because: `\`github\` has no \`${property}\``, span };
  const known = situation && situation.event !== "workflow_call" && situation.event !== "unknown" ? inSituation(name, situation, span) : undefined;
  if (known) return known;
  if (situation && name === "github.repository" && surroundings?.settings.repository !== undefined) {
    return literal(surroundings.settings.repository, span);
  }
  if (situation && name === "github.repository_owner" && surroundings?.settings.repository !== undefined) {
    return literal(surroundings.settings.repository.split("/")[0] as string, span);
  }
  return { kind: "context", name, span };
}

const refPrefixes: Readonly<Record<Situation["ref"], string | undefined>> = {
  branch: "refs/heads/",
  tag: "refs/tags/",
  "pull-request": "refs/pull/",
  unknown: undefined,
};

/** The head of a pull request lies in this repository unless it comes from a fork; of `pull_request_target` it is not known. */
function isOwnRepository(name: string, situation: Situation): boolean {
  if (name !== "github.event.pull_request.head.repo.full_name" || situation.from === "fork") return false;
  return situation.event.startsWith("pull_request") && situation.event !== "pull_request_target";
}

function inSituation(name: string, situation: Situation, span: Span): Value | undefined {
  const pullRequest = situation.event.startsWith("pull_request");
  const text = (value: string): Value => ({ kind: "literal", text: value, type: "string", span });
  const flag = (value: boolean): Value => ({ kind: "literal", text: String(value), type: "boolean", span });
  switch (name) {
    case "github.event_name":
      return text(situation.event);
    case "github.ref_type":
      return situation.ref === "branch" || situation.ref === "tag" ? text(situation.ref) : undefined;
    case "github.ref": {
      const prefix = refPrefixes[situation.ref];
      return prefix === undefined ? undefined : joined([text(prefix), { kind: "context", name: "github.ref_name", span }], span);
    }
    case "github.head_ref":
    case "github.base_ref":
      return pullRequest ? undefined : text("");
    case "github.actor":
    case "github.triggering_actor":
      return situation.from === "dependabot" ? text("dependabot[bot]") : undefined;
    case "github.event.pull_request.head.repo.fork":
      return pullRequest && situation.event !== "pull_request_target" ? flag(situation.from === "fork") : pullRequest ? undefined : text("");
    case "github.event.pull_request.head.repo.full_name":
      if (situation.from === "fork") return { kind: "context", name: "the fork", span };
      return pullRequest ? undefined : text("");
    case "github.event.pull_request.user.login":
      return situation.from === "dependabot" ? text("dependabot[bot]") : pullRequest ? undefined : text("");
    default:
      return !pullRequest && name.startsWith("github.event.pull_request") ? text("") : undefined;
  }
}

/** Two values that only the situation tells apart. */
function sameIn(left: Value, right: Value, situation: Situation): boolean | undefined {
  const names = [left, right].map((value) => (value.kind === "context" ? value.name : value.kind === "literal" ? `'${value.text}'` : ""));
  if (names.includes("the fork") && situation.from === "fork") return false;
  if (names[0] === names[1] && names[0] !== "") return true;
  const bot = names.includes("'dependabot[bot]'");
  const person = names.some((name) => ["github.actor", "github.triggering_actor", "github.event.pull_request.user.login"].includes(name));
  return bot && person && situation.from !== "dependabot" && situation.event !== "push" ? false : undefined;
}
