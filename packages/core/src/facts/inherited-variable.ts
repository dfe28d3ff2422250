import type { Value } from "../expressions/value.ts";
import { machineVariables, runnerVariables } from "../knowledge/contexts.ts";
import type { Span } from "../source/span.ts";
import type { Surroundings } from "./surroundings.ts";

/** A variable of a script's environment: from `env:`, from an earlier step, from the runner, or from nowhere. */
export function inheritedVariable(name: string, at: Span, surroundings: Surroundings, ownVariables: boolean): Value {
  const binding = surroundings.env.find(name);
  if (binding) return binding(undefined);
  const known = knownVariable(name, surroundings);
  if (known !== undefined) return { kind: "context", name: known, span: at };
  if (!surroundings.envComplete || ownVariables) {
    return { kind: "unknown", because: `something before may set \`$${name}\``, on: [`$${name}`], span: at };
  }
  return { kind: "empty", because: `nothing sets \`$${name}\``, variable: true, span: at };
}

/** What an expression calls a variable of the runner or the machine; on Windows it is the same one in any case of its letters. */
function knownVariable(name: string, { runnerOs }: Surroundings): string | undefined {
  const own = runnerVariables.get(name) ?? (machineVariables.includes(name) ? `$${name}` : undefined);
  const upper = name.toUpperCase();
  if (own !== undefined || name === upper || ["Linux", "macOS"].includes(runnerOs() ?? "")) return own;
  return (
    runnerVariables.get(upper) ?? (machineVariables.some((each) => each.toUpperCase() === upper) ? `$${name}` : own)
  );
}
