import type { Value } from "../expressions/value.ts";
import type { OpaqueStep, Trace } from "./facts.ts";
import { happens, type StepContext } from "./step-context.ts";
import type { Checkout } from "./workspace.ts";

/** What a step does, and what later steps can read from it. */
export interface StepTrace extends Trace {
  readonly outputs: ReadonlyMap<string, Value>;
  readonly exported: ReadonlyMap<string, Value>;
  readonly exportsUnknown: boolean;
  /** Undefined where there are no more than before. */
  readonly checkouts?: readonly Checkout[];
}

export const nothing: StepTrace = {
  flow: [],
  unexpanded: [],
  misplaced: [],
  skippedLogins: [],
  outputs: new Map(),
  exported: new Map(),
  exportsUnknown: false,
};

/** A step that cannot be looked into. */
export function opaqueStep(
  what: string,
  may: OpaqueStep["may"],
  context: Pick<StepContext, "situations" | "guard" | "guardAt" | "step">,
  mayLogIn = true,
): StepTrace {
  const when = happens(context, () => ({ is: "yes" }));
  if (!when) return nothing;
  const step: OpaqueStep = {
    kind: "opaque",
    ...when,
    what,
    may,
    mayLogIn: may === "anything" && mayLogIn,
    at: context.step,
    step: context.step,
    guard: context.guardAt,
  };
  return { ...nothing, flow: [step], exportsUnknown: may === "anything" };
}
