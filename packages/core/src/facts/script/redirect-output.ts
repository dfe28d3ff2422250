import { literal, unknown } from "../../expressions/make-value.ts";
import { shown } from "../../expressions/shown.ts";
import type { Value } from "../../expressions/value.ts";
import type { Redirect } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import { wordValue } from "./expand-word.ts";
import { handedOn } from "./handed-on.ts";
import type { Output, ShellState } from "./shell-state.ts";

/** Takes what a command prints to where it is redirected; gives what is left for a pipe. */
export function redirectOutput(
  output: Output | undefined,
  redirects: readonly Redirect[],
  state: ShellState,
): Output | undefined {
  if (redirects.length === 0) return output;
  const targets = redirects.filter(
    ({ kind, descriptor }) => (kind === "write" || kind === "append") && descriptor !== 2,
  );
  if (targets.length === 0) return output;
  for (const { target } of targets)
    writeTo(variableIn(target) ?? wordValue(target, state), output, state, target.text.span);
  // A `cd` in `$(…)` is often kept quiet so.
  const [only] = targets;
  const isDropped = targets.length === 1 && only?.target.text.value === "/dev/null";
  return isDropped ? { value: literal("", only.target.text.span), at: only.target.text.span, pasted: [] } : undefined;
}

/** `tee FILE …` and redirects: what is written to the runner's own files is for the steps that follow. */
export function writeTo(target: string | Value, output: Output | undefined, state: ShellState, at: Span): void {
  if (target === "GITHUB_ENV" || target === "GITHUB_OUTPUT") {
    if (target === "GITHUB_ENV") state.trace.handedOnBy.push(at);
    handOn(target, output, state);
    return;
  }
  if (typeof target === "string") return;
  const content = output ?? { value: unknown("a command prints it", at, ["script"]), at, pasted: [] };
  noteChange(target, content, state, at);
}

export function noteChange(path: Value, content: Output | undefined, { trace, reached }: ShellState, at: Span): void {
  trace.files.push({ content, path, name: shown(path), at, reached, after: trace.invocations.length });
}

function handOn(target: "GITHUB_ENV" | "GITHUB_OUTPUT", output: Output | undefined, state: ShellState): void {
  const into = target === "GITHUB_ENV" ? state.trace.exported : state.trace.outputs;
  if (!output) {
    if (target === "GITHUB_ENV") state.trace.exportsUnknown = true;
    return;
  }
  const { pairs, readable } = handedOn(output.value);
  for (const [name, value] of pairs) into.set(name, value);
  if (!readable && target === "GITHUB_ENV") state.trace.exportsUnknown = true;
}

/** `$GITHUB_ENV` and `$GITHUB_OUTPUT` are known by their names: their values are paths that only the runner knows. */
export function variableIn(word: Redirect["target"]): "GITHUB_ENV" | "GITHUB_OUTPUT" | undefined {
  const named = word.parts.find(
    (part) => part.kind === "variable" && (part.name === "GITHUB_ENV" || part.name === "GITHUB_OUTPUT"),
  );
  return named?.kind === "variable" ? (named.name as "GITHUB_ENV" | "GITHUB_OUTPUT") : undefined;
}
