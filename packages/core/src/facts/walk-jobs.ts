import { and, YES } from "../expressions/truth.ts";
import type { Truth, Value } from "../expressions/value.ts";
import { jobBeside } from "../project/job-beside.ts";
import type { JobCall, Project } from "../project/project.ts";
import type { Span } from "../source/span.ts";
import type { Workflow } from "../workflow/model.ts";
import { noBindings } from "./bindings.ts";
import { containerHappenings, unexpandedInContainers } from "./containers.ts";
import type { Reach, Settings, Situation, Trace } from "./facts.ts";
import type { JobBounds } from "./job-bounds.ts";
import { deepestNeeds, outputReader, type OutputOf } from "./job-outputs.ts";
import { isMatrixKey, rowsOfCall, type RowsOfCall } from "./matrix.ts";
import { mayHaveInputs, ownInputs, ownSecrets, passedInputs, passedSecrets } from "./passed-values.ts";
import type { StepMemory } from "./remembered-steps.ts";
import { runnerOs, shellOfRunner } from "./runner-os.ts";
import { runCall } from "./run-call.ts";
import { guardOf, runSteps } from "./run-steps.ts";
import { isSelfHosted } from "./self-hosted.ts";
import { nothing, opaqueStep } from "./step-trace.ts";
import { reachIn, situationsOf } from "./situations.ts";
import { withEnv, type Surroundings } from "./surroundings.ts";
import { repositoryAtHand } from "./workspace.ts";

/** One run of a job: what happens in it, and what can be seen before its first step and after its last one. */
export interface JobWalk extends Trace {
  /** In which of its situations the job runs. */
  readonly guard: Reach;
  readonly selfHosted: boolean;
  readonly keepsHome: boolean;
  readonly before: Surroundings;
  readonly after: Surroundings;
}

/** What the walk through the jobs of one repository has found so far. */
interface Walker {
  readonly project: Project;
  readonly settings: Settings;
  readonly newBounds: () => JobBounds;
  readonly done: Map<JobCall, readonly JobWalk[]>;
  readonly reaches: Map<JobCall, Reach>;
  /** The jobs that are being looked at: those that need each other are refused by GitHub, and learn nothing here. */
  readonly under: Set<JobCall>;
  readonly memory: StepMemory;
  readonly outputOf: OutputOf;
}

/** What the steps of a job see, and in which of its situations the job runs. */
interface Entry {
  readonly surroundings: Surroundings;
  readonly guard: Reach;
}

/**
 * Walks through jobs, each only once: what one gives out, the ones that need it ask for. There is one walk for each row of
 * the matrix that makes a difference.
 */
export function jobWalker(
  project: Project,
  settings: Settings,
  newBounds: () => JobBounds,
): (call: JobCall) => readonly JobWalk[] {
  const walker: Walker = {
    project,
    settings,
    newBounds,
    done: new Map(),
    reaches: new Map(),
    under: new Set(),
    memory: new Map(),
    outputOf: outputReader(project, (call) => walksOf(walker, call)),
  };
  return (call) => walksOf(walker, call);
}

function walksOf(walker: Walker, call: JobCall): readonly JobWalk[] {
  const before = walker.done.get(call);
  if (before) return before;
  if (isCircleOrTooDeep(walker, call)) return [];
  walker.under.add(call);
  const found = rowsOfCall(call).map((rows) => walkOf(walker, call, rows));
  walker.under.delete(call);
  walker.done.set(call, found);
  return found;
}

function isCircleOrTooDeep({ under }: Walker, call: JobCall): boolean {
  return under.has(call) || under.size >= deepestNeeds;
}

function walkOf(walker: Walker, call: JobCall, rows: RowsOfCall): JobWalk {
  const { workflow, job } = call;
  const situations = situationsOfCall(call);
  const { surroundings, guard } = enter(walker, call, rows, situations);
  const context = { situations, guard, guardAt: job.if?.span, surroundings };
  const called = job.call ? runCall(job.call, context) : nothing;
  const isLost = isBroken(workflow) || (job.steps.length === 0 && !job.call);
  const lost = isLost
    ? opaqueStep("a part of the file that cannot be read", "anything", { ...context, step: job.id.span }).flow
    : [];
  const selfHosted = isSelfHosted(job.runsOn, rows.at(-1));
  const trace = runSteps(job.steps, {
    ...context,
    project: walker.project,
    defaultShell: (job.defaultShell ?? workflow.defaultShell)?.value ?? shellOfRunner(job, surroundings),
    defaultFolder: job.defaultFolder ?? workflow.defaultFolder,
    ownVariables: selfHosted || job.container !== undefined,
    inside: [],
    memory: walker.memory,
    checkouts: repositoryAtHand,
    actionFolder: undefined,
    isBroken: isBroken(workflow),
    bounds: walker.newBounds(),
  });
  return {
    flow: [...lost, ...containerHappenings(job, context), ...called.flow, ...trace.flow],
    unexpanded: [...unexpandedInContainers(job, surroundings), ...called.unexpanded, ...trace.unexpanded],
    misplaced: [...called.misplaced, ...trace.misplaced],
    skippedLogins: trace.skippedLogins,
    guard,
    selfHosted,
    // A container has its home in a folder that the runner empties: `_github_home` in actions/runner.
    keepsHome: selfHosted && job.container === undefined,
    before: surroundings,
    after: trace.surroundings,
  };
}

