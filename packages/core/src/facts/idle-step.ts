import { isLocal } from "../project/repository-path.ts";
import type { Text } from "../source/text.ts";
import type { Step } from "../workflow/model.ts";
import { actionRow, usedAction } from "./action/action-row.ts";
import { quietScript, type QuietStep } from "./quiet-script.ts";
import { placeBelow } from "./script/folders.ts";
import { fileIn, type Workspace } from "./workspace.ts";

interface StepsPlace extends Workspace {
  readonly defaultShell: string | undefined;
  readonly defaultFolder: Text | undefined;
}

/** Nothing that it does is of interest, in whatever situation and with whatever values: not even its `if` is asked then. */
export function isIdle(step: Step, context: StepsPlace): boolean {
  const { action } = step;
  if (action.kind === "run") return quietScript(quietStep(step, action, context))?.length === 0;
  return (
    action.kind === "uses" &&
    !isLocal(action.uses.value) &&
    actionRow(usedAction(action.uses.value.trim())) === "harmless"
  );
}

/** Most steps have nothing to do with a login, as a look at their text tells. */
export function mayLogIn({ action }: Step): boolean {
  if (action.kind === "run") return action.script.value.includes("login");
  if (action.kind === "broken") return false;
  const row = isLocal(action.uses.value) ? undefined : actionRow(usedAction(action.uses.value.trim()));
  return row === undefined
    ? isLocal(action.uses.value)
    : row !== "harmless" && row.effects.some(({ does }) => does === "login");
}

export function quietStep(
  step: Step,
  { script, shell }: Extract<Step["action"], { kind: "run" }>,
  context: StepsPlace,
): QuietStep {
  const written = step.workingDirectory ?? context.defaultFolder;
  // What an expression in it says is asked where the step is walked through.
  const folder = written?.value.includes("${{") ? undefined : placeBelow("", written?.value ?? "");
  return {
    script,
    shell: shell?.value ?? context.defaultShell,
    folder,
    checkouts: context.checkouts,
    // By whatever name it is asked for, its id stands there.
    isRead: () => step.id !== undefined && script.span.file.text.split(step.id.value, 3).length > 2,
    fileAt: (place) => fileIn(place, context),
  };
}
