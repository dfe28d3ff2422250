import type { Problem } from "../source/problem.ts";
import { meantKey } from "./meant-key.ts";
import type { Place } from "./place-of.ts";

/**
 * How much an error of GitHub's open parser weighs: `schema` where GitHub certainly refuses the file, `unknown-key` where
 * a newer GitHub may know better, undefined where files that run every day have it.
 */
export function codeOf(message: string, place: Place, kind: "workflow" | "action"): Problem["code"] | undefined {
  if (!isAboutShape(message)) return expressionCode(message, place, kind);
  if (place.isNull && place.path.at(-1) === "permissions") return undefined;
  if (isMissedEvent(message, place)) return undefined;
  const isUnexpected = message.startsWith("Unexpected value");
  const isStricter = isStricterThanGitHub(place, kind);
  if (isUnexpected && place.role === "key") {
    // No newer GitHub has a key that differs from one of its own by a letter.
    return !isStricter && meantKey(place.path, kind) ? "schema" : "unknown-key";
  }
  if (isUnexpected && mayBeNewer(message, place)) return "unknown-key";
  return isStricter ? undefined : "schema";
}

function isAboutShape(message: string): boolean {
  return /^(?:Unexpected value|Required property is missing|A (?:sequence|mapping) was not expected|There's not enough info)/.test(
    message,
  );
}

/**
 * In quoted strings of several lines the parser takes the quoting for part of the expression, so that what it says there
 * may be wrong.
 */
function expressionCode(message: string, place: Place, kind: "workflow" | "action"): Problem["code"] | undefined {
  if (place.isQuotedOverLines) return undefined;
  if (message.startsWith("A template expression is not allowed") && isStricterThanGitHub(place, kind)) return undefined;
  if (!message.startsWith("Unrecognized function")) return "schema";
  return caseOfLetters.test(message) ? "expression-syntax" : "unknown-key";
}

/**
 * What other languages have, and what is asked for again and again: expressions have nothing for the case of letters.
 * https://docs.github.com/actions/reference/workflows-and-actions/expressions#functions
 */
const caseOfLetters = /function: '(?:to_?)?(?:lower|upper)(?:_?case)?'/i;

/**
 * GitHub takes `on: repository_dispatch` without any settings, of which the schema's list of names has another name twice:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#repository_dispatch
 */
function isMissedEvent(message: string, { path }: Place): boolean {
  return message === "Unexpected value 'repository_dispatch'" && path[0] === "on" && path.length <= 2;
}

/** Values that new events, runtimes and permissions bring with them. */
function mayBeNewer(message: string, { path, isNull }: Place): boolean {
  if (isNull) return false;
  const isEvent = path.length === 1 && path[0] === "on";
  const isRuntime = path.join(".") === "runs.using";
  const isAccess = path.at(-2) === "permissions" && /^Unexpected value '(?:read|write|none)'$/.test(message);
  return isEvent || isRuntime || isAccess;
}

/**
 * The parser's schemas are those of GitHub's editor. Of an event's settings and of an action beside its `runs`, the
 * service and the runner take more than that: `branches:` with no value, an action without a description
 * (`on` and `action-root` beside `on-strict` and `action-root-strict` in the schemas of actions/languageservices).
 */
function isStricterThanGitHub({ path }: Place, kind: "workflow" | "action"): boolean {
  return kind === "workflow" ? path[0] === "on" : path[0] !== "runs";
}
