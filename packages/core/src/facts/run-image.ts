import { literal } from "../expressions/make-value.ts";
import { YES } from "../expressions/truth.ts";
import { members } from "../expressions/members.ts";
import { isToken } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import type { Text } from "../source/text.ts";
import type { Step } from "../workflow/model.ts";
import { operationsOf } from "./operations-of.ts";
import type { StepContext } from "./step-context.ts";
import { opaqueStep, type StepTrace } from "./step-trace.ts";
import { evaluateIn } from "./surroundings.ts";

/**
 * `uses: docker://ghcr.io/acme/tool`: the runner pulls it before the first step, and logs in nowhere for it.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionManager.cs
 */
export function runImage({ value, span }: Text, step: Step, context: StepContext): StepTrace {
  const image = value.trim();
  const pulls = operationsOf(
    {
      does: "pull",
      what: "image",
      tool: "the runner",
      reads: [],
      images: [literal(image, span)],
      itself: false,
      causeAt: span,
      at: context.step,
      cause: () => YES,
    },
    context,
  );
  const inside = opaqueStep(`\`${image}\``, isGivenToken(step, context) ? "anything" : "pull", context);
  return { ...inside, flow: [...pulls, ...inside.flow] };
}

/** Its home is not the job's, so that it finds no login; what it writes somewhere it writes with what it is given. */
function isGivenToken({ env, with: inputs }: Step, { surroundings }: StepContext): boolean {
  return [...env, ...inputs].some(({ value }) => mayBeToken(evaluateIn(value, surroundings)));
}

function mayBeToken(value: Value): boolean {
  if (value.kind === "joined") return value.parts.some(mayBeToken);
  return members(value).some(isToken);
}
