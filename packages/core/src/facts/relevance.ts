import { actionIn } from "../project/action-remarks.ts";
import { foldersIn, mentionsPackages } from "../project/mentions.ts";
import type { JobCall, Project } from "../project/project.ts";
import { folderOf, repositoryPath } from "../project/repository-path.ts";
import type { Action, Job, Workflow } from "../workflow/model.ts";
import { askedFor } from "./permissions.ts";

/**
 * Tells which jobs can have to do with ghcr.io at all, by their text: most jobs of a workflow that publishes build and test,
 * and need not be walked through. A registry may come from the workflow's own `env` or inputs, from a caller, from an action
 * or a script of the repository, and from what another job gives out. So a job counts when one of these mentions a hint, and
 * beside one that does when its token may have more than it needs.
 */
export function relevantTo(project: Project): (call: JobCall) => boolean {
  const mentions = mentioning(project);
  const workflows = new Set(project.calls.map(({ workflow }) => workflow));
  const around = new Set<Workflow>();
  const speaking = new Set<Job>();
  const asked = new Map<Job, readonly Job[]>();
  for (const workflow of workflows) {
    const silent: Job[] = [];
    const outside = aroundJobs(workflow);
    const folders = foldersIn(outside);
    for (const job of workflow.jobs) {
      if (mentions(textOf(job), folders) || alias.test(textOf(job))) speaking.add(job);
      else silent.push(job);
    }
    if (silent.length > 0 && mentions(outside)) around.add(workflow);
    const beside = new Map(workflow.jobs.map((job) => [job.id.value.toLowerCase(), job]));
    for (const job of silent) if (asksOthers.test(textOf(job))) asked.set(job, neededBy(job, beside));
  }
  const readers = readersOf(asked, project.calls);
  const giving = new Set(speaking);
  for (const { jobs } of around) for (const job of jobs) giving.add(job);
  // A set hands out what is added to it on the way: what a job gives out may come from others.
  for (const job of giving) for (const reader of readers.get(job) ?? []) giving.add(reader);

  const isRelevant = (workflow: Workflow, job: Job): boolean =>
    around.has(workflow) || speaking.has(job) || asked.get(job)?.some((other) => giving.has(other)) === true;
  const touched = new Set([...workflows].filter(({ jobs }) => jobs.some((job) => giving.has(job))));
  return (call) => {
    const way = [...call.chain, call];
    return (
      way.some(({ workflow, job }) => isRelevant(workflow, job)) ||
      (asksForPackages(call) && way.some(({ workflow }) => touched.has(workflow)))
    );
  };
}

/** It may do less than it could, or its callers may not give what it asks for. */
function asksForPackages({ workflow, job, chain }: JobCall): boolean {
  const packages = askedFor(workflow, job)?.packages;
  return packages === "write" || (packages === "read" && chain.length > 0);
}

function neededBy({ needs }: Job, beside: ReadonlyMap<string, Job>): readonly Job[] {
  return needs.flatMap(({ value }) => beside.get(value.toLowerCase()) ?? []);
}

/** Who may hand on what a job gives out: the jobs that ask for it, and the one that calls its workflow. */
function readersOf(
  asked: ReadonlyMap<Job, readonly Job[]>,
  calls: readonly JobCall[],
): ReadonlyMap<Job, ReadonlySet<Job>> {
  const readers = new Map<Job, Set<Job>>();
  const add = (job: Job, reader: Job): void => {
    const known = readers.get(job);
    if (known) known.add(reader);
    else readers.set(job, new Set([reader]));
  };
  for (const [reader, jobs] of asked) for (const job of jobs) add(job, reader);
  for (const { job, chain } of calls) {
    const caller = chain.at(-1);
    if (caller) add(job, caller.job);
  }
  return readers;
}

/** Whether a text, or that of an action which it uses, has to do with packages. Its scripts may lie in these folders, too. */
function mentioning({ scriptAt, actionAt }: Project): (text: string, folders?: readonly string[]) => boolean {
  const ofAction = remembered(({ file }: Action) => mentionsPackages(file.text, scriptAt, [folderOf(file)]));
  const usedBy = (text: string): readonly Action[] =>
    [...text.matchAll(/uses:\s*["']?([.$]\/[^\s"'#]*)/g)].flatMap(([, uses]) => {
      const folder = repositoryPath(uses as string);
      return (folder === undefined ? undefined : actionIn(folder, actionAt)) ?? [];
    });
  const usedByAction = remembered(({ file }: Action) => usedBy(file.text));
  return (text, folders) => {
    if (mentionsPackages(text, scriptAt, folders)) return true;
    const used = new Set(usedBy(text));
    for (const action of used) {
      if (ofAction(action)) return true;
      for (const inner of usedByAction(action)) used.add(inner);
    }
    return false;
  };
}

/** Of what a job sees of others it asks by this name. */
const asksOthers = /\bneeds\b(?!\s*:)/;

/** What it stands for is written elsewhere, in another job perhaps. */
const alias = /[\s[,{]\*[\w-]/;

function textOf({ span }: Job): string {
  return span.file.text.slice(span.start, span.end);
}

/** All of a file but its jobs; the whole file where a part of it could not be read. */
function aroundJobs({ file, jobs, problems }: Workflow): string {
  if (problems.length > 0) return file.text;
  const starts = [0, ...jobs.map(({ span }) => span.end)];
  return starts.map((start, index) => file.text.slice(start, jobs[index]?.span.start)).join("\n");
}

function remembered<Key, Answer>(find: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, { readonly answer: Answer }>();
  return (key) => {
    const before = known.get(key) ?? { answer: find(key) };
    known.set(key, before);
    return before.answer;
  };
}
