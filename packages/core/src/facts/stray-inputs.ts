import type { Problem } from "../source/problem.ts";
import type { Action, Step, Workflow } from "../workflow/model.ts";
import { actionRow, usedAction } from "./action/action-row.ts";

/** Inputs of a known action for which `with:` was forgotten: a step has no such keys, and GitHub refuses the file. */
export function strayInputs(file: Workflow | Action): readonly Problem[] {
  return stepsOf(file).flatMap((step) => {
    const { action, stray } = step;
    if (stray.length === 0 || action.kind !== "uses") return [];
    const used = usedAction(action.uses.value);
    const row = actionRow(used);
    if (row === undefined || row === "harmless") return [];
    const inputs = new Set(inputsIn(row.effects));
    return stray
      .filter(({ key }) => inputs.has(key.value))
      .map(({ key }): Problem => ({
        code: "misplaced-input",
        message: `\`${key.value}\` is an input of ${used.name}, and no key of a step`,
        at: key.span,
      }));
  });
}

function stepsOf(file: Workflow | Action): readonly Step[] {
  if (file.kind === "workflow") return file.jobs.flatMap(({ steps }) => steps);
  return file.runs.using === "composite" ? file.runs.steps : [];
}

/** Every `{ input: NAME }` of a row, however deep. */
function inputsIn(part: unknown): readonly string[] {
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) =>
    key === "input" && typeof value === "string" ? [value] : inputsIn(value),
  );
}
