import type { SourceFile } from "../source/source-file.ts";
import type { Job, MapNode, Trigger, Workflow } from "./model.ts";
import { parseJob } from "./parse-job.ts";
import { parsePermissions } from "./parse-permissions.ts";
import type { ProblemList } from "./problem-list.ts";
import { entryAt, isMap, isNull, pairsAt, runDefaultsOf, startOf, textAt, textsOf } from "./read-node.ts";

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax */
export function parseWorkflow(
  file: SourceFile,
  root: MapNode | undefined,
  problems: ProblemList,
): Omit<Workflow, "yaml"> {
  return {
    kind: "workflow",
    file,
    name: textAt(root, "name"),
    on: root ? parseTriggers(root, problems) : [],
    permissions: parsePermissions(root),
    env: pairsAt(root, "env"),
    ...runDefaultsOf(root),
    jobs: root ? parseJobs(root, problems) : [],
    problems: problems.all,
  };
}

/** `on: push`, `on: [push, release]` and `on: { push: … }` mean the same. */
function parseTriggers(root: MapNode, problems: ProblemList): readonly Trigger[] {
  const on = entryAt(root, "on");
  if (on === undefined) {
    problems.add("wrong-shape", startOf(root), "`on` is missing: nothing says when the workflow runs");
    return [];
  }
  const triggers: readonly Trigger[] = isMap(on.value)
    ? on.value.entries.map(({ key, value }) => ({ event: key, settings: isNull(value) ? undefined : value }))
    : textsOf(on.value).map((event) => ({ event, settings: undefined }));
  if (triggers.length === 0) problems.add("wrong-shape", on.key.span, "`on` names no event");
  return triggers;
}

function parseJobs(root: MapNode, problems: ProblemList): readonly Job[] {
  const jobs = entryAt(root, "jobs");
  if (jobs === undefined) {
    problems.add("wrong-shape", startOf(root), "`jobs` is missing");
  } else if (isNull(jobs.value) || (isMap(jobs.value) && jobs.value.entries.length === 0)) {
    problems.add("wrong-shape", jobs.key.span, "`jobs` is empty");
  } else if (isMap(jobs.value)) {
    return withKnownNeeds(
      jobs.value.entries.map((entry) => parseJob(entry, problems)),
      problems,
    );
  } else {
    problems.add("not-a-mapping", jobs.key.span, "`jobs` is not a mapping of job names to jobs");
  }
  return [];
}

/** GitHub refuses a file with a job that waits for none of its jobs. What a merge key was to bring may be one of them. */
function withKnownNeeds(jobs: readonly Job[], problems: ProblemList): readonly Job[] {
  if (problems.all.some(({ code }) => code === "merge-key")) return jobs;
  const ids = new Set(jobs.map(({ id }) => id.value.toLowerCase()));
  for (const { id, needs } of jobs) {
    for (const need of needs) {
      if (ids.has(need.value.toLowerCase()) || need.value.includes("{{")) continue;
      problems.add("lost-name", need.span, `job \`${id.value}\` needs \`${need.value}\`, and no job has that name`);
    }
  }
  return jobs;
}
