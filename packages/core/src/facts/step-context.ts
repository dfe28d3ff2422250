import { and } from "../expressions/truth.ts";
import type { Truth } from "../expressions/value.ts";
import { resultOfJob, sameOnForks } from "../knowledge/fork-conditions.ts";
import type { Text } from "../source/text.ts";
import type { Span } from "../source/span.ts";
import type { Insertion } from "./entry-places.ts";
import { markElsewhere } from "./elsewhere.ts";
import type { Happening, Reach, Situation } from "./facts.ts";
import type { ConditionPlace } from "./insertions.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where a step stands: in which situations it runs, and what it sees. */
export interface StepContext {
  readonly situations: readonly Situation[];
  /** Of the job, of every call on the way and of the step itself, for each situation. */
  readonly guard: Reach;
  readonly guardAt: Span | undefined;
  readonly step: Span;
  readonly surroundings: Surroundings;
  /** The step may fail, and the job goes on: `continue-on-error: true`. */
  readonly isForgiven?: boolean;
  /** Where another variable of the step can be written. */
  readonly variablePlace?: Insertion | undefined;
  /** Where a condition can be put on the step. */
  readonly conditionPlace?: ConditionPlace | undefined;
  /** A file of the repository that lies at a place of the workspace. */
  readonly fileAt?: (place: string | undefined) => Text | undefined;
  /** The script of the step, where it is one for bash and can be edited. */
  readonly script?: Span | undefined;
}

/** What decides whether something in a step takes place, once the step runs. */
export type Cause = (situation: Situation) => Truth;

/** The same for everything in a step; `undefined`: it never happens. */
export function happens(
  context: Pick<StepContext, "situations" | "guard"> & Partial<Pick<StepContext, "surroundings" | "isForgiven">>,
  cause: Cause,
): Pick<Happening, "reach" | "certainty" | "onForks" | "isForgiven"> | undefined {
  const causes = context.situations.map((situation) =>
    context.surroundings ? markElsewhere(cause, situation, context.surroundings.settings) : cause(situation),
  );
  const reach = context.guard.map((guard, index) => and(guard, causes[index] as Truth));
  if (reach.every((truth) => truth.is === "no")) return undefined;
  const certain = context.guard.some(
    (guard, index) =>
      (hangsOnChoices(guard) || hangsOnlyOn(guard, runs)) && hangsOnlyOn(causes[index] as Truth, events),
  );
  const onForks = reach.flatMap((truth, index) =>
    context.situations[index]?.from === "fork" && isBlindToForks(truth) ? [index] : [],
  );
  return { reach, certainty: certain ? "certain" : "possible", onForks, isForgiven: context.isForgiven ?? false };
}

/** Nothing stands in the way, but perhaps a test of something that tells no fork from the others. */
function isBlindToForks(truth: Truth): boolean {
  return (
    truth.is === "yes" ||
    (truth.is === "maybe" &&
      truth.on.length > 0 &&
      truth.on.every((name) => sameOnForks.has(name) || resultOfJob.test(name)))
  );
}

function hangsOnlyOn(truth: Truth, contexts: RegExp): boolean {
  return (
    truth.is === "yes" || (truth.is === "maybe" && truth.on.length > 0 && truth.on.every((name) => contexts.test(name)))
  );
}

/** An output of an earlier step whose possible values are all known has no other name; it is waited for all the same. */
function hangsOnChoices(truth: Truth): boolean {
  return truth.is === "maybe" && truth.on.length === 0;
}

/** The course of events: some run will be like that. */
const events = /^github\./;

/** The same, and what earlier steps and jobs find out: a step that waits for it is there to run. */
const runs = /^(github|steps|needs|job|runner|strategy|matrix)\.|^(failure|cancelled)\(\)$/;
