import { and } from "../../expressions/truth.ts";
import type { Value } from "../../expressions/value.ts";
import type { CommandEffect } from "../../knowledge/rows.ts";
import type { Host, Unexpanded } from "../facts.ts";
import type { LoginDraft } from "../login-of.ts";
import type { Invocation } from "../script/invocation.ts";
import { unexpandedIn } from "../unexpanded.ts";
import type { KnownRow } from "./command-row.ts";
import type { CommandValues } from "./command-values.ts";
import { passwordArgument } from "./password-argument.ts";
import { storeOf } from "./store-of.ts";

/** A login as a command gives it: by options, by standard input, or by what cannot be told. */
export function commandLogin(effect: Extract<CommandEffect, { does: "login" }>, known: KnownRow, values: CommandValues, invocation: Invocation): LoginDraft {
  const argument = values.first(effect.password);
  const fromStdin = values.flag(effect.stdin) !== undefined;
  const { stdin } = invocation;
  const read = fromStdin && stdin.kind === "value" ? { value: stdin.value, at: stdin.at } : undefined;
  const username = values.first(effect.username);
  const unknownWord: Value = { kind: "unknown", because: "an argument is not known", on: ["script"], span: invocation.at };
  const perhaps = known.given.loose ? { value: unknownWord, at: invocation.at } : undefined;
  const unread = fromStdin && stdin.kind === "unknown" ? { value: unknownWord, at: invocation.at } : undefined;
  return {
    via: "command",
    tool: known.called,
    store: storeOf(effect.store, invocation),
    registry: values.first(effect.registry),
    registryDefault: effect.registryDefault,
    username: username ?? perhaps,
    password: argument ?? read ?? unread ?? (fromStdin ? undefined : perhaps),
    passwordBy: argument ? passwordArgument(argument.at, invocation) : fromStdin ? "stdin" : "none",
    stdinMissing: fromStdin && stdin.kind === "none",
    pasted: [...(username?.pasted ?? []), ...(argument?.pasted ?? []), ...(read && stdin.kind === "value" ? stdin.pasted : [])],
    needsUsername: effect.needsUsername,
    needsPassword: true,
    onlyByArgument: effect.stdin.length === 0,
    keptBy: invocation.at,
    at: invocation.at,
    cause: () => and(invocation.reached, values.truth(effect.when)),
  };
}

/** In a script the shell expands `$X`; only `{{ x }}` is left as it is. */
export function bracesOnly({ registry, username, password }: LoginDraft, host: Host): readonly Unexpanded[] {
  return [registry, username, password]
    .flatMap((given) => (given ? unexpandedIn(given.value, "the login", host) : []))
    .filter((found) => found.shown.startsWith("{{"));
}
