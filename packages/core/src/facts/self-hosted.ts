import type { Node } from "../workflow/model.ts";
import type { MatrixRow } from "./matrix.ts";

/**
 * Whether the labels of a runner, or those that a row of the matrix names, say that it is one of the repository's own.
 * https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-in-a-workflow
 */
export function isSelfHosted(runsOn: Node | undefined, row: MatrixRow | undefined): boolean {
  if (!runsOn) return false;
  if (runsOn.kind === "scalar") {
    const label = runsOn.text.value.trim();
    const key = ofMatrix.exec(label)?.[1]?.toLowerCase();
    // A value of the matrix that is an expression itself is not followed.
    return key === undefined ? label.toLowerCase() === "self-hosted" : isSelfHosted(row?.get(key), undefined);
  }
  if (runsOn.kind === "sequence") return runsOn.items.some((item) => isSelfHosted(item, row));
  return runsOn.entries.some((entry) => entry.key.value === "labels" && isSelfHosted(entry.value, row));
}

const ofMatrix = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/;
