import { YES } from "../expressions/truth.ts";
import type { Value } from "../expressions/value.ts";
import type { CallLink, JobCall, Project } from "../project/project.ts";
import { startsByItself } from "../project/link-project.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Action, Node, Workflow } from "../workflow/model.ts";
import { triggerInputs, triggerSecrets } from "../workflow/parse-inputs.ts";
import { choice, literal } from "../expressions/make-value.ts";
import { authenticate } from "./authenticate.ts";
import { containerCredentials, containerHappenings } from "./containers.ts";
import type { JobFacts, Reach, Run, Settings, Situation } from "./facts.ts";
import { matrixRows, type MatrixRow } from "./matrix.ts";
import { effectivePermissions } from "./permissions.ts";
import { overreachOf } from "./overreach.ts";
import { guardOf, opaqueStep, runSteps, type StepsContext } from "./run-steps.ts";
import { situationsOf } from "./situations.ts";
import type { StepContext } from "./step-context.ts";
import { evaluateIn, withEnv, type Surroundings } from "./surroundings.ts";

/** All that one job does, as it is called. */
export function jobFacts(reached: JobCall, project: Project, settings: Settings, onAction: (action: Action) => void): JobFacts {
  const { workflow, job, chain } = reached;
  const outermost = chain[0]?.workflow ?? workflow;
  const situations = situationsOf(outermost.on);
  const byItself = startsByItself(outermost);
  const selfHosted = isSelfHosted(job.runsOn);
  const rows = matrixRows(job);
  const runs = rows.map((row): Run => {
    const { surroundings, guard } = enter(reached, row, situations, settings);
    const context: StepsContext = {
      project,
      situations,
      guard,
      guardAt: job.if?.span,
      surroundings,
      defaultShell: job.defaultShell?.value ?? workflow.defaultShell?.value,
      ownVariables: selfHosted || job.container !== undefined,
      inside: [],
      onAction,
    };
    const containers = containerHappenings(job, { situations, guard, guardAt: job.if?.span, surroundings });
    const called = job.call ? callHappening(job.call.uses, { situations, guard, guardAt: job.if?.span, step: job.call.uses.span, surroundings }) : [];
    const trace = runSteps(job.steps, context);
    return { flow: authenticate([...containers, ...called, ...trace.flow]), unexpanded: trace.unexpanded, misplaced: trace.misplaced };
  });
  const { surroundings } = enter(reached, rows[0], situations, settings);
  return {
    id: job.id.value,
    called: `job \`${job.id.value}\``,
    kind: "job",
    file: workflow.file,
    key: job.id.span,
    chain: chain.map((link) => link.call.uses.span),
    permissions: effectivePermissions(workflow, job, chain, byItself),
    situations,
    onlyCalled: !byItself,
    selfHosted,
    runs,
    credentials: containerCredentials(job, { surroundings }),
    overreach: overreachOf(reached),
  };
}

/** What a called workflow does is told of its own jobs; of the calling job it is only known that it may be anything. */
function callHappening(uses: Text, context: StepContext): Run["flow"] {
  return opaqueStep(`\`${uses.value}\``, "anything", context).flow;
}

/** What the steps of a job see, and in which situations the job runs, all the calls on the way counted. */
function enter(
  { workflow, job, chain }: JobCall,
  row: MatrixRow | undefined,
  situations: readonly Situation[],
  settings: Settings,
): { surroundings: Surroundings; guard: Reach } {
  const outer = chain.length === 0 ? undefined : callerOf(chain, situations, settings);
  const base: Surroundings = {
    secrets: outer ? passedSecrets(chain.at(-1) as CallLink, outer.surroundings) : ownSecrets(workflow),
    inputs: outer ? passedInputs(workflow, chain.at(-1) as CallLink, outer.surroundings) : ownInputs(workflow, settings),
    matrix: row,
    env: new Map(),
    envComplete: true,
    steps: new Map(),
    settings,
  };
  const surroundings = withEnv(withEnv(base, workflow.env), job.env);
  const guard = guardOf(job.if, { situations, guard: outer?.guard ?? situations.map(() => YES) }, surroundings);
  return { surroundings, guard };
}

/** The calling job; of its matrix nothing is known, but where it has none. */
function callerOf(chain: readonly CallLink[], situations: readonly Situation[], settings: Settings): { surroundings: Surroundings; guard: Reach } {
  const link = chain.at(-1) as CallLink;
  const rows = matrixRows(link.job);
  return enter({ workflow: link.workflow, job: link.job, chain: chain.slice(0, -1) }, rows.length === 1 ? rows[0] : undefined, situations, settings);
}

/** Secrets that a workflow declares for its callers are parameters: their names say nothing of what is passed. */
function ownSecrets(workflow: Workflow): Surroundings["secrets"] {
  const call = workflow.on.find((trigger) => trigger.event.value === "workflow_call");
  const declared = new Set(call ? triggerSecrets(call).map((secret) => secret.name.value.toLowerCase()) : []);
  return (name, span) =>
    declared.has(name.toLowerCase()) && !startsByItself(workflow) ? { kind: "context", name: `secrets.${name}`, span } : { kind: "secret", name, span };
}

