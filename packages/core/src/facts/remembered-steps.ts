import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Action, Step } from "../workflow/model.ts";
import type { Bindings } from "./bindings.ts";
import type { Reach, Situation } from "./facts.ts";
import { keyOf } from "./situations.ts";
import type { StepTrace } from "./step-trace.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Workspace } from "./workspace.ts";

/** What a step came to: in which situations it runs, and what it does there; without a trace it never runs. */
export interface WalkedStep {
  readonly guard: Reach;
  readonly trace: StepTrace | undefined;
}

/** Where a step is walked through. */
export interface StepPlace extends Workspace {
  readonly situations: readonly Situation[];
  readonly guard: Reach;
  readonly guardAt: Span | undefined;
  readonly surroundings: Surroundings;
  readonly defaultShell: string | undefined;
  readonly defaultFolder: Text | undefined;
  /** The runner, or the container, may bring variables of its own. */
  readonly ownVariables: boolean;
  /** Actions that have been entered on the way here. */
  readonly inside: readonly Action[];
}

/** The walks through each step so far, the latest first. */
export type StepMemory = Map<Step, Recollection[]>;

interface Recollection {
  /** What is seen of the place without asking. */
  readonly seen: unknown;
  readonly asked: ReadonlyMap<string, Question>;
  readonly walked: WalkedStep;
}

interface Question {
  readonly ask: (surroundings: Surroundings) => unknown;
  readonly answer: unknown;
}

/** Gives the answer back. */
type TakeNote = <Answer>(name: string, ask: Question["ask"], answer: Answer) => Answer;

/** A matrix may have more rows than that, but they seldom come back to what an early one said. */
const mostRecollections = 8;

/**
 * A step does the same again where all that it asks for is answered as before. Rows of a matrix, callers and the uses of
 * a local action bring the same steps back again and again, and most of them ask for little that differs.
 */
export function rememberedStep<Place extends StepPlace>(
  memory: StepMemory,
  step: Step,
  place: Place,
  walk: (place: Place) => WalkedStep,
): { readonly walked: WalkedStep; readonly isRepeated: boolean } {
  const known = memory.get(step) ?? [];
  const seen = seenIn(place);
  const fitting = known.find((recollection) => isSame(recollection.seen, seen) && isAnswered(recollection, place));
  if (fitting) return { walked: fitting.walked, isRepeated: true };
  const asked = new Map<string, Question>();
  const walked = walk({ ...place, surroundings: overheard(place.surroundings, asked) });
  memory.set(step, [{ seen, asked, walked }, ...known.slice(0, mostRecollections - 1)]);
  return { walked, isRepeated: false };
}

function seenIn({ surroundings, inside, ...place }: StepPlace): unknown {
  const { situations, guard, guardAt, defaultShell, defaultFolder, ownVariables, checkouts, actionFolder } = place;
  const { envComplete, hasCredentials, secrets, matrix, mayHaveInputs } = surroundings;
  const files = inside.map(({ file }) => file);
  const isThere = [ownVariables, envComplete, hasCredentials, secrets === "none", matrix === undefined, mayHaveInputs];
  return [situations, guard, guardAt, defaultShell, defaultFolder?.value, checkouts, actionFolder, files, isThere];
}

function isAnswered({ asked }: Recollection, { surroundings }: StepPlace): boolean {
  for (const { ask, answer } of asked.values()) if (!isSame(ask(surroundings), answer)) return false;
  return true;
}

/**
 * Surroundings that note down what is asked, and what was answered. The place that a question comes from only goes
 * into its answer, so that one question stands for all with the same name.
 */
function overheard(surroundings: Surroundings, asked: Map<string, Question>): Surroundings {
  const { secrets, inputs, matrix, env, steps, needs, hasRun, runnerOs } = surroundings;
  const note: TakeNote = (name, ask, answer) => {
    if (!asked.has(name)) asked.set(name, { ask, answer });
    return answer;
  };
  const overheardIn =
    (how: keyof Bindings): Bindings[keyof Bindings] =>
    (name) => {
      const binding = env[how](name);
      note(`env ${how} ${name}`, (other) => other.env[how](name) !== undefined, binding !== undefined);
      return (
        binding &&
        ((situation) =>
          note(
            `env ${how} ${name} ${keyOf(situation)}`,
            (other) => other.env[how](name)?.(situation),
            binding(situation),
          ))
      );
    };
  return {
    ...surroundings,
    secrets:
      secrets === "none"
        ? secrets
        : (name, span) =>
            note(
              `secrets ${name}`,
              (other) => (other.secrets === "none" ? undefined : other.secrets(name, span)),
              secrets(name, span),
            ),
    inputs: (name, span, situation) =>
      note(
        `inputs ${name} ${keyOf(situation)}`,
        (other) => other.inputs(name, span, situation),
        inputs(name, span, situation),
      ),
    matrix: matrix && {
      get: (key) => note(`matrix ${key}`, (other) => other.matrix?.get(key), matrix.get(key)),
      isKey: (key) => note(`matrix has ${key}`, (other) => other.matrix?.isKey(key), matrix.isKey(key)),
    },
    env: { get: overheardIn("get"), find: overheardIn("find") },
    steps: overheardSteps(steps, note),
    needs: (job, output, span) =>
      note(`needs ${job} ${output}`, (other) => other.needs(job, output, span), needs(job, output, span)),
    hasRun: (of, name, situation) =>
      note(
        `has run ${of} ${name} ${keyOf(situation)}`,
        (other) => other.hasRun(of, name, situation),
        hasRun(of, name, situation),
      ),
    runnerOs: () => note("runner.os", (other) => other.runnerOs(), runnerOs()),
  };
}

function overheardSteps(steps: Surroundings["steps"], note: TakeNote): Surroundings["steps"] {
  return {
    get: (id) => {
      const outputs = steps.get(id);
      note(`steps ${id}`, (other) => kindOf(other.steps.get(id)), kindOf(outputs));
      if (outputs === undefined || outputs === "none") return outputs;
      return {
        get: (output) => {
          const ask: Question["ask"] = (other) => {
            const others = other.steps.get(id);
            return others === "none" ? undefined : others?.get(output);
          };
          return note(`steps ${id} ${output}`, ask, outputs.get(output));
        },
      };
    },
  };
}

function kindOf(outputs: ReturnType<Surroundings["steps"]["get"]>): string {
  return typeof outputs === "object" ? "known" : (outputs ?? "unknown");
}

/** Plain data, compared by what it holds. Files and nodes of a tree are mostly the same ones, and then not looked into. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return (
      Array.isArray(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index]))
    );
  }
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}
