import { and } from "../../expressions/truth.ts";
import type { Truth } from "../../expressions/value.ts";
import type { CommandEffect } from "../../knowledge/rows.ts";
import type { Happening, Logout, OpaqueStep, Unexpanded } from "../facts.ts";
import { loginHost } from "../host.ts";
import { loginOf } from "../login-of.ts";
import { namingsOf } from "../operations-of.ts";
import type { Invocation } from "../script/invocation.ts";
import { happens, type StepContext } from "../step-context.ts";
import { commandLogin, unexpandedInCommand } from "./command-login.ts";
import { commandOperations, type CommandTrace } from "./command-operations.ts";
import { knownCommand, type KnownRow } from "./command-row.ts";
import { commandValues, type CommandValues } from "./command-values.ts";
import { storesOf } from "./stores-of.ts";

/** What a command of a script does at a registry, by the tables. */
export function runInvocation(invocation: Invocation, step: StepContext): CommandTrace {
  const context = invocation.forgiven ? { ...step, isForgiven: true } : step;
  const known = knownCommand(invocation);
  if (known.kind === "harmless" || (invocation.printed && known.kind !== "row"))
    return { happenings: [], unexpanded: [] };
  if (known.kind !== "row")
    return { happenings: opaque(invocation, known.kind === "pull" ? "pull" : "anything", context), unexpanded: [] };
  const values = commandValues(known.given, invocation);
  const happenings: Happening[] = [];
  const unexpanded: Unexpanded[] = [];
  for (const effect of known.row.effects) {
    if (effect.does === "login") {
      const draft = commandLogin(effect, known, values, invocation, context);
      if (invocation.printed && !draft.stdinMissing) continue;
      const login = loginOf(draft, context);
      if (login) happenings.push(login);
      if (login) unexpanded.push(...unexpandedInCommand(draft, login.host, context.surroundings));
    } else if (invocation.printed) {
      continue;
    } else if (effect.does === "logout") {
      happenings.push(...logouts(effect, known, values, invocation, context));
    } else if (effect.does === "name") {
      const images = effect.images.flatMap(values.images);
      const cause = (): Truth => and(invocation.reached, values.truth(effect.when));
      happenings.push(...namingsOf({ images, at: invocation.at, cause }, context));
    } else {
      const found = commandOperations(effect, known, values, invocation, context);
      happenings.push(...found.happenings);
      unexpanded.push(...found.unexpanded);
    }
  }
  const { may, mayWhen } = known.row;
  if (may && !invocation.printed && values.truth(mayWhen).is !== "no")
    happenings.push(...opaque(invocation, may, context));
  return { happenings, unexpanded };
}

function logouts(
  effect: Extract<CommandEffect, { does: "logout" }>,
  known: KnownRow,
  values: CommandValues,
  invocation: Invocation,
  context: StepContext,
): readonly Logout[] {
  const when = happens(context, () => invocation.reached);
  if (!when) return [];
  const host = loginHost(values.first(effect.registry)?.value, effect.registryDefault);
  const [store = effect.store] = storesOf([effect.store], known, invocation);
  return [{ kind: "logout", ...when, store, host, at: invocation.at, step: context.step, guard: context.guardAt }];
}

function opaque(invocation: Invocation, may: OpaqueStep["may"], context: StepContext): readonly OpaqueStep[] {
  const when = happens(context, () => invocation.reached);
  if (!when) return [];
  const what =
    invocation.program === undefined ? "a command that the script puts together" : `\`${invocation.program}\``;
  const mayLogIn = may === "anything" && context.surroundings.hasCredentials;
  return [
    { kind: "opaque", ...when, what, may, mayLogIn, at: invocation.at, step: context.step, guard: context.guardAt },
  ];
}