function passedSecrets(link: CallLink, outer: Surroundings): Surroundings["secrets"] {
  return (name, span) => {
    const { secrets } = link.call;
    if (secrets === "inherit") return outer.secrets === "none" ? { kind: "secret", name, span } : outer.secrets(name, span);
    const pair = secrets.find((candidate) => candidate.key.value.toLowerCase() === name.toLowerCase());
    if (pair) return evaluateIn(pair.value, outer);
    return { kind: "empty", because: `job \`${link.job.id.value}\` of ${link.workflow.file.path} does not pass \`secrets.${name}\``, span };
  };
}

function ownInputs(workflow: Workflow, settings: Settings): Surroundings["inputs"] {
  const triggers = workflow.on.filter(({ event }) => event.value === "workflow_dispatch" || event.value === "workflow_call");
  const inputs = new Map(triggers.flatMap((trigger) => triggerInputs(trigger).map((input) => [input.name.value.toLowerCase(), input] as const)));
  return (name, span, situation) => {
    if (situation && situation.event !== "unknown" && !triggers.some(({ event }) => event.value === situation.event)) return literal("", span);
    const input = inputs.get(name);
    const given: Value = { kind: "context", name: `inputs.${name}`, span };
    if (!input?.default) return given;
    const { value, type } = input.default;
    const usual: Value = type === "string" || input.type === "string" ? evaluateIn(value, defaultSurroundings(settings), situation) : { kind: "literal", text: value.value, type, span: value.span };
    return choice([usual, given], span);
  };
}

/** The default of an input sees `github`, and nothing of the job. */
function defaultSurroundings(settings: Settings): Surroundings {
  const inputs: Surroundings["inputs"] = (name, span) => ({ kind: "context", name: `inputs.${name}`, span });
  return { secrets: "none", inputs, matrix: undefined, env: new Map(), envComplete: false, steps: new Map(), settings };
}

function passedInputs(workflow: Workflow, link: CallLink, outer: Surroundings): Surroundings["inputs"] {
  const call = workflow.on.find((trigger) => trigger.event.value === "workflow_call");
  const inputs = new Map(call ? triggerInputs(call).map((input) => [input.name.value.toLowerCase(), input] as const) : []);
  return (name, span, situation) => {
    const pair = link.call.with.find((candidate) => candidate.key.value.toLowerCase() === name);
    if (pair) return pair.type === "string" ? evaluateIn(pair.value, outer, situation) : { kind: "literal", text: pair.value.value, type: pair.type, span: pair.value.span };
    const usual = inputs.get(name)?.default;
    if (usual) return usual.type === "string" ? evaluateIn(usual.value, outer, situation) : { kind: "literal", text: usual.value.value, type: usual.type, span: usual.value.span };
    const because = `job \`${link.job.id.value}\` of ${link.workflow.file.path} gives no \`${name}\``;
    return { kind: "empty", because, span };
  };
}

/** https://docs.github.com/actions/how-tos/manage-runners/self-hosted-runners/use-in-a-workflow */
function isSelfHosted(runsOn: Node | undefined): boolean {
  if (!runsOn) return false;
  if (runsOn.kind === "scalar") return runsOn.text.value.trim() === "self-hosted";
  if (runsOn.kind === "sequence") return runsOn.items.some(isSelfHosted);
  return runsOn.entries.some((entry) => entry.key.value === "labels" && isSelfHosted(entry.value));
}

/** An action that no job at hand uses, by itself: of its caller nothing is known. */
export function actionFacts(action: Action, project: Project, settings: Settings): JobFacts | undefined {
  if (action.runs.using !== "composite") return undefined;
  const situations: readonly Situation[] = [{ event: "unknown", from: "repository", ref: "unknown" }];
  const inputs = new Map(action.inputs.map((input) => [input.name.value.toLowerCase(), input]));
  const outside = defaultSurroundings(settings);
  const surroundings: Surroundings = {
    ...outside,
    inputs: (name, span, situation) => {
      const given: Value = { kind: "context", name: `inputs.${name}`, span };
      const usual = inputs.get(name)?.default;
      if (!inputs.has(name)) return { kind: "empty", because: `the action has no input \`${name}\``, span };
      return usual ? choice([evaluateIn(usual.value, outside, situation), given], span) : given;
    },
  };
  const trace = runSteps(action.runs.steps, {
    project,
    situations,
    guard: [YES],
    guardAt: undefined,
    surroundings,
    defaultShell: undefined,
    ownVariables: true,
    inside: [action],
    onAction: () => undefined,
  });
  const folder = action.file.path.replace(/\/?action\.ya?ml$/, "");
  const start: Span = { file: action.file, start: 0, end: Math.max(0, action.file.text.search(/\r?\n|$/)) };
  return {
    id: folder,
    called: `action \`${folder === "" ? "." : folder}\``,
    kind: "action",
    file: action.file,
    key: start,
    chain: [],
    permissions: { packages: "unknown", decidedBy: { kind: "unknown-caller" }, shown: "its callers decide", scopes: new Map() },
    situations,
    onlyCalled: true,
    selfHosted: false,
    runs: [{ flow: authenticate([{ kind: "opaque", reach: [YES], certainty: "certain", at: start, step: start, guard: undefined, what: "the caller", may: "anything" }, ...trace.flow]), unexpanded: trace.unexpanded, misplaced: trace.misplaced }],
    credentials: [],
    overreach: undefined,
  };
}
