import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import { inheritedVariable } from "../inherited-variable.ts";
import type { StepContext } from "../step-context.ts";

/** The variables that an action hands on to the tool that it calls. */
export function environmentOf({ surroundings }: StepContext): (name: string, at: Span) => Value {
  return (name, at) => inheritedVariable(name, at, surroundings, false);
}
