import type { Value } from "../expressions/value.ts";
import { machineVariables, runnerVariables } from "../knowledge/contexts.ts";
import type { Span } from "../source/span.ts";
import type { Surroundings } from "./surroundings.ts";

/** A variable of a script's environment: from `env:`, from an earlier step, from the runner, or from nowhere. */
export function inheritedVariable(name: string, at: Span, surroundings: Surroundings, ownVariables: boolean): Value {
  const binding = surroundings.env.find(name);
  if (binding) return binding(undefined);
  const context = runnerVariables.get(name);
  if (context !== undefined) return { kind: "context", name: context, span: at };
  if (machineVariables.includes(name)) return { kind: "context", name: `$${name}`, span: at };
  if (!surroundings.envComplete || ownVariables) {
    return { kind: "unknown", because: `something before may set \`$${name}\``, on: [`$${name}`], span: at };
  }
  return { kind: "empty", because: `nothing sets \`$${name}\``, variable: true, span: at };
}
