import { choice } from "../expressions/make-value.ts";
import { literalOf } from "../expressions/read-value.ts";
import type { Value } from "../expressions/value.ts";
import { evaluateCondition } from "../expressions/evaluate-condition.ts";
import { and, YES } from "../expressions/truth.ts";
import { isLocal, isOwn, repositoryPath } from "../project/repository-path.ts";
import type { Text } from "../source/text.ts";
import type { Step } from "../workflow/model.ts";
import { actionRow, usedAction } from "./action/action-row.ts";
import { runAction } from "./action/run-action.ts";
import { constant, layered, type Binding } from "./bindings.ts";
import { markElsewhere } from "./elsewhere.ts";
import type { Happening, Login, MisplacedInputs, Reach, Trace, Unexpanded } from "./facts.ts";
import type { JobBounds } from "./job-bounds.ts";
import { localActionInputs } from "./local-action-inputs.ts";
import { runImage } from "./run-image.ts";
import { isIdle, mayLogIn, quietStep } from "./idle-step.ts";
import { quietScript } from "./quiet-script.ts";
import { afterStep, withPastedToken } from "./credentials-at-hand.ts";
import { conditionPlace, variableInsertion } from "./insertions.ts";
import { rememberedStep, type StepMemory, type StepPlace, type WalkedStep } from "./remembered-steps.ts";
import { scopeIn } from "./scope.ts";
import { placeOf } from "./script/folders.ts";
import { reachIn } from "./situations.ts";
import { runQuietScript, runRemoteScript, runScriptStep } from "./script-step.ts";
import type { StepContext } from "./step-context.ts";
import { nothing, opaqueStep, type StepTrace } from "./step-trace.ts";
import { evaluateIn, withEnv, type StepOutputs, type Surroundings } from "./surroundings.ts";
import { exportsOf } from "./unseen-exports.ts";
import { fileIn, inRepository, placesOf, withCheckouts, type Checkout } from "./workspace.ts";

/** Composite actions may use each other; GitHub stops at ten levels. */
const deepestAction = 10;

/** Where a list of steps runs: in a job, or in a composite action that a step of the job uses. */
export interface StepsContext extends StepPlace {
  readonly bounds: JobBounds;
  readonly memory: StepMemory;
  /** Steps may have been lost, of which nothing is known. */
  readonly isBroken: boolean;
}

export interface StepsTrace extends Trace {
  readonly checkouts: readonly Checkout[];
  /** What the steps have exported, by name. */
  readonly exported: ReadonlyMap<string, Value>;
  /** As they are when the last step is done. */
  readonly surroundings: Surroundings;
}

/** Walks through steps in order; what one sets, the next ones see. */
export function runSteps(steps: readonly Step[], context: StepsContext): StepsTrace {
  const { env } = context.surroundings;
  const exported = new Map<string, Value>();
  const exports = new Map<string, Binding>();
  const given = new Map<string, StepOutputs>();
  let reached = 0;
  const reaches = new Map<string, Reach>();
  const hasRun: Surroundings["hasRun"] = (of, name, situation) =>
    of === "steps"
      ? reachIn(situation, reaches.get(name), context.situations)
      : context.surroundings.hasRun(of, name, situation);
  const known: Surroundings = {
    ...context.surroundings,
    env: layered(env, exports),
    steps: {
      get: (id) => given.get(id) ?? (context.isBroken || hasStep(steps.slice(0, reached), id) ? undefined : "none"),
    },
    hasRun,
  };
  const unsure: Surroundings = { ...known, envComplete: false, hasCredentials: true };
  let surroundings = known;
  let { checkouts } = context;
  const flow: Happening[] = [];
  const unexpanded: Unexpanded[] = [];
  const misplaced: MisplacedInputs[] = [];
  const skippedLogins: Login[] = [];
  for (const [index, step] of steps.entries()) {
    reached = index;
    if (!context.bounds.hasRoom()) {
      flow.push(...theRest({ ...context, step: step.line }).flow);
      surroundings = unsure;
      break;
    }
    if (isIdle(step, context)) continue;
    const place = { ...context, surroundings, checkouts };
    const { walked, isRepeated } = rememberedStep(context.memory, step, place, (inner) => walkStep(step, inner));
    const { guard } = walked;
    if (step.id) reaches.set(step.id.value.toLowerCase(), guard);
    const trace = isRepeated && walked.trace ? bounded(walked.trace, step, { ...context, guard }) : walked.trace;
    if (!trace) continue;
    flow.push(...trace.flow);
    unexpanded.push(...trace.unexpanded);
    misplaced.push(...trace.misplaced);
    skippedLogins.push(...trace.skippedLogins);
    checkouts = trace.checkouts ?? checkouts;
    // What a step has exported and given out is there for the next ones.
    if (step.id) given.set(step.id.value.toLowerCase(), trace.outputs);
    for (const [name, value] of exportsOf(trace, step, surroundings.env)) {
      // A step that may not run may not have done so.
      const before = guard.every((truth) => truth.is === "yes") ? undefined : surroundings.env.get(name);
      const now = before ? choice([value, before(undefined)], value.span) : value;
      exported.set(name, now);
      exports.set(name, constant(now));
    }
    surroundings = afterStep(trace, surroundings);
  }
  reached = steps.length;
  return { flow, unexpanded, misplaced, skippedLogins, surroundings, checkouts, exported };
}

