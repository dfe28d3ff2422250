import { choice } from "../expressions/make-value.ts";
import { and, YES } from "../expressions/truth.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { CallLink, JobCall, Project } from "../project/project.ts";
import type { Span } from "../source/span.ts";
import type { Node, Workflow } from "../workflow/model.ts";
import { triggerOutputs } from "../workflow/parse-inputs.ts";
import { noBindings } from "./bindings.ts";
import { containerHappenings, unexpandedInContainers } from "./containers.ts";
import type { Reach, Settings, Situation, Trace } from "./facts.ts";
import type { JobBounds } from "./job-bounds.ts";
import { isMatrixKey, rowsOfCall, type RowsOfCall } from "./matrix.ts";
import { mayHaveInputs, ownInputs, ownSecrets, passedInputs, passedSecrets } from "./passed-values.ts";
import type { StepMemory } from "./remembered-steps.ts";
import { runnerOs, shellOfRunner } from "./runner-os.ts";
import { guardOf, runSteps } from "./run-steps.ts";
import { opaqueStep } from "./step-trace.ts";
import { reachIn, situationsOf } from "./situations.ts";
import { evaluateIn, withEnv, type Surroundings } from "./surroundings.ts";
import { repositoryAtHand } from "./workspace.ts";

/** One run of a job: what happens in it, and what can be seen before its first step and after its last one. */
export interface JobWalk extends Trace {
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
  /** Outputs may be put together from those of other jobs, which are in turn: each is asked for once. */
  readonly outputs: Map<JobCall, Map<string, Value | undefined>>;
  outputDepth: number;
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
    outputs: new Map(),
    outputDepth: 0,
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

/** Jobs that wait for jobs that wait for jobs … are followed as far as the stack allows with ease. */
const deepestNeeds = 50;

function isCircleOrTooDeep({ under }: Walker, call: JobCall): boolean {
  return under.has(call) || under.size >= deepestNeeds;
}

function walkOf(walker: Walker, call: JobCall, rows: RowsOfCall): JobWalk {
  const { workflow, job } = call;
  const situations = situationsOfCall(call);
  const { surroundings, guard } = enter(walker, call, rows, situations);
  const context = { situations, guard, guardAt: job.if?.span, surroundings };
  // What a called workflow does is told of its own jobs; of the calling job it is only known that it may be anything.
  const called = job.call
    ? opaqueStep(`\`${job.call.uses.value}\``, "anything", { ...context, step: job.call.uses.span }).flow
    : [];
  const lost = isBroken(workflow)
    ? opaqueStep("a part of the file that cannot be read", "anything", { ...context, step: job.id.span }).flow
    : [];
  const trace = runSteps(job.steps, {
    ...context,
    project: walker.project,
    defaultShell: (job.defaultShell ?? workflow.defaultShell)?.value ?? shellOfRunner(job, surroundings),
    defaultFolder: job.defaultFolder ?? workflow.defaultFolder,
    ownVariables: isSelfHosted(job.runsOn) || job.container !== undefined,
    inside: [],
    memory: walker.memory,
    checkouts: repositoryAtHand,
    actionFolder: undefined,
    isBroken: isBroken(workflow),
    bounds: walker.newBounds(),
  });
  return {
    flow: [...lost, ...containerHappenings(job, context), ...called, ...trace.flow],
    unexpanded: [...unexpandedInContainers(job, surroundings), ...trace.unexpanded],
    misplaced: trace.misplaced,
    skippedLogins: trace.skippedLogins,
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
    const other = jobBeside(walker, call, need.value.toLowerCase());
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
  const other = call.job.needs.some((need) => need.value.toLowerCase() === id) && jobBeside(walker, call, id);
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
  const other = jobBeside(walker, call, id)?.job;
  return other && !other.call && !other.outputs.some(({ key }) => key.value.toLowerCase() === output)
    ? { kind: "empty", because: `job \`${id}\` has no output \`${output}\``, span }
    : outputOf(walker, call, id, output);
}

function jobBeside(walker: Walker, call: JobCall, id: string): JobCall | undefined {
  return walker.project.calls.find(
    (each) =>
      each.workflow === call.workflow && sameChain(each.chain, call.chain) && each.job.id.value.toLowerCase() === id,
  );
}

/** An output of another job of the same workflow; of one that calls a workflow, what that one gives out. */
function outputOf(walker: Walker, call: JobCall, id: string, output: string): Value | undefined {
  const other = jobBeside(walker, call, id);
  if (!other) return undefined;
  const known = walker.outputs.get(other) ?? new Map<string, Value | undefined>();
  walker.outputs.set(other, known);
  if (known.has(output)) return known.get(output);
  // Until it is found out, it is not known: jobs may need each other in a circle.
  known.set(output, undefined);
  const value = walker.outputDepth < deepestNeeds ? newOutputOf(walker, other, output) : undefined;
  known.set(output, value);
  return value;
}

function newOutputOf(walker: Walker, other: JobCall, output: string): Value | undefined {
  walker.outputDepth++;
  const value = outputOfJob(walker, other, output);
  walker.outputDepth--;
  return value;
}

function outputOfJob(walker: Walker, other: JobCall, output: string): Value | undefined {
  if (other.job.call) return outputOfCalled(walker, other, output);
  const pair = other.job.outputs.find((each) => each.key.value.toLowerCase() === output);
  const values = pair ? walksOf(walker, other).map(({ after }) => evaluateIn(pair.value, after)) : [];
  return values[0] && choice(values, values[0].span);
}

function outputOfCalled(walker: Walker, calling: JobCall, output: string): Value | undefined {
  const first = walker.project.calls.find(
    ({ chain }) =>
      chain.length === calling.chain.length + 1 &&
      chain.at(-1)?.job === calling.job &&
      sameChain(chain.slice(0, -1), calling.chain),
  );
  const trigger = first?.workflow.on.find(({ event }) => event.value === "workflow_call");
  const declared = trigger && triggerOutputs(trigger).find((each) => each.key.value.toLowerCase() === output);
  // Only the plain form is followed: `${{ jobs.build.outputs.image }}`.
  const path = declared && /^\$\{\{\s*jobs\.([\w-]+)\.outputs\.([\w-]+)\s*\}\}$/.exec(declared.value.value.trim());
  return first && path
    ? outputOf(walker, first, (path[1] as string).toLowerCase(), (path[2] as string).toLowerCase())
    : undefined;
}

/** The ways in which the outermost workflow starts are those of every job below it. */
export function situationsOfCall({ workflow, chain }: JobCall): readonly Situation[] {
  return situationsOf((chain[0]?.workflow ?? workflow).on);
}

/** https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/use-jobs#defining-prerequisite-jobs */
const ignoresSkips = /\b(?:always|failure|cancelled)\s*\(/i;

function sameChain(a: readonly CallLink[], b: readonly CallLink[]): boolean {
  return a === b || (a.length === b.length && a.every((link, index) => link.job === b[index]?.job));
}

/** Steps may be lost in the break, so that nothing can be said to be missing. */
function isBroken({ problems }: Workflow): boolean {
  return problems.some(({ code }) => code === "yaml-syntax" || code === "budget");
}

/** https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-in-a-workflow */
export function isSelfHosted(runsOn: Node | undefined): boolean {
  if (!runsOn) return false;
  if (runsOn.kind === "scalar") return runsOn.text.value.trim() === "self-hosted";
  if (runsOn.kind === "sequence") return runsOn.items.some(isSelfHosted);
  return runsOn.entries.some((entry) => entry.key.value === "labels" && isSelfHosted(entry.value));
}
