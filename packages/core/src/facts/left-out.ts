import type { Project } from "../project/project.ts";
import type { ProjectFacts } from "./facts.ts";
import { hasTooManyRows, mostRows } from "./matrix.ts";
import { hasTooManyEvents, mostEvents } from "./situations.ts";

/** What is known only in part, since there is too much of it, as a look at the files themselves tells. */
export function leftOut(project: Project): ProjectFacts["remarks"] {
  const remarks: ProjectFacts["remarks"][number][] = [];
  for (const file of project.files) {
    if (file.kind === "workflow" && hasTooManyEvents(file.on))
      remarks.push({ path: file.file.shownPath, message: `more than ${mostEvents} events: they are not told apart` });
  }
  for (const call of project.calls) {
    if (hasTooManyRows(call)) {
      const message = `the matrix of job \`${call.job.id.value}\` has more than ${mostRows} combinations: its values are not known`;
      remarks.push({ path: call.workflow.file.shownPath, message });
    }
  }
  return remarks;
}