/** What the steps of a job see, and in which situations the job runs, all the calls on the way counted. */
function enter(walker: Walker, call: JobCall, rows: RowsOfCall, situations: readonly Situation[]): Entry {
  const { workflow, job, chain } = call;
  const row = rows.at(-1);
  const link = chain.at(-1);
  const outer =
    link &&
    enter(walker, { workflow: link.workflow, job: link.job, chain: chain.slice(0, -1) }, rows.slice(0, -1), situations);
  const base: Surroundings = {
    secrets: outer ? passedSecrets(link, outer.surroundings) : ownSecrets(workflow),
    inputs: outer ? passedInputs(workflow, link, outer.surroundings) : ownInputs(workflow, walker.settings),
    matrix: row && { get: (key) => row.get(key), isKey: (key) => isMatrixKey(job, key) },
    env: noBindings,
    envComplete: true,
    hasCredentials: isSelfHosted(job.runsOn, row) || job.container !== undefined,
    steps: new Map(),
    needs: (id, output, span) => neededOutput(walker, call, id, output, span),
    mayHaveInputs: outer ? outer.surroundings.mayHaveInputs : mayHaveInputs(workflow),
    hasRun: (_, id, situation) => hasRun(walker, call, id, situations, situation),
    runnerOs: () => runnerOs(job.runsOn, base),
    settings: walker.settings,
  };
  const surroundings = withEnv(withEnv(base, workflow.env), job.env);
  const guard = guardOf(job.if, { situations, guard: outer?.guard ?? situations.map(() => YES) }, surroundings);
  return {
    surroundings,
    guard: ignoresSkips.test(job.if?.value ?? "") ? guard : afterNeeds(walker, call, situations, guard),
  };
}

/** A job is skipped with those that it needs. */
function afterNeeds(walker: Walker, call: JobCall, situations: readonly Situation[], own: Reach): Reach {
  return call.job.needs.reduce((reach, need) => {
    const other = jobBeside(walker.project.calls, call, need.value.toLowerCase());
    const needed = other && reachOf(walker, other, situations);
    return needed ? reach.map((truth, index) => and(truth, needed[index] ?? YES)) : reach;
  }, own);
}

function hasRun(
  walker: Walker,
  call: JobCall,
  id: string,
  situations: readonly Situation[],
  asked: Situation,
): Truth | undefined {
  const other =
    call.job.needs.some((need) => need.value.toLowerCase() === id) && jobBeside(walker.project.calls, call, id);
  return other ? reachIn(asked, reachOf(walker, other, situations), situations) : undefined;
}

function reachOf(walker: Walker, call: JobCall, situations: readonly Situation[]): Reach | undefined {
  const before = walker.reaches.get(call);
  if (before || isCircleOrTooDeep(walker, call)) return before;
  walker.under.add(call);
  const { guard } = enter(walker, call, [], situations);
  walker.under.delete(call);
  walker.reaches.set(call, guard);
  return guard;
}

/** What another job does not give out is empty. */
function neededOutput(walker: Walker, call: JobCall, id: string, output: string, span: Span): Value | undefined {
  const { job, workflow } = call;
  if (isBroken(workflow)) return undefined;
  const isNeeded = job.needs.some((need) => need.value.toLowerCase() === id);
  if (!isNeeded) return { kind: "empty", because: `the job does not need \`${id}\``, span };
  const other = jobBeside(walker.project.calls, call, id)?.job;
  return other && !other.call && !other.outputs.some(({ key }) => key.value.toLowerCase() === output)
    ? { kind: "empty", because: `job \`${id}\` has no output \`${output}\``, span }
    : walker.outputOf(call, id, output);
}

/** The ways in which the outermost workflow starts are those of every job below it. */
export function situationsOfCall({ workflow, chain }: JobCall): readonly Situation[] {
  return situationsOf((chain[0]?.workflow ?? workflow).on);
}

/** https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-jobs#defining-prerequisite-jobs */
const ignoresSkips = /\b(?:always|failure|cancelled)\s*\(/i;

/** Steps may be lost in the break, so that nothing can be said to be missing. */
function isBroken({ problems }: Workflow): boolean {
  return problems.some(({ code }) => code === "yaml-syntax" || code === "budget");
}