function hasStep(steps: readonly Step[], id: string): boolean {
  return steps.some((step) => step.id?.value.toLowerCase() === id);
}

/** What is left out may be anything. */
function theRest(place: Parameters<typeof opaqueStep>[2]): StepTrace {
  return opaqueStep("the rest of a job that does too much", "anything", place);
}

function walkStep(step: Step, context: StepsContext): WalkedStep {
  const surroundings = withPastedToken(step, withEnv(context.surroundings, step.env));
  const guard = guardOf(step.if, context, surroundings);
  const isSkipped = guard.every((truth) => truth.is === "no");
  if (isSkipped && !mayLogIn(step)) return { guard, trace: undefined };
  const stepContext: StepContext = {
    situations: context.situations,
    guard,
    guardAt: step.if?.span ?? context.guardAt,
    step: step.line,
    surroundings,
    isForgiven: mayFail(step, surroundings),
    fileAt: (place) => fileIn(place, context),
    variablePlace: variableInsertion(step),
    conditionPlace: conditionPlace(step),
  };
  return { guard, trace: isSkipped ? skippedStep(step, stepContext, context) : runStep(step, stepContext, context) };
}

/** By an expression it may be so, which is enough: what hangs on it is only how sure it is that the run fails. */
function mayFail({ continueOnError }: Step, surroundings: Surroundings): boolean {
  return continueOnError !== undefined && literalOf(evaluateIn(continueOnError, surroundings)) !== "false";
}

/** Of a step that never runs it is of interest only whether it would have logged in. */
function skippedStep(step: Step, context: StepContext, outer: StepsContext): StepTrace | undefined {
  const guard = outer.situations.map(() => YES);
  const { flow } = runStep(step, { ...context, guard }, { ...outer, guard });
  const skippedLogins = flow.filter((happening) => happening.kind === "login");
  return skippedLogins.length > 0 ? { ...nothing, skippedLogins } : undefined;
}

export function guardOf(
  condition: Text | undefined,
  outer: Pick<StepsContext, "situations" | "guard">,
  surroundings: Surroundings,
): Reach {
  if (!condition) return outer.guard;
  return outer.situations.map((situation, index) =>
    and(
      outer.guard[index] ?? YES,
      markElsewhere(
        (each) => evaluateCondition(condition, scopeIn(surroundings, each)),
        situation,
        surroundings.settings,
      ),
    ),
  );
}

function runStep(step: Step, context: StepContext, outer: StepsContext): StepTrace {
  const { action } = step;
  // What a local action does, its own steps count.
  const uses = action.kind === "uses" ? action.uses.value.trim() : "";
  const place = repositoryPath(uses);
  const folder = place === undefined || isOwn(uses) ? place : inRepository(place, outer.checkouts);
  if (folder !== undefined) return runLocalAction(folder, step, context, { ...outer, actionFolder: place });
  return bounded(runOwnStep(step, context, outer), step, { ...outer, guard: context.guard });
}

