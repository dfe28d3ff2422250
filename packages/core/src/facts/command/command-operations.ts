import { unknown } from "../../expressions/make-value.ts";
import { and } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { CommandEffect } from "../../knowledge/rows.ts";
import type { Happening, Unexpanded } from "../facts.ts";
import { imageHost } from "../host.ts";
import { loginOf, type LoginDraft } from "../login-of.ts";
import { isNamed, isOpen } from "../named-images.ts";
import { operationsOf, type OperationDraft } from "../operations-of.ts";
import { splitValue } from "../references.ts";
import { lowered } from "../script/lowered.ts";
import type { Invocation } from "../script/invocation.ts";
import type { StepContext } from "../step-context.ts";
import { unexpandedInScript } from "../unexpanded.ts";
import type { KnownRow } from "./command-row.ts";
import type { CommandValues } from "./command-values.ts";
import { readBy } from "./command-login.ts";
import { passwordArgument } from "./password-argument.ts";
import { hasContents } from "../named-store.ts";
import { storesOf } from "./stores-of.ts";

type OperationEffect = Extract<CommandEffect, { does: "push" | "pull" | "delete" }>;

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
  const cause = (): Truth => and(invocation.reached, values.truth(effect.when));
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
      isTolerated: effect.tolerated !== undefined && values.truth(effect.tolerated).is === "yes",
      causeAt: askedBy ?? placeInCommand(images[0], invocation),
      at: invocation.at,
      cause,
      names: listOf(effect, values),
    },
    context,
  );
  const unexpanded = images.flatMap((image) => unexpandedInScript(image, "the image", imageHost(image)));
  if (!own.password || done.length === 0) return { happenings: done, unexpanded };
  const login = loginOf(
    {
      via: "command",
      tool: known.called,
      store: "private",
      registry: images[0] ? { value: hostPart(images[0]), at: images[0].span } : undefined,
      registryDefault: "none",
      username: own.username,
      password: own.password,
      passwordBy: own.isPiped ? "stdin" : passwordArgument(own.password.at, invocation),
      pasted: own.pasted,
      needsUsername: false,
      needsPassword: false,
      at: invocation.at,
      cause,
    },
    context,
  );
  return { happenings: login ? [login, ...done] : done, unexpanded };
}

interface OwnCredential {
  readonly username: LoginDraft["username"];
  readonly password: LoginDraft["password"];
  readonly pasted: NonNullable<LoginDraft["pasted"]>;
  readonly isPiped: boolean;
}

/** What the command brings along for itself: by options, or by its standard input. */
function ownCredential(effect: OperationEffect, values: CommandValues, invocation: Invocation): OwnCredential {
  const pair = (effect.credentials ?? []).map((source) => values.first([source])).find((found) => found !== undefined);
  if (pair) return credentialsPair(pair);
  const username = values.first(effect.username ?? []);
  const password = values.first(effect.password ?? []);
  const piped = password || !values.flag(effect.stdin ?? []) ? undefined : readBy(invocation);
  return { username, password: password ?? piped, pasted: piped?.pasted ?? [], isPiped: piped !== undefined };
}

function mayBring({ perhapsOwn, reads }: OperationEffect, values: CommandValues, { environment }: Invocation): boolean {
  return (
    hasContents(reads, (name) => environment(name)) ||
    (perhapsOwn !== undefined && values.truth(perhapsOwn).is !== "no")
  );
}

/** `docker push $IMAGE`, where the script has set it to one image or another. */
function listOf({ images }: OperationEffect, values: CommandValues): OperationDraft["names"] {
  const lists = images.flatMap((source) => ("of" in source ? values.all(source.of).map(({ value }) => value) : []));
  return lists.some(isOpen) ? (image) => isNamed(image, lists) : undefined;
}

function causeAt(effect: OperationEffect, values: CommandValues): LoginDraft["at"] | undefined {
  const { when } = effect;
  const conditions = when === undefined ? [] : "any" in when ? when.any : "all" in when ? when.all : [when];
  for (const condition of conditions) {
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
function placeInCommand(image: Value | undefined, { written, at }: Invocation): LoginDraft["at"] {
  const { span } = written;
  return image && image.span.file === span.file && image.span.start >= span.start && image.span.end <= span.end
    ? image.span
    : at;
}

/** `--creds user:password` */
function credentialsPair(pair: { value: Value; at: LoginDraft["at"]; pasted: LoginDraft["pasted"] }): OwnCredential {
  const [username, password] = splitValue(pair.value, /:/);
  const pasted = pair.pasted ?? [];
  const whole = { value: pair.value, at: pair.at };
  if (!username || !password) return { username: undefined, password: whole, pasted, isPiped: false };
  return {
    username: { value: username, at: pair.at },
    password: { value: password, at: pair.at },
    pasted,
    isPiped: false,
  };
}

/** The registry of an image, as a login names it. */
function hostPart(image: Value): Value {
  return splitValue(image, /\//)[0] ?? image;
}
