import type { Action, ParsedFile, Step } from "../workflow/model.ts";
import type { LinkRemark, Project } from "./project.ts";
import { isLocal, repositoryPath } from "./repository-path.ts";

/**
 * What keeps the local actions of these files, and those that they use, from being followed. Nothing is said against an
 * action in a folder that an earlier step may have filled: where a later part of its path is an action of the repository,
 * that is the one.
 */
export function actionRemarks(files: readonly ParsedFile[], actionAt: Project["actionAt"]): readonly LinkRemark[] {
  const remarks: LinkRemark[] = [];
  const visited = new Set<Action>();

  const visit = (steps: readonly Step[], path: string, inside: readonly Action[]): void => {
    for (const { action: used } of steps) {
      if (used.kind !== "uses" || !isLocal(used.uses.value)) continue;
      const uses = used.uses.value;
      const folder = repositoryPath(uses);
      const action = folder === undefined ? undefined : actionIn(folder, actionAt);
      if (folder === undefined) remarks.push({ path, message: `\`${uses}\` leaves the repository` });
      else if (!action) remarks.push({ path, message: `\`${uses}\` is not at hand` });
      else if (inside.includes(action)) remarks.push({ path, message: `\`${uses}\` leads back to itself` });
      else visitAction(action, inside);
    }
  };
  const visitAction = (action: Action, inside: readonly Action[]): void => {
    if (visited.has(action)) return;
    visited.add(action);
    if (action.runs.using === "composite") visit(action.runs.steps, action.file.shownPath, [...inside, action]);
  };

  for (const file of files) {
    if (file.kind === "action") visitAction(file, []);
    else if (file.kind === "workflow") for (const job of file.jobs) visit(job.steps, file.file.shownPath, []);
  }
  return remarks;
}

/** The action in a folder, or, since the repository may be checked out below another, in a later part of the path. */
export function actionIn(folder: string, actionAt: Project["actionAt"]): Action | undefined {
  const parts = folder.split("/");
  for (let from = 0; from < parts.length; from++) {
    const action = actionAt(parts.slice(from).join("/"));
    if (action) return action;
  }
  return undefined;
}
