import { members } from "../../expressions/members.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { agreeing, and, NO, or, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { ActionEffect } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import { conditionsIn } from "../conditions-in.ts";
import type { Happening, Situation } from "../facts.ts";
import { loginOf } from "../login-of.ts";
import { hasContents, storesOfAction } from "../named-store.ts";
import { isNamed, isOpen } from "../named-images.ts";
import { operationsOf, type OperationDraft } from "../operations-of.ts";
import { lowered } from "../script/lowered.ts";
import type { Cause, StepContext } from "../step-context.ts";
import { actionImages, namesImages } from "./action-images.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { ownName } from "./action-logins.ts";
import { whenTruth } from "./when-truth.ts";

type OperationEffect = Extract<ActionEffect, { does: "push" | "pull" | "delete" }>;

/** An action that brings a credential of its own is a login for this one purpose, too, and judged as one. */
export function actionOperations(
  effect: OperationEffect,
  given: readonly Value[],
  tool: string,
  inputs: ActionInputs,
  context: StepContext,
): readonly Happening[] {
  const images = effect.lowercase ? given.map(lowered) : given;
  const cause: Cause = (situation) =>
    and(whenTruth(effect.when, inputs, context, situation), namesSome(effect, inputs, situation));
  const found = effect.password && inputs.from(effect.password);
  const password = found && literalOf(found.value) !== "" ? found : undefined;
  const operations = operationsOf(
    {
      does: effect.does,
      what: effect.what,
      tool,
      reads: storesOfAction(effect.reads, context.surroundings),
      images,
      password,
      itself: password !== undefined,
      perhapsOwn: hasContents(effect.reads, (name) => context.surroundings.env.get(name)?.(undefined)),
      needs: effect.needs,
      isVerbatim: effect.verbatim,
      isTolerated: isTolerated(effect, inputs, context),
      causeAt: causeOf(effect, inputs) ?? images[0]?.span ?? context.step,
      at: context.step,
      cause,
      names: listOf(effect, inputs, context.step),
    },
    context,
  );
  const [first] = operations;
  if (!first || !password) return operations;
  const login = loginOf(
    {
      via: "action",
      tool,
      store: "private",
      registry: undefined,
      registryDefault: "none",
      host: first.image.host,
      username: effect.username && ownName(inputs.from(effect.username), context),
      password,
      passwordBy: "input",
      needsUsername: false,
      needsPassword: false,
      at: context.step,
      cause,
    },
    context,
  );
  return login ? [login, ...operations] : operations;
}

/** Whatever is the case when it runs. */
function isTolerated({ tolerated }: OperationEffect, inputs: ActionInputs, context: StepContext): boolean {
  if (!tolerated) return false;
  return context.situations.every((situation) => whenTruth(tolerated, inputs, context, situation).is === "yes");
}

/** `cache-to: ${{ github.event_name == 'push' && 'type=registry,ref=…' || '' }}` names one in some situations alone. */
function namesSome({ images }: OperationEffect, inputs: ActionInputs, situation: Situation): Truth {
  return or(
    ...images.map((source): Truth => {
      if ("lines" in source) return inputs.someLine(source.lines, (line) => namesImages(line, source), situation);
      const value = "input" in source ? inputs.value(source.input, situation) : undefined;
      return value ? agreeing(members(value).map((member) => (literalOf(member) === "" ? NO : YES))) : YES;
    }),
  );
}

/** `tags: ${{ github.ref_name == 'main' && 'ghcr.io/…' || 'acme/app' }}` is at ghcr.io in some situations alone. */
function listOf({ images }: OperationEffect, inputs: ActionInputs, at: Span): OperationDraft["names"] {
  const names = images.flatMap((source) => ("input" in source ? [source.input] : []));
  const isOpenInput = (name: string): boolean => {
    const value = inputs.value(name);
    return value !== undefined && isOpen(value);
  };
  if (!names.some(isOpenInput)) return undefined;
  const others = images.flatMap((source) => ("input" in source ? [] : actionImages(source, inputs, at)));
  return (image, situation) => isNamed(image, [...names.flatMap((name) => inputs.items(name, situation)), ...others]);
}

/** The input that says "push". */
function causeOf(effect: OperationEffect, inputs: ActionInputs): Span | undefined {
  for (const condition of conditionsIn(effect.when)) {
    const name =
      "input" in condition
        ? condition.input
        : "lines" in condition
          ? condition.lines
          : "given" in condition
            ? condition.given
            : undefined;
    const text = typeof name === "string" ? inputs.text(name) : undefined;
    if (text) return text.span;
  }
  return undefined;
}
