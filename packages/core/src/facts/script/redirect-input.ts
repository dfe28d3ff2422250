import { literalOf } from "../../expressions/read-value.ts";
import type { Redirect } from "../../shell/script.ts";
import { wordValue } from "./expand-word.ts";
import type { Stdin } from "./invocation.ts";
import { pastedInto } from "./pasted-into.ts";
import { contentOf, type ShellState } from "./shell-state.ts";

/** What a command, or a group, reads: a redirect in place of what it is given. */
export function withInput(state: ShellState, redirects: readonly Redirect[]): ShellState {
  const input = redirects.findLast((redirect) => redirect.descriptor === 0);
  if (!input) return state;
  return { ...state, stdin: inputOf(input, state) };
}

function inputOf(redirect: Redirect, state: ShellState): Stdin {
  if (redirect.kind === "here-string" || redirect.kind === "here-document") {
    const value = wordValue(redirect.target, state);
    return { kind: "value", value, at: redirect.target.text.span, pasted: pastedInto(redirect.target, state) };
  }
  const [only] = redirect.target.parts;
  if (only?.kind === "substitution" && only.text.value.startsWith("<(")) {
    const output = state.capture(only.body, state);
    return output ? { kind: "value", ...output } : { kind: "unknown" };
  }
  const path = literalOf(wordValue(redirect.target, state));
  const written = path === undefined ? undefined : contentOf(path, state);
  return written ? { kind: "value", ...written } : { kind: "unknown" };
}
