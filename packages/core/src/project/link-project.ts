import type { SourceFile } from "../source/source-file.ts";
import type { ParsedFile, Workflow } from "../workflow/model.ts";
import { parseFile } from "../workflow/parse-file.ts";
import { actionRemarks } from "./action-remarks.ts";
import { isToBeRead } from "./is-to-be-read.ts";
import type { CallLink, JobCall, LinkRemark, Project } from "./project.ts";
import { isLocal, repositoryPath } from "./repository-path.ts";
import { scriptReader } from "./script-reader.ts";

/**
 * GitHub connects at most ten levels of workflows, the caller at the top among them.
 * https://docs.github.com/actions/reference/workflows-and-actions/reusing-workflow-configurations
 */
const deepestChain = 9;

/** A tree of calls can be as wide as its files allow; past this many jobs the rest is left out, and that is said. */
const mostCalls = 5000;

/**
 * Reads the files and follows `uses: ./…` and `uses: $/…` from workflow to workflow. A called workflow that no file at hand calls, or
 * that also starts by itself, stands in `calls` without a chain, too.
 */
export function linkProject(files: readonly SourceFile[], lookup: (path: string) => SourceFile | undefined): Project {
  const parsed = new Map<string, ParsedFile | undefined>();
  const parseOnce = (path: string): ParsedFile | undefined => {
    if (!parsed.has(path)) {
      const file = lookup(path);
      parsed.set(path, file && parseFile(file));
    }
    return parsed.get(path);
  };
  const scriptAt = scriptReader(lookup);
  for (const file of files) if (isToBeRead(file, scriptAt)) parsed.set(file.path, parseFile(file));
  const read = files.flatMap((file) => parsed.get(file.path) ?? []);
  const workflows = read.filter((file): file is Workflow => file.kind === "workflow");
  const called = new Set<Workflow>();
  const calls: JobCall[] = [];
  const remarks: LinkRemark[] = [];

  const follow = (workflow: Workflow, chain: readonly CallLink[]): void => {
    for (const job of workflow.jobs) {
      if (calls.length >= mostCalls) return;
      calls.push({ workflow, job, chain });
      const callee = job.call && calleeOf(job.call.uses.value, parseOnce);
      if (!job.call || !callee) continue;
      const link = { workflow, job, call: job.call };
      const remark = (what: string): unknown =>
        remarks.push({ path: workflow.file.shownPath, message: `\`${link.call.uses.value}\` ${what}` });
      if (callee === "missing") remark("is not at hand");
      else if (callee === "outside") remark("leaves the repository");
      else if (callee === workflow || chain.some((outer) => outer.workflow === callee)) remark("leads back to itself");
      else if (chain.length >= deepestChain) remark("is nested deeper than GitHub allows");
      else {
        called.add(callee);
        follow(callee, [...chain, link]);
      }
    }
  };
  for (const workflow of workflows) if (startsByItself(workflow)) follow(workflow, []);
  for (const workflow of workflows) if (!startsByItself(workflow) && !called.has(workflow)) follow(workflow, []);
  if (calls.length >= mostCalls)
    remarks.push({ path: "", message: `more than ${mostCalls} calls of jobs: the rest is not judged` });

  const actionAt = actionFinder(parseOnce);
  remarks.push(...actionRemarks(read, actionAt));
  const given = files.map((file): ParsedFile => parsed.get(file.path) ?? { kind: "unread", file, problems: [] });
  return { files: given, calls, actionAt, scriptAt, remarks: eachOnce(remarks) };
}

/** A workflow that is called a thousand times says the same each time. */
function eachOnce(remarks: readonly LinkRemark[]): readonly LinkRemark[] {
  return [...new Map(remarks.map((remark) => [`${remark.path} ${remark.message}`, remark])).values()];
}

function actionFinder(parseOnce: (path: string) => ParsedFile | undefined): Project["actionAt"] {
  return (folder) => {
    for (const name of ["action.yml", "action.yaml"]) {
      const tree = parseOnce(folder === "" ? name : `${folder}/${name}`);
      if (tree?.kind === "action") return tree;
    }
    return undefined;
  };
}

function calleeOf(
  uses: string,
  parseOnce: (path: string) => ParsedFile | undefined,
): Workflow | "missing" | "outside" | undefined {
  if (!isLocal(uses)) return undefined;
  const path = repositoryPath(uses);
  if (path === undefined) return "outside";
  const file = parseOnce(path);
  return file?.kind === "workflow" ? file : "missing";
}

/** It has a trigger of its own beside `workflow_call`. */
export function startsByItself(workflow: Workflow): boolean {
  return workflow.on.length === 0 || workflow.on.some((trigger) => trigger.event.value !== "workflow_call");
}
