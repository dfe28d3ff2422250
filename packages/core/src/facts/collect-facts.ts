import { hasHint } from "../knowledge/hints.ts";
import type { Project } from "../project/project.ts";
import type { Problem } from "../source/problem.ts";
import type { Action, ParsedFile, Workflow } from "../workflow/model.ts";
import { actionFacts } from "./action-facts.ts";
import { expressionFaults } from "./expression-faults.ts";
import type { FileFacts, JobFacts, ProjectFacts, Settings } from "./facts.ts";
import { projectBounds } from "./job-bounds.ts";
import { jobFacts } from "./job-facts.ts";
import { leftOut } from "./left-out.ts";
import { permissionFaults } from "./permissions.ts";
import { relevantTo } from "./relevance.ts";
import { strayInputs } from "./stray-inputs.ts";
import { jobWalker } from "./walk-jobs.ts";

/** Everything that the rules may know of a repository. */
export function collectFacts(
  project: Project,
  settings: Settings,
  checkSchema: (parsed: Workflow | Action) => readonly Problem[] = expressionFaults,
): ProjectFacts {
  const bounds = projectBounds();
  const jobs: JobFacts[] = [];
  const isRelevant = relevantTo(project);
  const walks = jobWalker(project, settings, bounds.ofJob);
  for (const call of project.calls) {
    if (isRelevant(call)) jobs.push(jobFacts(call, walks(call)));
  }
  for (const file of project.files) {
    const facts =
      file.kind === "action" && !bounds.used.has(file) && hasHint(file.file.text)
        ? actionFacts(file, project, settings, bounds.ofJob())
        : undefined;
    if (facts) jobs.push(facts);
  }
  return {
    repository: settings.repository,
    settings,
    jobs,
    files: project.files.map((file) => fileFacts(file, checkSchema)),
    remarks: eachOnce([...bounds.remarks(), ...leftOut(project)]),
  };
}

function eachOnce(remarks: ProjectFacts["remarks"]): ProjectFacts["remarks"] {
  return [...new Map(remarks.map((remark) => [`${remark.path} ${remark.message}`, remark])).values()];
}

function fileFacts(file: ParsedFile, checkSchema: (parsed: Workflow | Action) => readonly Problem[]): FileFacts {
  const schema = isRead(file) && matters.test(file.file.text) ? furtherProblems(file, checkSchema) : [];
  return {
    file: file.file,
    kind: file.kind,
    problems: [...file.problems, ...schema, ...(isRead(file) ? strayInputs(file) : [])],
    permissionFaults: file.kind === "workflow" ? permissionFaults(file) : [],
  };
}

/** A file of another shape than GitHub's parser expects leads it astray, so that only its expressions are looked at then. */
function furtherProblems(
  file: Workflow | Action,
  checkSchema: (parsed: Workflow | Action) => readonly Problem[],
): readonly Problem[] {
  const codes = file.problems.map(({ code }) => code);
  if (codes.every((code) => code === "lost-name")) return checkSchema(file);
  return codes.includes("yaml-syntax") || codes.includes("budget") ? [] : expressionFaults(file);
}

function isRead(file: ParsedFile): file is Workflow | Action {
  return file.kind !== "neither" && file.kind !== "unread" && !isForeign(file);
}

/** Other tools have an `action.yml` of their own, with another `runs.using`, and GitHub never reads it. */
function isForeign(file: Workflow | Action): boolean {
  return file.kind === "action" && file.runs.using === "unknown";
}

/** GitHub's own parser is slow: it is asked only about files that have to do with packages. */
const matters = /ghcr|packages\s*:/i;
