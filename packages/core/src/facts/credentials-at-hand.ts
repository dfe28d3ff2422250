import type { Step } from "../workflow/model.ts";
import type { StepTrace } from "./step-trace.ts";
import { mayBeCredential, mayHoldToken, type Surroundings } from "./surroundings.ts";

/** What a step that cannot be looked into sets may be anything; a token only where it had one, or could get one. */
export function afterStep({ exported, exportsUnknown, flow }: StepTrace, before: Surroundings): Surroundings {
  const hasCredentials =
    before.hasCredentials ||
    [...exported.values()].some((value) => mayHoldToken(value)) ||
    (exportsUnknown && flow.some((happening) => happening.kind === "opaque" && happening.mayLogIn));
  const envComplete = before.envComplete && !exportsUnknown;
  return envComplete === before.envComplete && hasCredentials === before.hasCredentials
    ? before
    : { ...before, envComplete, hasCredentials };
}

/** The runner may paste a token into the script. */
export function withPastedToken({ action }: Step, surroundings: Surroundings): Surroundings {
  return action.kind === "run" && mayBeCredential(action.script)
    ? { ...surroundings, hasCredentials: true }
    : surroundings;
}
