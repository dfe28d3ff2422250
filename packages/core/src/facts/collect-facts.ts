import { hints } from "../knowledge/hints.ts";
import type { Project } from "../project/project.ts";
import type { Problem } from "../source/problem.ts";
import type { Action, ParsedFile, Workflow } from "../workflow/model.ts";
import { actionFacts } from "./action-facts.ts";
import { expressionFaults } from "./expression-faults.ts";
import type { FileFacts, JobFacts, ProjectFacts, Settings } from "./facts.ts";
import { jobFacts } from "./job-facts.ts";
import { permissionFaults } from "./permissions.ts";
import { relevantTo } from "./relevance.ts";
import type { OnAction } from "./run-steps.ts";
import { jobWalker } from "./walk-jobs.ts";

/** Actions that use each other several times unfold to a tree; past this many uses the rest is left out, and that is said. */
const mostUses = { inJob: 1000, inAll: 20_000 };

/** Everything that the rules may know of a repository. */
export function collectFacts(
  project: Project,
  settings: Settings,
  checkSchema: (parsed: Workflow | Action) => readonly Problem[] = expressionFaults,
): ProjectFacts {
  const used = new Set<Action>();
  const jobs: JobFacts[] = [];
  const isRelevant = relevantTo(project);
  let inAll = 0;
  let isCut = false;
  const newOnAction = (): OnAction => {
    let inJob = 0;
    return (action) => {
      used.add(action);
      const isTooMuch = ++inJob > mostUses.inJob || ++inAll > mostUses.inAll;
      isCut ||= isTooMuch;
      return !isTooMuch;
    };
  };
  const walks = jobWalker(project, settings, newOnAction);
  for (const call of project.calls) {
    if (isRelevant(call)) jobs.push(jobFacts(call, walks(call)));
  }
  for (const file of project.files) {
    const facts =
      file.kind === "action" && !used.has(file) && hints.test(file.file.text)
        ? actionFacts(file, project, settings, newOnAction())
        : undefined;
    if (facts) jobs.push(facts);
  }
  return {
    repository: settings.repository,
    settings,
    jobs,
    files: project.files.map((file) => fileFacts(file, checkSchema)),
    remarks: isCut ? [`too many uses of local actions, ${mostUses.inJob} in a job: the rest is not looked into`] : [],
  };
}

function fileFacts(file: ParsedFile, checkSchema: (parsed: Workflow | Action) => readonly Problem[]): FileFacts {
  const schema =
    file.kind === "neither" ||
    file.kind === "unread" ||
    isForeign(file) ||
    file.problems.length > 0 ||
    !matters.test(file.file.text)
      ? []
      : checkSchema(file);
  return {
    file: file.file,
    kind: file.kind,
    problems: [...file.problems, ...schema],
    permissionFaults: file.kind === "workflow" ? permissionFaults(file) : [],
  };
}

/** Other tools have an `action.yml` of their own, with another `runs.using`, and GitHub never reads it. */
function isForeign(file: Workflow | Action): boolean {
  return file.kind === "action" && file.runs.using === "unknown";
}

/** GitHub's own parser is slow: it is asked only about files that have to do with packages. */
const matters = /ghcr|packages\s*:/i;
