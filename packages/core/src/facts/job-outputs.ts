import { choice, mapChoice, unknown } from "../expressions/make-value.ts";
import type { Value } from "../expressions/value.ts";
import { jobBeside, sameChain } from "../project/job-beside.ts";
import type { JobCall, Project } from "../project/project.ts";
import { triggerOutputs } from "../workflow/parse-inputs.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";

/** What the job with this id (in small letters), beside the one that asks, gives out; undefined where that is not known. */
export type OutputOf = (asking: JobCall, id: string, output: string) => Value | undefined;

/** Jobs that wait for jobs that wait for jobs … are followed as far as the stack allows with ease. */
export const deepestNeeds = 50;

/** Outputs may be put together from those of other jobs, which are in turn: each is asked for once. */
export function outputReader(
  { calls }: Pick<Project, "calls">,
  runsOf: (call: JobCall) => readonly { readonly after: Surroundings }[],
): OutputOf {
  const outputs = new Map<JobCall, Map<string, Value | undefined>>();
  let depth = 0;

  const outputOf: OutputOf = (asking, id, output) => {
    const other = jobBeside(calls, asking, id);
    if (!other) return undefined;
    const known = outputs.get(other) ?? new Map<string, Value | undefined>();
    outputs.set(other, known);
    if (known.has(output)) return known.get(output);
    // Until it is found out, it is not known: jobs may need each other in a circle.
    known.set(output, undefined);
    if (depth >= deepestNeeds) return undefined;
    depth++;
    const value = other.job.call ? outputOfCalled(other, output) : outputOfJob(other, output);
    depth--;
    known.set(output, value);
    return value;
  };

  const outputOfJob = (other: JobCall, output: string): Value | undefined => {
    const pair = other.job.outputs.find((each) => each.key.value.toLowerCase() === output);
    const values = pair ? runsOf(other).map(({ after }) => mapChoice(evaluateIn(pair.value, after), givenOut)) : [];
    return values[0] && choice(values, values[0].span);
  };

  /** Of a job that calls a workflow: what that one gives out. */
  const outputOfCalled = (calling: JobCall, output: string): Value | undefined => {
    const first = calls.find(
      ({ chain }) =>
        chain.length === calling.chain.length + 1 &&
        chain.at(-1)?.job === calling.job &&
        sameChain(chain.slice(0, -1), calling.chain),
    );
    const trigger = first?.workflow.on.find(({ event }) => event.value === "workflow_call");
    const declared = trigger && triggerOutputs(trigger).find((each) => each.key.value.toLowerCase() === output);
    const path = declared && plainOutput.exec(declared.value.value.trim());
    return first && path
      ? outputOf(first, (path[1] as string).toLowerCase(), (path[2] as string).toLowerCase())
      : undefined;
  };

  return outputOf;
}

/** Only the plain form is followed: `${{ jobs.build.outputs.image }}`. */
const plainOutput = /^\$\{\{\s*jobs\.([\w-]+)\.outputs\.([\w-]+)\s*\}\}$/;

/**
 * The runner keeps back an output that holds a secret, and where the secret is not set there is nothing to give out either.
 * Beside other words it may be one that is not set.
 * https://docs.github.com/actions/how-tos/write-workflows/choose-what-workflows-do/pass-job-outputs
 */
function givenOut(value: Value): Value {
  const { span } = value;
  const secret = secretOf(value);
  if (secret !== undefined)
    return {
      kind: "empty",
      because: "what a job gives out is a secret, which the runner keeps back from other jobs",
      meant: `\${{ ${secret} }}`,
      span,
    };
  return value.kind === "joined" && value.parts.some((part) => secretOf(part) !== undefined)
    ? unknown("the runner keeps back an output that holds a secret", span)
    : value;
}

/** As an expression has it. */
function secretOf(value: Value): string | undefined {
  if (value.kind === "secret") return `secrets.${value.name}`;
  if (value.kind === "github-token") return "github.token";
  return value.kind === "context" && value.name.startsWith("secrets.") ? value.name : undefined;
}
