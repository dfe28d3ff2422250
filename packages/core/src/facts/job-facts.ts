import { startsByItself } from "../project/link-project.ts";
import type { JobCall } from "../project/project.ts";
import { calledWorkflow } from "./called-workflow.ts";
import { containerCredentials } from "./containers.ts";
import type { JobFacts } from "./facts.ts";
import { blockInsertion } from "./insertions.ts";
import { logNames } from "./log-names.ts";
import { loginGaps } from "./login-gaps.ts";
import { overreachesOf } from "./overreach.ts";
import { effectivePermissions } from "./permissions.ts";
import { ofAllRuns, runFacts } from "./run-facts.ts";
import { situationsOfCall, type JobWalk } from "./walk-jobs.ts";
import { writesPackages } from "./writes-packages.ts";

/** All that one job does, as it is called. */
export function jobFacts(call: JobCall, walks: readonly JobWalk[]): JobFacts {
  const { workflow, job, chain } = call;
  const byItself = startsByItself(chain[0]?.workflow ?? workflow);
  const [first] = walks;
  const runs = walks.map(runFacts);
  const situations = situationsOfCall(call);
  const all = ofAllRuns(runs);
  const neverRuns = walks.length > 0 && walks.every(({ guard }) => guard.every(({ is }) => is === "no"));
  return {
    id: job.id.value,
    called: `job \`${job.id.value}\``,
    kind: "job",
    logNames: logNames(call),
    file: workflow.file,
    key: job.id.span,
    chain: chain.map((link) => link.call.uses.span),
    origin: (chain[0]?.job ?? job).id.span,
    permissions: effectivePermissions(workflow, job, chain, byItself),
    situations,
    onlyCalled: !byItself,
    neverRuns,
    selfHosted: walks.some((walk) => walk.selfHosted),
    runs,
    ...all,
    loginGaps: loginGaps(runs, { situations, isCalled: chain.length > 0 }),
    writesPackages: writesPackages({ ...all, runs, neverRuns }),
    credentials: first ? containerCredentials(job, { surroundings: first.before }) : [],
    overreaches: overreachesOf(call),
    loginBy: job.call && calledWorkflow(job.call.uses.value.trim())?.row.loginBy,
    ownBlock: blockInsertion(job),
    isOnlyJob: workflow.jobs.length === 1,
  };
}
