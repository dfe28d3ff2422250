import { conditionProblems, expressionProblems } from "../expressions/expression-problems.ts";
import type { Problem } from "../source/problem.ts";
import type { Text } from "../source/text.ts";
import type { Action, Container, Pair, Step, Workflow } from "../workflow/model.ts";

/** What GitHub cannot read of the expressions that the facts come from. GitHub's own parser, where it is asked, says it too. */
export function expressionFaults(file: Workflow | Action): readonly Problem[] {
  const { texts, conditions } =
    file.kind === "workflow" ? inWorkflow(file) : file.runs.using === "composite" ? inSteps(file.runs.steps) : nothing;
  return [
    ...texts.flatMap((text) => (text ? expressionProblems(text) : [])),
    ...conditions.flatMap((text) => (text ? conditionProblems(text) : [])),
  ];
}

interface Expressions {
  readonly texts: readonly (Text | undefined)[];
  readonly conditions: readonly (Text | undefined)[];
}

const nothing: Expressions = { texts: [], conditions: [] };

function inWorkflow({ env, jobs }: Workflow): Expressions {
  const steps = inSteps(jobs.flatMap((job) => job.steps));
  const texts = jobs.flatMap((job) => [
    ...values(
      job.env,
      job.outputs,
      job.call?.with ?? [],
      job.call && job.call.secrets !== "inherit" ? job.call.secrets : [],
    ),
    ...[...(job.container ? [job.container] : []), ...job.services].flatMap(inContainer),
  ]);
  return {
    texts: [...values(env), ...texts, ...steps.texts],
    conditions: [...jobs.map((job) => job.if), ...steps.conditions],
  };
}

function inContainer({ image, credentials, env }: Container): readonly (Text | undefined)[] {
  return [image, credentials?.username, credentials?.password, ...values(env)];
}

function inSteps(steps: readonly Step[]): Expressions {
  const texts = steps.flatMap((step) => [
    ...values(step.env, step.with),
    step.action.kind === "run" ? step.action.script : undefined,
  ]);
  return { texts, conditions: steps.map((step) => step.if) };
}

function values(...groups: readonly (readonly Pair[])[]): readonly Text[] {
  return groups.flat().map((pair) => pair.value);
}
