import { unknown } from "../../expressions/make-value.ts";
import { and, maybe, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { CommandEffect } from "../../knowledge/rows.ts";
import { isWithin } from "../../source/compare-spans.ts";
import type { Span } from "../../source/span.ts";
import { conditionsIn } from "../conditions-in.ts";
import type { Happening, Unexpanded } from "../facts.ts";
import { imageHost } from "../host.ts";
import { isNamed, isOpen } from "../named-images.ts";
import { operationsOf, type OperationDraft } from "../operations-of.ts";
import { lowered } from "../script/lowered.ts";
import type { Invocation } from "../script/invocation.ts";
import type { StepContext } from "../step-context.ts";
import { unexpandedInScript } from "../unexpanded.ts";
import type { KnownRow } from "./command-row.ts";
import type { CommandValues } from "./command-values.ts";
import { mayBring, ownCredential, ownLogin } from "./own-credential.ts";
import { storesOf } from "./stores-of.ts";

export type OperationEffect = Extract<CommandEffect, { does: "push" | "pull" | "delete" }>;

/** What a command does at registries, and, of literals in its images, which were meant to be expressions. */
export interface CommandTrace {
  readonly happenings: readonly Happening[];
  readonly unexpanded: readonly Unexpanded[];
}

/** The operations of one effect. A credential that the command brings along is a login for this one purpose. */
export function commandOperations(
  effect: OperationEffect,
  known: KnownRow,
  values: CommandValues,
  invocation: Invocation,
  context: StepContext,
): CommandTrace {
  const ofDockerfile = effect.images.some((source) => "bases" in source) ? maybe(["Dockerfile"]) : YES;
  const truth = and(invocation.reached, values.truth(effect.when), ofDockerfile);
  const cause = (): Truth => truth;
  const listed = effect.images.flatMap(values.images);
  // `docker buildx build --push $ARGS .`: the image is among what is not known.
  const askedBy = causeAt(effect, values);
  const isHidden = listed.length === 0 && known.given.loose && effect.does === "push" && askedBy !== undefined;
  const given = isHidden ? [unknown("its arguments are not known", invocation.at, ["script"])] : listed;
  const images = effect.lowercase ? given.map(lowered) : given;
  const own = ownCredential(effect, values, invocation);
  const done = operationsOf(
    {
      does: effect.does,
      what: effect.what,
      tool: known.called,
      reads: storesOf(effect.reads, known, invocation, effect.storeOption),
      images,
      password: own.password,
      itself: own.password !== undefined,
      lastResort: values.first(effect.lastResort ?? []),
      perhapsOwn: mayBring(effect, values, invocation),
      needs: effect.needs,
      isVerbatim: effect.verbatim,
      isTolerated: effect.tolerated !== undefined && values.truth(effect.tolerated).is === "yes",
      causeAt: askedBy ?? placeInCommand(images[0], invocation),
      at: invocation.at,
      cause,
      names: listOf(effect, values),
    },
    context,
  );
  const unexpanded = images.flatMap((image) => unexpandedInScript(image, "the image", imageHost(image)));
  if (done.length === 0) return { happenings: done, unexpanded };
  const login = ownLogin(own, { tool: known.called, image: images[0], invocation, cause }, context);
  return { happenings: login ? [login, ...done] : done, unexpanded };
}

/** `docker push $IMAGE`, where the script has set it to one image or another. */
function listOf({ images }: OperationEffect, values: CommandValues): OperationDraft["names"] {
  const lists = images.flatMap((source) => ("of" in source ? values.all(source.of).map(({ value }) => value) : []));
  return lists.some(isOpen) ? (image) => isNamed(image, lists) : undefined;
}

function causeAt(effect: OperationEffect, values: CommandValues): Span | undefined {
  for (const condition of conditionsIn(effect.when)) {
    const at =
      "flag" in condition
        ? values.flag(condition.flag)
        : "option" in condition
          ? values.all({ option: condition.option })[0]?.at
          : undefined;
    if (at) return at;
  }
  return undefined;
}

/** The reference where the command writes it itself; else the command, which is what pushes. */
function placeInCommand(image: Value | undefined, { written, at }: Invocation): Span {
  return image && isWithin(image.span, written.span) ? image.span : at;
}
