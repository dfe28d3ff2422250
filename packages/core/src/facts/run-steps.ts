import { asText, choice } from "../expressions/make-value.ts";
import { evaluateCondition } from "../expressions/evaluate-condition.ts";
import { evaluateExpression } from "../expressions/evaluate-expression.ts";
import { and } from "../expressions/truth.ts";
import type { Value } from "../expressions/value.ts";
import type { Project } from "../project/project.ts";
import { repositoryPath } from "../project/repository-path.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Action, Pair, Step } from "../workflow/model.ts";
import { actionRow, usedAction } from "./action/action-row.ts";
import { runAction } from "./action/run-action.ts";
import { constant, type Binding } from "./bindings.ts";
import { runInvocation } from "./command/run-invocation.ts";
import { inheritedVariable } from "./inherited-variable.ts";
import type { Happening, MisplacedInputs, OpaqueStep, Reach, Run, Situation, Unexpanded } from "./facts.ts";
import { scopeIn } from "./scope.ts";
import { parsedScript } from "./script/parsed-script.ts";
import { runScript } from "./script/run-script.ts";
import { writtenLogins } from "./script/written-logins.ts";
import { happens, type StepContext } from "./step-context.ts";
import { evaluateIn, withEnv, type Surroundings } from "./surroundings.ts";

/** Composite actions may use each other; GitHub stops at ten levels. */
const deepestAction = 10;

/** Where a list of steps runs: in a job, or in a composite action that a step of the job uses. */
export interface StepsContext {
  readonly project: Project;
  readonly situations: readonly Situation[];
  readonly guard: Reach;
  readonly guardAt: Span | undefined;
  readonly surroundings: Surroundings;
  readonly defaultShell: string | undefined;
  /** The runner, or the container, may bring variables of its own. */
  readonly ownVariables: boolean;
  /** Actions that have been entered on the way here. */
  readonly inside: readonly Action[];
  /** Told of each local action that a step uses. */
  readonly onAction: (action: Action) => void;
}

export interface StepsTrace extends Run {
  /** As they are when the last step is done. */
  readonly surroundings: Surroundings;
}

/** Walks through steps in order; what one sets, the next ones see. */
export function runSteps(steps: readonly Step[], context: StepsContext): StepsTrace {
  let { surroundings } = context;
  const flow: Happening[] = [];
  const unexpanded: Unexpanded[] = [];
  const misplaced: MisplacedInputs[] = [];
  for (const step of steps) {
    const inner = withEnv(surroundings, step.env);
    const guard = guardOf(step.if, context, inner);
    const stepContext: StepContext = { situations: context.situations, guard, guardAt: step.if?.span ?? context.guardAt, step: step.line, surroundings: inner };
    if (guard.every((truth) => truth.is === "no")) continue;
    const trace = runStep(step, stepContext, context);
    flow.push(...trace.flow);
    unexpanded.push(...trace.unexpanded);
    misplaced.push(...trace.misplaced);
    surroundings = after(surroundings, step, trace, guard);
  }
  return { flow, unexpanded, misplaced, surroundings };
}

interface StepTrace extends Run {
  readonly outputs: ReadonlyMap<string, Value>;
  readonly exported: ReadonlyMap<string, Value>;
  readonly exportsUnknown: boolean;
}

const nothing: StepTrace = { flow: [], unexpanded: [], misplaced: [], outputs: new Map(), exported: new Map(), exportsUnknown: false };

export function guardOf(condition: Text | undefined, outer: Pick<StepsContext, "situations" | "guard">, surroundings: Surroundings): Reach {
  if (!condition) return outer.guard;
  return outer.situations.map((situation, index) => and(outer.guard[index] ?? { is: "yes" }, evaluateCondition(condition, scopeIn(surroundings, situation))));
}

