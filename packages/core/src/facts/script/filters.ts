import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { hangsOn, literalOf, literalPrefix } from "../../expressions/read-value.ts";
import { shown } from "../../expressions/shown.ts";
import type { Value } from "../../expressions/value.ts";
import { copiedCredentials } from "../../knowledge/credential-files.ts";
import type { Call } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import type { WordValue } from "./invocation.ts";
import { lowered } from "./lowered.ts";
import { variableIn, writeTo } from "./redirect-output.ts";
import type { Output } from "./shell-state.ts";

/** `cat` of its input, or of a file that the script has written itself. */
export function copied(words: readonly WordValue[], { state }: Call): Output | undefined {
  const path = words.find(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  if (!path) return state.stdin.kind === "value" ? state.stdin : undefined;
  const name = literalOf(path.value);
  return name === undefined ? undefined : state.trace.files.get(name)?.content;
}

/**
 * `cp`, `mv`, `ln` and `install`: a copy of a credentials file, or of a folder with one, in the place where a tool looks. What is
 * in it is not followed.
 */
export function placed(words: readonly WordValue[], { command, state }: Call): undefined {
  const [target, ...sources] = words.filter(({ value }) => !literalPrefix(value).startsWith("-")).toReversed();
  if (!target) return undefined;
  const written = shown(target.value);
  const folder = sources
    .map(({ value }) => /\/(\.docker)\/?$/.exec(shown(value))?.[1])
    .find((name) => name !== undefined);
  const behind = written.endsWith("/") ? "" : "/";
  const rest = folder && !/\.docker\/?$/.test(written) ? `${behind}${folder}/config.json` : `${behind}config.json`;
  const path = written.endsWith(".json") ? target.value : joined([target.value, literal(rest, target.at)], target.at);
  if (!copiedCredentials.test(shown(path))) return undefined;
  writeTo(path, undefined, state, command.text.span);
  return undefined;
}

export function teed({ command, state }: Call): Output | undefined {
  const input = state.stdin.kind === "value" ? state.stdin : undefined;
  for (const word of command.words.slice(1)) {
    if (!word.text.value.startsWith("-"))
      writeTo(variableIn(word) ?? wordValue(word, state), input, state, word.text.span);
  }
  return input;
}

export function translated(words: readonly WordValue[], call: Call): Output | undefined {
  const [from = "", to = ""] = words.map(({ value }) => literalOf(value) ?? "");
  const lowers = /upper|A-Z/.test(from) && /lower|a-z/.test(to);
  if (from === "-d" && /^(\\n|\\r|\s)*$/.test(to) && call.state.stdin.kind === "value") return call.state.stdin;
  return filtered(call, lowers);
}

/** The same credential in another spelling: encoding hides nothing, and decoding makes nothing of its own. */
export function recoded({ state }: Call): Output | undefined {
  return state.stdin.kind === "value" ? state.stdin : undefined;
}

/** Of another filter it is only known what its output hangs on. */
export function filtered({ command, state }: Call, lowers: boolean): Output | undefined {
  if (state.stdin.kind !== "value") return undefined;
  const { value } = state.stdin;
  return lowers
    ? { ...state.stdin, value: lowered(value) }
    : { ...state.stdin, value: unknown("a filter changes it", command.text.span, ["script", ...hangsOn(value)]) };
}

/** `jq`: of a list of tags it gives some or all, in an order and with words around them that are not followed. */
export function picked({ command, state }: Call): Output | undefined {
  if (state.stdin.kind !== "value") return undefined;
  const { value } = state.stdin;
  const what: Value = {
    kind: "unknown",
    because: "it is picked from a list",
    on: ["script", ...hangsOn(value)],
    from: value,
    span: command.text.span,
  };
  return { ...state.stdin, value: what };
}
