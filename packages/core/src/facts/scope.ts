import { evaluateTemplate } from "../expressions/evaluate-template.ts";
import { literal } from "../expressions/make-value.ts";
import type { Scope } from "../expressions/scope.ts";
import type { Truth, Value } from "../expressions/value.ts";
import { contextNames, filledContexts, githubObject, githubProperties } from "../knowledge/contexts.ts";
import { jobTokenSecret } from "../knowledge/secret-names.ts";
import { didYouMean } from "../source/nearest-word.ts";
import type { Span } from "../source/span.ts";
import type { Node } from "../workflow/model.ts";
import type { Situation } from "./facts.ts";
import { partOfName } from "./part-of-name.ts";
import { githubInSituation, isOwnRepository, sameIn } from "./github-in-situation.ts";
import type { Surroundings } from "./surroundings.ts";

/** What expressions see in these surroundings, and in a situation where one is given. */
export function scopeIn(surroundings: Surroundings, situation: Situation | undefined): Scope {
  const lookup: Scope["lookup"] = (path, written, span) => {
    const [context = "", name] = path;
    switch (context) {
      case "secrets":
        return secret(surroundings, written[1], situation, span);
      case "github":
        return eventInput(surroundings, path, span) ?? github(path, situation, span);
      case "env":
        return name === undefined
          ? unknown("env", span)
          : environment(surroundings, written[1] ?? name, situation, span);
      case "inputs":
        return name === undefined ? unknown("inputs", span) : surroundings.inputs(name, span, situation);
      case "matrix":
        return matrix(surroundings, path.slice(1), situation, span);
      case "steps":
        return stepOutput(surroundings, path, situation, span);
      case "needs":
        return neededOutput(surroundings, path, situation, span);
      case "runner":
        return runner(surroundings, path, span);
      case "vars":
        return name === undefined ? unknown("vars", span) : { kind: "context", name: `vars.${written[1]}`, span };
      default:
        return contextNames.includes(context)
          ? unknown(path.join("."), span)
          : { kind: "empty", because: `there is no context \`${written[0]}\``, noContext: written[0] as string, span };
    }
  };
  const call: Scope["call"] = (name, span) => {
    if (name === "success" || name === "always") return { kind: "literal", text: "true", type: "boolean", span };
    return name === "failure" || name === "cancelled" ? unknown(`${name}()`, span) : undefined;
  };
  return situation ? { lookup, call, same: (left, right) => sameIn(left, right, situation) } : { lookup, call };
}

function unknown(on: string, span: Span): Value {
  return { kind: "unknown", because: `\`${on}\` is known only when it runs`, on: [on], span };
}

/** What no event of the workflow brings along. */
function eventInput({ mayHaveInputs }: Surroundings, path: readonly string[], span: Span): Value | undefined {
  const asked = path.slice(0, 3).join(".");
  return asked === "github.event.inputs" && path.length > 3 && !mayHaveInputs
    ? { kind: "empty", because: "only `workflow_dispatch` brings inputs", span }
    : undefined;
}

/** A fork's pull request gets no secrets but the job's own token. */
function secret(
  { secrets }: Surroundings,
  name: string | undefined,
  situation: Situation | undefined,
  span: Span,
): Value {
  if (name === undefined || name === "*") return unknown("secrets", span);
  if (secrets === "none")
    return { kind: "empty", because: "`secrets` does not exist in an action", noContext: "secrets", span };
  return name.toUpperCase() === jobTokenSecret
    ? { kind: "github-token", span }
    : situation?.from === "fork"
      ? literal("", span)
      : secrets(name, span);
}

function environment(
  { env, envComplete }: Surroundings,
  name: string,
  situation: Situation | undefined,
  span: Span,
): Value {
  const binding = env.find(name);
  if (binding) return binding(situation);
  return envComplete
    ? { kind: "empty", because: `nothing sets \`env.${name}\``, variable: true, span }
    : unknown(`env.${name}`, span);
}