/** What a step has exported and given out is there for the next ones; a step that may not run may not have done so. */
function after(surroundings: Surroundings, step: Step, trace: StepTrace, guard: Reach): Surroundings {
  const certain = guard.every((truth) => truth.is === "yes");
  const envComplete = surroundings.envComplete && !trace.exportsUnknown;
  const steps = step.id ? new Map(surroundings.steps).set(step.id.value.toLowerCase(), trace.outputs) : surroundings.steps;
  if (trace.exported.size === 0) return { ...surroundings, steps, envComplete };
  const env = new Map<string, Binding>(surroundings.env);
  for (const [name, value] of trace.exported) {
    const before = env.get(name);
    env.set(name, before && !certain ? constant(choice([value, before(undefined)], value.span)) : constant(value));
  }
  return { ...surroundings, env, steps, envComplete };
}

function runStep(step: Step, context: StepContext, outer: StepsContext): StepTrace {
  const { action } = step;
  if (action.kind === "broken") return nothing;
  if (action.kind === "run") {
    const folder = step.workingDirectory?.value ?? ".";
    return runScriptStep(action.script, action.shell?.value ?? outer.defaultShell, folder, context, outer);
  }
  const uses = action.uses.value.trim();
  const local = repositoryPath(uses);
  if (local !== undefined) return runLocalAction(local, step, context, outer);
  if (uses.startsWith("docker://") || uses.startsWith("./")) return opaqueStep(`\`${uses}\``, uses.startsWith("./") ? "anything" : "pull", context);
  const used = usedAction(uses);
  const row = actionRow(used);
  if (row === "harmless") return nothing;
  if (!row) return opaqueStep(`\`${used.name}\``, "anything", context);
  const trace = runAction(row, used.name, step, context);
  const hidden = row.opaque ? opaqueStep(`\`${used.name}\``, "anything", context) : row.may ? opaqueStep(`\`${used.name}\``, row.may, context) : nothing;
  const inner = trace.scripts.map(({ text, remote }) => (remote ? runRemoteScript(text, context) : runScriptStep(text, undefined, ".", context, outer)));
  return {
    flow: [...trace.happenings, ...inner.flatMap((script) => script.flow), ...hidden.flow],
    unexpanded: [...trace.unexpanded, ...inner.flatMap((script) => script.unexpanded)],
    misplaced: trace.misplaced,
    outputs: trace.outputs,
    exported: new Map([...trace.exported, ...inner.flatMap((script) => [...script.exported])]),
    exportsUnknown: hidden.exportsUnknown || inner.some((script) => script.exportsUnknown),
  };
}

/** On another machine the tools have stores of their own, and the variables are that machine's. */
function runRemoteScript(text: Text, context: StepContext): StepTrace {
  const surroundings: Surroundings = { ...context.surroundings, env: new Map(), envComplete: false };
  const scope = scopeIn(context.surroundings, undefined);
  const trace = runScript(parsedScript(text, "bash"), {
    evaluate: (inner, whole) => evaluateExpression(inner, scope, whole),
    inherited: (name, at) => inheritedVariable(name, at, surroundings, true),
    fileAt: () => undefined,
  }, true);
  const commands = trace.invocations.map((invocation) => runInvocation(invocation, context));
  return { ...nothing, flow: withoutRepeats(commands.flatMap((command) => command.happenings)), unexpanded: commands.flatMap((command) => command.unexpanded) };
}

export function opaqueStep(what: string, may: OpaqueStep["may"], context: StepContext): StepTrace {
  const when = happens(context, () => ({ is: "yes" }));
  if (!when) return nothing;
  const step: OpaqueStep = { kind: "opaque", ...when, what, may, at: context.step, step: context.step, guard: context.guardAt };
  return { ...nothing, flow: [step], exportsUnknown: may === "anything" };
}