/** What a step does counts each time, also where it is only remembered. */
function bounded(trace: StepTrace, step: Step, context: StepsContext): StepTrace {
  const taken = context.bounds.take(trace.flow.length);
  if (taken === trace.flow.length) return trace;
  const { situations, guard } = context;
  const place = { situations, guard, guardAt: step.if?.span ?? context.guardAt, step: step.line };
  const rest = theRest(place);
  return { ...trace, flow: [...trace.flow.slice(0, taken), ...rest.flow], exportsUnknown: true };
}

function runOwnStep(step: Step, context: StepContext, outer: StepsContext): StepTrace {
  const { action } = step;
  if (action.kind === "broken") return opaqueStep("a step that cannot be read", "anything", context);
  if (action.kind === "run") {
    const quiet = quietScript(quietStep(step, action, outer));
    if (quiet) return runQuietScript(quiet, context);
    const written = step.workingDirectory ?? outer.defaultFolder;
    const folder = written ? placeOf(evaluateIn(written, context.surroundings), "", placesOf(outer)) : "";
    return runScriptStep(action.script, action.shell?.value ?? outer.defaultShell, folder, context, outer);
  }
  const uses = action.uses.value.trim();
  if (uses.startsWith("docker://")) return runImage(action.uses, step, context);
  if (isLocal(uses)) return opaqueStep(`\`${uses}\``, "anything", context);
  const used = usedAction(uses);
  const row = actionRow(used);
  if (row === "harmless") return nothing;
  if (!row) return opaqueStep(`\`${used.name}\``, "anything", context);
  const trace = runAction(row, used.name, step, context);
  const hidden = row.opaque
    ? opaqueStep(`\`${used.name}\``, "anything", context)
    : row.may
      ? opaqueStep(`\`${used.name}\``, row.may, context)
      : nothing;
  const inner = trace.scripts.map(({ text, remote }) =>
    remote ? runRemoteScript(text, context) : runScriptStep(text, undefined, "", context, outer),
  );
  return {
    flow: [...trace.happenings, ...inner.flatMap((script) => script.flow), ...hidden.flow],
    unexpanded: [...trace.unexpanded, ...inner.flatMap((script) => script.unexpanded)],
    misplaced: trace.misplaced,
    skippedLogins: inner.flatMap((script) => script.skippedLogins),
    outputs: new Map([...trace.outputs, ...inner.flatMap((script) => [...script.outputs])]),
    exported: new Map([...trace.exported, ...inner.flatMap((script) => [...script.exported])]),
    exportsUnknown:
      hidden.exportsUnknown || row.exportsUnseen === true || inner.some((script) => script.exportsUnknown),
    checkouts: withCheckouts(outer.checkouts, trace.checkouts),
  };
}

/** A composite action of the repository is walked through where it is used, with what the step gives it. */
function runLocalAction(folder: string, step: Step, context: StepContext, outer: StepsContext): StepTrace {
  const action = outer.project.actionAt(folder);
  const isFollowed = action !== undefined && outer.bounds.enter(action);
  if (
    !isFollowed ||
    action.runs.using !== "composite" ||
    outer.inside.includes(action) ||
    outer.inside.length >= deepestAction
  ) {
    return opaqueStep(`action \`./${folder}\``, "anything", context);
  }
  const inner: Surroundings = {
    ...context.surroundings,
    secrets: "none",
    hasCredentials: true,
    inputs: localActionInputs(action, step.with, context.surroundings),
  };
  const trace = runSteps(action.runs.steps, {
    ...outer,
    guard: context.guard,
    guardAt: context.guardAt,
    surroundings: inner,
    defaultShell: undefined,
    defaultFolder: undefined,
    inside: [...outer.inside, action],
    isBroken: outer.isBroken || action.problems.length > 0,
  });
  const outputs = new Map(
    action.outputs.map((output) => [output.key.value.toLowerCase(), evaluateIn(output.value, trace.surroundings)]),
  );
  const flow = trace.flow.map((happening): Happening => ({
    ...happening,
    isForgiven: happening.isForgiven || context.isForgiven === true,
    usedBy: context.step,
  }));
  return {
    flow,
    unexpanded: trace.unexpanded,
    misplaced: trace.misplaced,
    skippedLogins: trace.skippedLogins,
    checkouts: trace.checkouts,
    outputs,
    exported: trace.exported,
    exportsUnknown: !trace.surroundings.envComplete && context.surroundings.envComplete,
  };
}
