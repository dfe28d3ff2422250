import { literal } from "../expressions/make-value.ts";
import { YES } from "../expressions/truth.ts";
import type { Text } from "../source/text.ts";
import { operationsOf } from "./operations-of.ts";
import type { StepContext } from "./step-context.ts";
import { opaqueStep, type StepTrace } from "./step-trace.ts";

/**
 * `uses: docker://ghcr.io/acme/tool`: the runner pulls it before the first step, and logs in nowhere for it.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionManager.cs
 */
export function runImage({ value, span }: Text, context: StepContext): StepTrace {
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
  const inside = opaqueStep(`\`${image}\``, "pull", context);
  return { ...inside, flow: [...pulls, ...inside.flow] };
}
