import { evaluateTemplate } from "../expressions/evaluate-template.ts";
import { asText } from "../expressions/make-value.ts";
import { hangsOn } from "../expressions/read-value.ts";
import type { Truth, Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "../source/text.ts";
import type { Pair } from "../workflow/model.ts";
import { layered, remembered, type Binding, type Bindings } from "./bindings.ts";
import type { Settings, Situation } from "./facts.ts";
import type { MatrixRow } from "./matrix.ts";
import { scopeIn } from "./scope.ts";

/** All that an expression can see at one place of a workflow or an action. */
export interface Surroundings {
  /** `secrets` does not exist in an action. */
  readonly secrets: ((name: string, span: Span) => Value) | "none";
  readonly inputs: (name: string, span: Span, situation: Situation | undefined) => Value;
  /** `isKey`: whether any row of the matrix has that key. */
  readonly matrix: (Pick<MatrixRow, "get"> & { readonly isKey: (key: string) => boolean }) | undefined;
  readonly env: Bindings;
  /** False once something that cannot be looked into may have set any variable. */
  readonly envComplete: boolean;
  /** Something in the environment may be a token: without one, no script can log in anywhere. */
  readonly hasCredentials: boolean;
  /** By the step's id in lower case. `undefined`: what it gives out is not known; "none": there is no such step before. */
  readonly steps: { readonly get: (id: string) => StepOutputs | "none" | undefined };
  /** An output of a job that this one needs, both names in lower case; undefined where it is not known. */
  readonly needs: (job: string, output: string, span: Span) => Value | undefined;
  /** Whoever starts the run may give it inputs, which are then in `github.event` as well. */
  readonly mayHaveInputs: boolean;
  /** Whether a step, by its id, or a job that this one needs has run, both in lower case; undefined: it is not known. */
  readonly hasRun: (of: "steps" | "needs", name: string, situation: Situation) => Truth | undefined;
  /** "Linux", "Windows", "macOS". */
  readonly runnerOs: () => string | undefined;
  readonly settings: Settings;
}

/** By the output's name in lower case. */
export type StepOutputs = Pick<ReadonlyMap<string, Value>, "get">;

export function evaluateIn(text: Text, surroundings: Surroundings, situation?: Situation): Value {
  return evaluateTemplate(text, scopeIn(surroundings, situation));
}

/** By what an expression in it is called. */
export function mayBeCredential({ value }: Text): boolean {
  return value.includes("${{") && /secret|token|passw|credential|_pat\b/i.test(value);
}

/** A token, or what is worked out from one. */
export function mayHoldToken(value: Value): boolean {
  if (value.kind === "joined") return value.parts.some(mayHoldToken);
  if (value.kind === "choice") return value.of.some(mayHoldToken);
  return value.kind === "app-token" || hangsOn(value).some((name) => name.startsWith("secrets."));
}

/** The surroundings with more `env:`, whose values see what stands outside of it, and are strings whatever they were. */
export function withEnv(outer: Surroundings, pairs: readonly Pair[]): Surroundings {
  if (pairs.length === 0) return outer;
  const own = new Map<string, Binding>();
  for (const pair of pairs) {
    own.set(
      pair.key.value,
      remembered((situation) => asText(evaluateIn(pair.value, outer, situation))),
    );
  }
  const hasCredentials = outer.hasCredentials || pairs.some(({ value }) => mayBeCredential(value));
  return { ...outer, env: layered(outer.env, own), hasCredentials };
}
