import { isLocal } from "../project/repository-path.ts";
import type { Step } from "../workflow/model.ts";
import { handedBy } from "./action/action-inputs.ts";
import { actionRow, usedAction } from "./action/action-row.ts";
import { runAction } from "./action/run-action.ts";
import { quietStep } from "./idle-step.ts";
import type { JobBounds } from "./job-bounds.ts";
import { quietScript } from "./quiet-script.ts";
import type { StepPlace } from "./remembered-steps.ts";
import { runImage } from "./run-image.ts";
import { placeOf } from "./script/folders.ts";
import { runQuietScript, runRemoteScript, runScriptStep } from "./script-step.ts";
import type { StepContext } from "./step-context.ts";
import { nothing, opaqueStep, type StepTrace } from "./step-trace.ts";
import { evaluateIn } from "./surroundings.ts";
import { placesOf, withCheckouts } from "./workspace.ts";

/** What a step does that has no steps of its own: a script, an image, or an action of which the tables know. */
export function runOwnStep(step: Step, context: StepContext, outer: OwnStepPlace): StepTrace {
  const { action } = step;
  if (action.kind === "broken") return opaqueStep("a step that cannot be read", "anything", context);
  if (action.kind === "run") {
    const quiet = quietScript(quietStep(step, action, outer));
    if (quiet) return runQuietScript(quiet, context);
    const written = step.workingDirectory ?? outer.defaultFolder;
    const folder = written ? placeOf(evaluateIn(written, context.surroundings), "", placesOf(outer)) : "";
    return runScriptStep(action.script, action.shell?.value ?? outer.defaultShell, folder, context, outer);
  }
  const uses = action.uses.value.trim();
  if (uses.startsWith("docker://")) return runImage(action.uses, step, context);
  if (isLocal(uses)) return opaqueStep(`\`${uses}\``, "anything", context);
  const used = usedAction(uses);
  const row = actionRow(used);
  if (row === "harmless") return nothing;
  if (!row) return opaqueStep(`\`${used.name}\``, "anything", context);
  const trace = runAction(row, used.name, handedBy(step), context);
  const hidden = row.opaque
    ? opaqueStep(`\`${used.name}\``, "anything", context)
    : row.may
      ? opaqueStep(`\`${used.name}\``, row.may, context)
      : nothing;
  const inner = trace.scripts.map(({ text, remote }) =>
    remote ? runRemoteScript(text, context, remote) : runScriptStep(text, undefined, "", context, outer),
  );
  return {
    flow: [...trace.happenings, ...inner.flatMap((script) => script.flow), ...hidden.flow],
    unexpanded: [...trace.unexpanded, ...inner.flatMap((script) => script.unexpanded)],
    misplaced: trace.misplaced,
    skippedLogins: inner.flatMap((script) => script.skippedLogins),
    outputs: new Map([...trace.outputs, ...inner.flatMap((script) => [...script.outputs])]),
    exported: new Map([...trace.exported, ...inner.flatMap((script) => [...script.exported])]),
    exportsUnknown:
      hidden.exportsUnknown || row.exportsUnseen === true || inner.some((script) => script.exportsUnknown),
    checkouts: withCheckouts(outer.checkouts, trace.checkouts),
  };
}

interface OwnStepPlace extends StepPlace {
  readonly bounds: JobBounds;
}