function runScriptStep(text: Text, shell: string | undefined, folder: string, context: StepContext, outer: StepsContext): StepTrace {
  const script = parsedScript(text, shell);
  if (script.dialect === "none") return opaqueStep(`a script for \`${shell}\``, "anything", context);
  const scope = scopeIn(context.surroundings, undefined);
  const trace = runScript(script, {
    evaluate: (inner, whole) => evaluateExpression(inner, scope, whole),
    inherited: (name, at) => inheritedVariable(name, at, context.surroundings, outer.ownVariables),
    fileAt: (path) => {
      const place = path.startsWith("/") ? undefined : repositoryPath(`./${folder}/${path}`);
      return place === undefined ? undefined : outer.project.scriptAt(place);
    },
  });
  const commands = trace.invocations.map((invocation) => runInvocation(invocation, context));
  const files = [...trace.files.values()];
  const written = (index: number): readonly Happening[] => files.flatMap((file) => (file.after === index ? writtenLogins(file, context) : []));
  const flow = withoutRepeats([...commands.flatMap((command, index) => [...written(index), ...command.happenings]), ...written(commands.length)]);
  return {
    flow,
    unexpanded: commands.flatMap((command) => command.unexpanded),
    misplaced: [],
    outputs: lowerNames(trace.outputs),
    exported: trace.exported,
    exportsUnknown: trace.exportsUnknown || flow.some((happening) => happening.kind === "opaque" && happening.may === "anything"),
  };
}

/** A loop does the same again and again; one opaque command says as much as ten. */
function withoutRepeats(happenings: readonly Happening[]): readonly Happening[] {
  const seen = new Set<string>();
  return happenings.filter((happening) => {
    const what = happening.kind === "operation" ? happening.image.shown : happening.kind === "opaque" || happening.kind === "need" ? "" : JSON.stringify(happening.host, (key, value: unknown) => (key === "at" ? undefined : value));
    const place = happening.kind === "opaque" ? happening.may : `${happening.at.start}:${happening.at.end}`;
    const key = `${happening.kind} ${place} ${what}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function lowerNames(values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
}

/** A composite action of the repository is walked through where it is used, with what the step gives it. */
function runLocalAction(folder: string, step: Step, context: StepContext, outer: StepsContext): StepTrace {
  const action = outer.project.actionAt(folder);
  if (action) outer.onAction(action);
  if (!action || action.runs.using !== "composite" || outer.inside.includes(action) || outer.inside.length >= deepestAction) {
    return opaqueStep(`action \`./${folder}\``, "anything", context);
  }
  const inner: Surroundings = {
    ...context.surroundings,
    secrets: "none",
    inputs: actionInputValues(action, step.with, context.surroundings),
    steps: new Map(),
  };
  const trace = runSteps(action.runs.steps, {
    ...outer,
    guard: context.guard,
    guardAt: context.guardAt,
    surroundings: inner,
    defaultShell: undefined,
    inside: [...outer.inside, action],
  });
  const outputs = new Map(action.outputs.map((output) => [output.key.value.toLowerCase(), evaluateIn(output.value, trace.surroundings)]));
  const exported = new Map([...trace.surroundings.env].filter(([name, binding]) => context.surroundings.env.get(name) !== binding).map(([name, binding]) => [name, binding(undefined)]));
  return { flow: trace.flow, unexpanded: trace.unexpanded, misplaced: trace.misplaced, outputs, exported, exportsUnknown: !trace.surroundings.envComplete && context.surroundings.envComplete };
}

/** What the step gives, else the action's default, else nothing at all. An input of a called action is always a string. */
function actionInputValues(action: Action, given: readonly Pair[], outside: Surroundings): Surroundings["inputs"] {
  const pairs = new Map(given.map((pair) => [pair.key.value.toLowerCase(), pair]));
  return (name, span, situation) => {
    const pair = pairs.get(name);
    if (pair) return asText(evaluateIn(pair.value, outside, situation));
    const input = action.inputs.find((candidate) => candidate.name.value.toLowerCase() === name);
    if (input?.default) return evaluateIn(input.default.value, { ...outside, secrets: "none" }, situation);
    const because = input ? `nothing is given for \`${name}\`` : `the action has no input \`${name}\``;
    return { kind: "empty", because, span };
  };
}
