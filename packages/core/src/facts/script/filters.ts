import { joined, unknown } from "../../expressions/make-value.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { splitValue } from "../references.ts";
import type { Call } from "./builtin.ts";
import { wordValue } from "./expand-word.ts";
import type { WordValue } from "./invocation.ts";
import { lowered } from "./lowered.ts";
import { variableIn, writeTo } from "./redirect-output.ts";
import { contentOf, type Output } from "./shell-state.ts";

/** `cat` of its input, or of a file that the script has written itself. */
export function copied(words: readonly WordValue[], { state }: Call): Output | undefined {
  const path = words.find(({ value }) => !(literalOf(value) ?? "").startsWith("-"));
  if (!path) return state.stdin.kind === "value" ? state.stdin : undefined;
  const name = literalOf(path.value);
  return name === undefined ? undefined : contentOf(name, state);
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

/**
 * `jq`: of a list of tags it gives some or all, in an order and with words around them that are not followed. Of a file only
 * what the filter itself says of them is known: https://docs.docker.com/build/ci/github-actions/multi-platform/
 */
export function picked(words: readonly WordValue[], { command, state }: Call): Output | undefined {
  const selected = words.flatMap(({ value }) => selectedBy(value) ?? [])[0];
  const input = state.stdin.kind === "value" ? state.stdin : undefined;
  const list = input?.value ?? selected;
  if (!list) return undefined;
  const value: Value = {
    kind: "unknown",
    because: "it is picked from a list",
    on: ["script", ...hangsOn(list)],
    from: list,
    span: command.text.span,
  };
  return input ? { ...input, value } : { value, at: command.text.span, pasted: [] };
}

/** All that `select(startswith("ghcr.io/acme/app"))` lets through begin like that, and go on somehow. */
function selectedBy(filter: Value): Value | undefined {
  const pieces = splitValue(filter, /"/);
  const before = pieces.findIndex((piece) => /\bselect\(\s*startswith\($/.test(literalSuffix(piece)));
  const behind = pieces[before + 2];
  const start = before < 0 ? undefined : pieces[before + 1];
  return start && behind && /^\)\s*\)/.test(literalPrefix(behind))
    ? joined([start, unknown("only its start is given", filter.span, ["script"])], start.span)
    : undefined;
}
