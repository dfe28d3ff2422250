import { actionIn } from "../project/action-remarks.ts";
import { mentionsPackages } from "../project/mentions.ts";
import type { JobCall, Project } from "../project/project.ts";
import { repositoryPath } from "../project/repository-path.ts";
import type { SourceFile } from "../source/source-file.ts";

/**
 * Tells which jobs can have to do with ghcr.io at all. A registry may come from a caller's input or from an action of the
 * repository, so that a file counts when it, a caller of it, or an action or a script that it uses mentions one of the hints.
 */
export function relevantTo(project: Project): (call: JobCall) => boolean {
  const known = new Map<SourceFile, boolean>();
  const mentions = (file: SourceFile): boolean => {
    const before = known.get(file);
    if (before !== undefined) return before;
    // Set first, so that actions that use each other come to an end.
    known.set(file, mentionsPackages(file, project.scriptAt));
    const answer = known.get(file) === true || usesMention(file);
    known.set(file, answer);
    return answer;
  };
  const usesMention = (file: SourceFile): boolean => {
    for (const used of file.text.matchAll(/uses:\s*["']?(\.\/[^\s"'#]*)/g)) {
      const folder = repositoryPath(used[1] as string);
      const action = folder === undefined ? undefined : actionIn(folder, project.actionAt);
      if (action && mentions(action.file)) return true;
    }
    return false;
  };
  return ({ workflow, chain }) => mentions(workflow.file) || chain.some((link) => mentions(link.workflow.file));
}
