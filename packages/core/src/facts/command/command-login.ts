import { literalOf } from "../../expressions/read-value.ts";
import { and } from "../../expressions/truth.ts";
import type { Argument, CommandEffect } from "../../knowledge/rows.ts";
import type { Host, Unexpanded } from "../facts.ts";
import type { LoginDraft } from "../login-of.ts";
import type { Invocation, WordValue } from "../script/invocation.ts";
import { shellReference, unexpandedInScript } from "../unexpanded.ts";
import type { StepContext } from "../step-context.ts";
import type { Surroundings } from "../surroundings.ts";
import { commandPlaces } from "./command-places.ts";
import type { KnownRow } from "./command-row.ts";
import type { CommandValues } from "./command-values.ts";
import type { Arguments, GivenOption } from "./parse-arguments.ts";
import { passwordArgument } from "./password-argument.ts";
import { storesOf } from "./stores-of.ts";

/** A login as a command gives it: by options, by standard input, or by what cannot be told. */
export function commandLogin(
  effect: Extract<CommandEffect, { does: "login" }>,
  known: KnownRow,
  values: CommandValues,
  invocation: Invocation,
  context: StepContext,
): LoginDraft {
  const [store = effect.store, ...also] = storesOf([effect.store], known, invocation);
  const argument = values.first(effect.password);
  const fromStdin = values.flag(effect.stdin) !== undefined;
  const registry = values.first(effect.registry);
  const username = values.first(effect.username);
  const forgotten = optionWithoutValue(effect.username, known.given);
  const perhaps = known.given.loose ? unknownWord(invocation) : undefined;
  const read = fromStdin ? readBy(invocation) : undefined;
  return {
    via: "command",
    tool: known.called,
    store,
    also,
    registry,
    registryDefault: effect.registryDefault,
    username: username ?? perhaps,
    password: argument ?? (fromStdin ? read : perhaps),
    passwordBy: argument ? passwordArgument(argument.at, invocation) : fromStdin ? "stdin" : "none",
    stdinMissing: fromStdin && invocation.stdin.kind === "none",
    swallowed: invocation.printed,
    // The tool complains of the option, in words of its own.
    refusals: forgotten ? undefined : effect.refusals,
    pasted: [...(username?.pasted ?? []), ...(argument?.pasted ?? []), ...(read?.pasted ?? [])],
    needsUsername: effect.needsUsername,
    needsPassword: true,
    onlyByArgument: effect.stdin.length === 0,
    keptBy: invocation.at,
    ...commandPlaces(effect, known, { registry, username, forgotten, password: argument }, invocation, context),
    at: invocation.at,
    cause: () => and(invocation.reached, values.truth(effect.when)),
  };
}

/** `-u` with nothing behind it. */
function optionWithoutValue(sources: readonly Argument[], { options }: Arguments): GivenOption | undefined {
  return options.find(
    ({ name, value }) =>
      value === undefined && sources.some((source) => "option" in source && source.option.includes(name)),
  );
}

/** What comes in on standard input, as far as it is known; `undefined` where nothing does. */
export function readBy(invocation: Invocation): WordValue | undefined {
  const { stdin } = invocation;
  if (stdin.kind === "value") return { value: stdin.value, at: stdin.at, pasted: stdin.pasted };
  return stdin.kind === "unknown" ? unknownWord(invocation) : undefined;
}

function unknownWord({ at }: Invocation): WordValue {
  return { value: { kind: "unknown", because: "an argument is not known", on: ["script"], span: at }, at, pasted: [] };
}

/** A user name or a password may have a dollar sign in it, and be right. */
export function unexpandedInCommand(
  { registry, username, password }: LoginDraft,
  host: Host,
  surroundings: Surroundings,
): readonly Unexpanded[] {
  const inRegistry = registry ? unexpandedInScript(registry.value, "the login", host) : [];
  const inCredential = [username, password].flatMap((given) =>
    given
      ? [
          ...shellReference(given.value, "the login", host, surroundings),
          ...unexpandedInScript(given.value, "the login", host).filter(
            ({ shown, inScript }) => !inScript || shown === literalOf(given.value)?.trim(),
          ),
        ]
      : [],
  );
  return [...inRegistry, ...inCredential];
}
