import type { Value } from "../../expressions/value.ts";
import type { Login } from "../facts.ts";
import { loginOf, type LoginDraft } from "../login-of.ts";
import { hasContents } from "../named-store.ts";
import { splitValue } from "../references.ts";
import type { Invocation } from "../script/invocation.ts";
import type { StepContext } from "../step-context.ts";
import { readBy } from "./command-login.ts";
import type { OperationEffect } from "./command-operations.ts";
import type { CommandValues } from "./command-values.ts";
import { passwordArgument } from "./password-argument.ts";

/** What a command brings along for itself. */
export interface OwnCredential {
  readonly username: LoginDraft["username"];
  readonly password: LoginDraft["password"];
  readonly pasted: NonNullable<LoginDraft["pasted"]>;
  readonly isPiped: boolean;
}

/** By options, or by its standard input. */
export function ownCredential(effect: OperationEffect, values: CommandValues, invocation: Invocation): OwnCredential {
  const pair = (effect.credentials ?? []).map((source) => values.first([source])).find((found) => found !== undefined);
  if (pair) return credentialsPair(pair);
  const username = values.first(effect.username ?? []);
  const password = values.first(effect.password ?? []);
  const piped = password || !values.flag(effect.stdin ?? []) ? undefined : readBy(invocation);
  return { username, password: password ?? piped, pasted: piped?.pasted ?? [], isPiped: piped !== undefined };
}

/** Something that is not looked into may hold a credential for it. */
export function mayBring(
  { perhapsOwn, reads }: OperationEffect,
  values: CommandValues,
  { environment }: Invocation,
): boolean {
  return (
    hasContents(reads, (name) => environment(name)) ||
    (perhapsOwn !== undefined && values.truth(perhapsOwn).is !== "no")
  );
}

/** It is a login for this one purpose. */
export function ownLogin(
  { username, password, pasted, isPiped }: OwnCredential,
  of: Pick<LoginDraft, "tool" | "cause"> & { readonly image: Value | undefined; readonly invocation: Invocation },
  context: StepContext,
): Login | undefined {
  const { tool, image, invocation, cause } = of;
  if (!password) return undefined;
  return loginOf(
    {
      via: "command",
      tool,
      store: "private",
      registry: image && { value: hostPart(image), at: image.span },
      registryDefault: "none",
      username,
      password,
      passwordBy: isPiped ? "stdin" : passwordArgument(password.at, invocation),
      pasted,
      needsUsername: false,
      needsPassword: false,
      at: invocation.at,
      cause,
    },
    context,
  );
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
