import { choice, literal, mapChoice } from "../expressions/make-value.ts";
import type { Value } from "../expressions/value.ts";
import { startsByItself } from "../project/link-project.ts";
import { impossibleSecrets, jobTokenSecret, personalToken } from "../knowledge/secret-names.ts";
import type { CallLink } from "../project/project.ts";
import { didYouMean } from "../source/nearest-word.ts";
import type { Span } from "../source/span.ts";
import type { Trigger, Workflow } from "../workflow/model.ts";
import { triggerInputs, triggerSecrets } from "../workflow/parse-inputs.ts";
import { bindingsByName, constant, noBindings, remembered } from "./bindings.ts";
import type { Settings } from "./facts.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";

/**
 * Secrets that a workflow declares for its callers are parameters, whose names say nothing of what is passed: `token` may
 * be the GitHub token. A personal token's name does say so.
 */
export function ownSecrets(workflow: Workflow): Surroundings["secrets"] {
  const call = workflow.on.find((trigger) => trigger.event.value === "workflow_call");
  const declared = new Set(call ? triggerSecrets(call).map((secret) => secret.name.value.toLowerCase()) : []);
  return (name, span) => {
    if (!declared.has(name.toLowerCase())) return impossibleSecret(name, span) ?? { kind: "secret", name, span };
    return !startsByItself(workflow) && !personalToken.test(name)
      ? { kind: "context", name: `secrets.${name}`, span }
      : { kind: "secret", name, span };
  };
}

/** Nobody can make a secret of that name. */
function impossibleSecret(name: string, span: Span): Value | undefined {
  const row = impossibleSecrets.find(({ names }) => names.test(name));
  const meant = didYouMean(name, [jobTokenSecret]);
  // A slip in the name of the job's token is no old secret.
  if (!row || (row.mayBeOld && meant === "")) return undefined;
  return { kind: "empty", because: `${row.because}${meant}`, span };
}

export function passedSecrets(link: CallLink, outer: Surroundings): Surroundings["secrets"] {
  const { secrets } = link.call;
  const passed = bindingsByName((name) => {
    const pair =
      secrets === "inherit" ? undefined : secrets.find((candidate) => candidate.key.value.toLowerCase() === name);
    return pair && remembered(() => evaluateIn(pair.value, outer));
  });
  return (name, span) => {
    if (secrets === "inherit")
      return outer.secrets === "none" ? { kind: "secret", name, span } : outer.secrets(name, span);
    const given = passed(name.toLowerCase());
    if (given) return given(undefined);
    return {
      kind: "empty",
      because: `job \`${link.job.id.value}\` of ${link.workflow.file.path} does not pass \`secrets.${name}\``,
      span,
    };
  };
}

export function ownInputs(workflow: Workflow, settings: Settings): Surroundings["inputs"] {
  const triggers = workflow.on.filter(hasInputs);
  const inputs = new Map(
    triggers.flatMap((trigger) =>
      triggerInputs(trigger).map((input) => [input.name.value.toLowerCase(), input] as const),
    ),
  );
  const isWhole = workflow.on.length > 0 && workflow.problems.length === 0;
  return (name, span, situation) => {
    if (situation && situation.event !== "unknown" && !triggers.some(({ event }) => event.value === situation.event))
      return literal("", span);
    const input = inputs.get(name);
    if (!input && isWhole) return { kind: "empty", because: noInput(name, triggers), span };
    const given: Value = { kind: "context", name: `inputs.${name}`, span };
    if (!input?.default) return given;
    const { value, type } = input.default;
    const usual: Value =
      type === "string" || input.type === "string"
        ? evaluateIn(value, defaultSurroundings(settings), situation)
        : { kind: "literal", text: value.value, type, span: value.span };
    return choice([usual, given], span);
  };
}

function hasInputs({ event }: Trigger): boolean {
  return event.value === "workflow_dispatch" || event.value === "workflow_call";
}

/** Whoever starts the workflow may give it inputs, as far as can be seen. */
export function mayHaveInputs({ on }: Workflow): boolean {
  return on.length === 0 || on.some(hasInputs);
}

function noInput(name: string, triggers: readonly Trigger[]): string {
  return triggers.length > 0
    ? `the workflow has no input \`${name}\``
    : "a workflow has inputs only by `workflow_dispatch` or `workflow_call`";
}

/** The default of an input sees `github`, and nothing of the job. */
export function defaultSurroundings(settings: Settings): Surroundings {
  const inputs: Surroundings["inputs"] = (name, span) => ({ kind: "context", name: `inputs.${name}`, span });
  return {
    secrets: "none",
    inputs,
    matrix: undefined,
    env: noBindings,
    envComplete: false,
    hasCredentials: true,
    steps: new Map(),
    needs: () => undefined,
    mayHaveInputs: true,
    hasRun: () => undefined,
    runnerOs: () => undefined,
    settings,
  };
}

export function passedInputs(workflow: Workflow, link: CallLink, outer: Surroundings): Surroundings["inputs"] {
  const call = workflow.on.find((trigger) => trigger.event.value === "workflow_call");
  const inputs = new Map(
    call ? triggerInputs(call).map((input) => [input.name.value.toLowerCase(), input] as const) : [],
  );
  const passed = bindingsByName((name) => {
    const written = link.call.with.find((candidate) => candidate.key.value.toLowerCase() === name);
    const pair = written ?? inputs.get(name)?.default;
    if (!pair) return undefined;
    const { value, type } = pair;
    const isOfSteps = written !== undefined && /\bgithub\.token\b/i.test(value.value);
    return type === "string"
      ? remembered((situation) => {
          const given = evaluateIn(value, outer, situation);
          return isOfSteps ? outsideOfSteps(given, link) : given;
        })
      : constant({ kind: "literal", text: value.value, type, span: value.span });
  });
  return (name, span, situation) => {
    const given = passed(name);
    if (given) return given(situation);
    const because = `job \`${link.job.id.value}\` of ${link.workflow.file.path} gives no \`${name}\``;
    return { kind: "empty", because, span };
  };
}

/**
 * The runner gives `github.token` its value, for the steps alone; what a caller passes on is worked out before.
 * https://docs.github.com/actions/reference/workflows-and-actions/contexts#github-context
 */
function outsideOfSteps(passed: Value, { job, workflow }: CallLink): Value {
  const because = `\`github.token\` has a value in steps alone, and job \`${job.id.value}\` of ${workflow.file.path} is a call`;
  return mapChoice(passed, (value) =>
    value.kind === "github-token" ? { kind: "empty", because, span: value.span } : value,
  );
}
