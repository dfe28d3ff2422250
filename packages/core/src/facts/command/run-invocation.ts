import type { Happening, OpaqueStep, Unexpanded } from "../facts.ts";
import { loginHost } from "../host.ts";
import { loginOf } from "../login-of.ts";
import type { Invocation } from "../script/invocation.ts";
import { happens, type StepContext } from "../step-context.ts";
import { commandLogin, unexpandedInCommand } from "./command-login.ts";
import { commandOperations, type CommandTrace } from "./command-operations.ts";
import { knownCommand } from "./command-row.ts";
import { commandValues } from "./command-values.ts";
import { storesOf } from "./stores-of.ts";

/** What a command of a script does at a registry, by the tables. */
export function runInvocation(invocation: Invocation, context: StepContext): CommandTrace {
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
      const when = happens(context, () => invocation.reached);
      const host = loginHost(values.first(effect.registry)?.value, effect.registryDefault);
      const [store = effect.store] = storesOf([effect.store], known, invocation);
      if (when)
        happenings.push({
          kind: "logout",
          ...when,
          store,
          host,
          at: invocation.at,
          step: context.step,
          guard: context.guardAt,
        });
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
