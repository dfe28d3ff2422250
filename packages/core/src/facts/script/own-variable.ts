import { unknown } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { automaticVariables, optionsForVariables } from "../../knowledge/powershell-variables.ts";
import type { Script } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import type { WordValue } from "./invocation.ts";
import type { ShellState } from "./shell-state.ts";
import type { Variable } from "./variables.ts";

/** A variable of a PowerShell script is its own, and what the environment has under the same name is another one. */
export function isOwnVariable(name: string): boolean {
  return name.startsWith("$");
}

/** One that the script has not set: `$TOKEN` where `$env:TOKEN` was meant. */
export function unsetOwnVariable(name: string, at: Span, state: Pick<ShellState, "environment" | "unsure">): Value {
  const written = at.file.text.slice(at.start, at.end).replace(/^\$\{(.*)\}$/, "$$$1");
  const bare = name.slice(1);
  if (automaticVariables.has(bare)) return unknown(`PowerShell sets \`${written}\``, at, ["script"]);
  if (state.unsure.variables) return unknown(`the script may set \`${written}\` by other means`, at, ["script"]);
  const inEnvironment = state.environment.inherited(bare.toUpperCase(), at);
  // Where the machine may have variables of its own, a profile may set this one.
  if (inEnvironment.kind === "unknown") return inEnvironment;
  if (inEnvironment.kind === "empty")
    return { kind: "empty", because: `nothing sets \`${written}\``, variable: true, span: at };
  const meant = `$env:${written.slice(1)}`;
  return {
    kind: "empty",
    because: `the script sets no \`${written}\`, which is not \`${meant}\``,
    meant,
    variable: true,
    span: at,
  };
}

/** What a script sets anywhere is not known before: a block may set it, of which it is not known when it runs. */
export function startingVariables({ sets }: Script): readonly (readonly [string, Variable])[] {
  return sets.map(({ name, text }) => [
    name,
    { kind: "one", value: unknown(`the script sets \`${text.value}\` somewhere`, text.span, ["script"]) },
  ]);
}

/** `-OutVariable token`: the command sets a variable besides what it does. */
export function setsVariables([program, ...words]: readonly WordValue[]): boolean {
  const { whole, short, cmdlet } = optionsForVariables;
  const isCmdlet = cmdlet.test((program && literalOf(program.value)) ?? "");
  return words.some(({ value }) => {
    const text = literalOf(value) ?? "";
    return whole.test(text) || (isCmdlet && short.test(text));
  });
}
