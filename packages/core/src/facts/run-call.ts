import type { Call } from "../workflow/model.ts";
import { runAction } from "./action/run-action.ts";
import { calledWorkflow } from "./called-workflow.ts";
import type { Trace } from "./facts.ts";
import type { StepContext } from "./step-context.ts";
import { nothing, opaqueStep } from "./step-trace.ts";

/**
 * What a job does by the workflow that it calls. What one of the same repository does is told of its own jobs; of one that
 * no table knows it is only known that it may do anything, and of one that is handed every secret, too.
 */
export function runCall({ uses, with: inputs, secrets }: Call, place: Omit<StepContext, "step">): Trace {
  const context = { ...place, step: uses.span };
  const known = calledWorkflow(uses.value.trim());
  if (!known || secrets === "inherit") return opaqueStep(`\`${uses.value}\``, "anything", context);
  const { name, row } = known;
  const handed = { with: [...inputs, ...secrets], env: [], place: () => undefined };
  const { happenings, unexpanded, misplaced } = runAction(row, name, handed, context);
  const may = row.opaque ? "anything" : row.may;
  const hidden = may ? opaqueStep(`\`${name}\``, may, context) : nothing;
  return { flow: [...happenings, ...hidden.flow], unexpanded, misplaced, skippedLogins: [] };
}
