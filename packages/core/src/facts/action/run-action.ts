import { members } from "../../expressions/members.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import { ownRepository } from "../../knowledge/contexts.ts";
import type { ActionEffect, ActionRow } from "../../knowledge/rows.ts";
import type { Text } from "../../source/text.ts";
import { repositoryPath } from "../../project/repository-path.ts";
import type { Happening, MisplacedInputs, Need, Settings, Unexpanded } from "../facts.ts";
import { imageHost } from "../host.ts";
import { loginOf } from "../login-of.ts";
import { lowered } from "../script/lowered.ts";
import { namingsOf } from "../operations-of.ts";
import { happens, type Cause, type StepContext } from "../step-context.ts";
import { asMeant, unexpandedIn } from "../unexpanded.ts";
import type { Checkout } from "../workspace.ts";
import { actionImages, referencesOf } from "./action-images.ts";
import { actionInputs, type ActionInputs, type Handed } from "./action-inputs.ts";
import { actionLogins, unexpandedInLogin } from "./action-logins.ts";
import { actionOperations } from "./action-operations.ts";
import { calledProgram } from "./called-program.ts";
import { misplacedInputs } from "./misplaced-inputs.ts";
import { remoteVariables, type RemoteVariables } from "./remote-variables.ts";
import { whenTruth } from "./when-truth.ts";

/** What a step with a known action does, and what later steps can read from it. */
export interface ActionTrace {
  readonly happenings: readonly Happening[];
  readonly outputs: ReadonlyMap<string, Value>;
  /** Variables that it sets for later steps. */
  readonly exported: ReadonlyMap<string, Value>;
  /** Scripts that it runs. */
  readonly scripts: readonly { readonly text: Text; readonly remote: RemoteVariables | undefined }[];
  readonly unexpanded: readonly Unexpanded[];
  readonly misplaced: readonly MisplacedInputs[];
  /** What it puts into the workspace. */
  readonly checkouts: readonly Checkout[];
}

export function runAction(row: ActionRow, tool: string, handed: Handed, context: StepContext): ActionTrace {
  const inputs = actionInputs(handed, context);
  const happenings: Happening[] = [];
  const outputs = new Map<string, Value>();
  const exported = new Map<string, Value>();
  const unexpanded: Unexpanded[] = [];
  const checkouts: Checkout[] = [];
  const scripts: { text: Text; remote: RemoteVariables | undefined }[] = [];
  for (const effect of row.effects) {
    if (effect.does === "login") {
      for (const draft of actionLogins(effect, tool, inputs, context)) {
        const login = loginOf(draft, context);
        if (!login) continue;
        happenings.push(login);
        unexpanded.push(...unexpandedInLogin(draft, login.host));
      }
    } else if (effect.does === "output") {
      const references = referencesOf(effect, inputs, context.step);
      outputs.set(effect.output, references);
      for (const name of effect.env ?? []) exported.set(name, references);
    } else if (effect.does === "change") {
      const text = inputs.value(effect.input);
      if (text) outputs.set(effect.output, lowered(text));
    } else if (effect.does === "run") {
      const text = inputs.text(effect.input);
      if (text) scripts.push({ text, remote: remoteVariables(effect, handed, inputs) });
    } else if (effect.does === "mint") {
      outputs.set(effect.output, { kind: effect.kind, by: tool, span: context.step });
    } else if (effect.does === "export") {
      const [value] = actionImages(effect.value, inputs, context.step);
      if (value && !context.surroundings.env.get(effect.variable)) exported.set(effect.variable, lowered(value));
    } else if (effect.does === "checkout") {
      checkouts.push(...checkoutOf(effect, inputs, context));
    } else if (effect.does === "name") {
      const images = effect.images.flatMap((source) => actionImages(source, inputs, context.step));
      const cause: Cause = (situation) => whenTruth(effect.when, inputs, context, situation);
      happenings.push(...namingsOf({ images, at: context.step, cause }, context));
    } else if (effect.does === "call") {
      happenings.push(...calledProgram(effect, inputs, context));
    } else if (effect.does === "need") {
      happenings.push(...needsOf(effect, tool, inputs, context));
    } else {
      const images = effect.images.flatMap((source) => actionImages(source, inputs, context.step));
      unexpanded.push(
        ...images.flatMap((image) => unexpandedIn(image, "the image", imageHost(asMeant(image, context.surroundings)))),
      );
      happenings.push(...actionOperations(effect, images, tool, inputs, context));
    }
  }
  return {
    happenings,
    outputs,
    exported,
    scripts,
    unexpanded,
    misplaced: misplacedInputs(row, tool, inputs),
    checkouts,
  };
}

function needsOf(
  effect: Extract<ActionEffect, { does: "need" }>,
  tool: string,
  inputs: ActionInputs,
  context: StepContext,
): readonly Need[] {
  const when = happens(context, (situation) => whenTruth(effect.when, inputs, context, situation));
  if (!when) return [];
  return Object.entries(effect.needs).map(([scope, access]): Need => ({
    kind: "need",
    ...when,
    tool,
    scope,
    access,
    refusal: effect.refusal,
    at: context.step,
    step: context.step,
    guard: context.guardAt,
  }));
}

function checkoutOf(
  effect: Extract<ActionEffect, { does: "checkout" }>,
  inputs: ActionInputs,
  { surroundings: { settings } }: StepContext,
): readonly Checkout[] {
  const folder = inputs.value(effect.folder);
  const path = folder ? literalOf(folder) : "";
  const at = path === undefined ? undefined : repositoryPath(`./${path}`);
  const repository = inputs.value(effect.repository);
  const isOwn = repository === undefined || members(repository).every((member) => isThisRepository(member, settings));
  return at === undefined ? [] : [{ at, holds: isOwn ? "" : undefined }];
}

/** By one of its names, or by the one that the settings know. */
function isThisRepository(value: Value, { repository }: Settings): boolean {
  if (value.kind === "context") return ownRepository.includes(value.name);
  return repository !== undefined && literalOf(value)?.toLowerCase() === repository.toLowerCase();
}