function matrix(
  { matrix: row }: Surroundings,
  path: readonly string[],
  situation: Situation | undefined,
  span: Span,
): Value {
  let node: Node | undefined = row?.get(path[0] ?? "");
  for (const key of path.slice(1)) {
    node =
      node?.kind === "map" ? node.entries.find((entry) => entry.key.value.toLowerCase() === key)?.value : undefined;
  }
  const [key = ""] = path;
  if (row && key !== "" && key !== "*" && !row.isKey(key))
    return { kind: "empty", because: `no matrix of the job has \`${key}\``, span };
  if (row && node === undefined && path.length > 0) {
    return { kind: "literal", text: "", type: "null", span };
  }
  if (node?.kind !== "scalar") return unknown(["matrix", ...path].join("."), span);
  if (node.type !== "string") return { kind: "literal", text: node.text.value, type: node.type, span: node.span };
  // A matrix sees only what is known before the job starts; what an expression in it sees is not followed further.
  return evaluateTemplate(node.text, {
    lookup: (inner, _written, at) =>
      inner[0] === "github" ? github(inner, situation, at) : unknown(inner.join("."), at),
  });
}

function neededOutput(
  { needs, hasRun }: Surroundings,
  path: readonly string[],
  situation: Situation | undefined,
  span: Span,
): Value {
  const [, job = "", kind, output] = path;
  if (kind === "result") return result(situation && hasRun("needs", job, situation), path, span);
  const known = kind === "outputs" && isName(job) && isName(output) ? needs(job, output, span) : undefined;
  return whereItIsAskedFor(known, span) ?? unknown(path.join("."), span);
}

function stepOutput(
  { steps, hasRun }: Surroundings,
  path: readonly string[],
  situation: Situation | undefined,
  span: Span,
): Value {
  const [, id = "", kind, output] = path;
  if (kind === "outcome" || kind === "conclusion")
    return result(situation && hasRun("steps", id, situation), path, span);
  const outputs = kind === "outputs" && isName(id) ? steps.get(id) : undefined;
  if (outputs === "none") return { kind: "empty", because: `no step before it has the id \`${id}\``, span };
  const known = isName(output) ? outputs?.get(output) : undefined;
  return whereItIsAskedFor(known, span) ?? unknown(path.join("."), span);
}

/** A computed index is not known. */
function isName(name: string | undefined): name is string {
  return name !== undefined && name !== "*";
}

/** How a step or a job has gone, which hangs on whatever it hangs on that it runs at all. */
function result(hasRun: Truth | undefined, path: readonly string[], span: Span): Value {
  if (hasRun?.is === "no") return literal("skipped", span);
  const asked = path.join(".");
  const value = unknown(asked, span);
  return hasRun?.is === "maybe" && value.kind === "unknown" ? { ...value, on: [asked, ...hasRun.on] } : value;
}

function runner({ runnerOs }: Surroundings, path: readonly string[], span: Span): Value {
  const os = path[1] === "os" ? runnerOs() : undefined;
  return os === undefined ? unknown(path.join("."), span) : literal(os, span);
}

/** An App's token is no fault where it is minted: what has to be edited is what asks for it. */
function whereItIsAskedFor(value: Value | undefined, span: Span): Value | undefined {
  return value?.kind === "app-token" ? { ...value, span } : value;
}

/**
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 *
 * The repository's own name is deliberately not filled in: a job behind `github.repository == 'acme/app'` is to be judged
 * in a fork, or after a change of name, as well. What is so with that name alone is asked apart.
 */
function github(path: readonly string[], situation: Situation | undefined, span: Span): Value {
  const asked = path.join(".");
  const name = situation && isOwnRepository(asked, situation) ? "github.repository" : asked;
  const own = situation?.repository === undefined ? undefined : partOfName(name, situation.repository);
  if (own !== undefined) return literal(own, span);
  if (name === "github.token") return { kind: "github-token", span };
  const [, property, inner] = path;
  if (!isName(property)) return unknown("github", span);
  if (!githubProperties.includes(property))
    return { kind: "empty", because: `\`github\` has no \`${property}\``, span };
  if (inner !== undefined && property !== githubObject) {
    const because = `\`github.${property}\` has no \`${inner}\`${didYouMean(`${property}_${inner}`, githubProperties)}`;
    return { kind: "empty", because, span };
  }
  const known =
    situation && situation.event !== "workflow_call" && situation.event !== "unknown"
      ? githubInSituation(name, situation, span)
      : undefined;
  if (known) return known;
  return filledContexts.includes(name)
    ? { kind: "context", name, filled: true, span }
    : { kind: "context", name, span };
}
