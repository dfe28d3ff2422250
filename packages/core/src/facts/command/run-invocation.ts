import { and } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { CommandEffect, CredentialStore } from "../../knowledge/rows.ts";
import type { Happening, Host, OpaqueStep, Unexpanded } from "../facts.ts";
import { imageHost, loginHost } from "../host.ts";
import { loginOf, type LoginDraft } from "../login-of.ts";
import { operationsOf } from "../operations-of.ts";
import { splitValue } from "../references.ts";
import type { Invocation } from "../script/invocation.ts";
import { happens, type StepContext } from "../step-context.ts";
import { unexpandedIn } from "../unexpanded.ts";
import { knownCommand, type KnownCommand } from "./command-row.ts";
import { commandValues, type CommandValues } from "./command-values.ts";

export interface CommandTrace {
  readonly happenings: readonly Happening[];
  readonly unexpanded: readonly Unexpanded[];
}

type Row = Extract<KnownCommand, { kind: "row" }>;

/** What a command of a script does at a registry, by the tables. */
export function runInvocation(invocation: Invocation, context: StepContext): CommandTrace {
  const known = knownCommand(invocation);
  if (known.kind === "harmless") return { happenings: [], unexpanded: [] };
  if (known.kind !== "row") return { happenings: opaque(invocation, known.kind === "pull" ? "pull" : "anything", context), unexpanded: [] };
  const values = commandValues(known.given, invocation);
  const happenings: Happening[] = [];
  const unexpanded: Unexpanded[] = [];
  for (const effect of known.row.effects) {
    if (effect.does === "login") {
      const draft = loginDraft(effect, known, values, invocation);
      const login = loginOf(draft, context);
      if (login) happenings.push(login);
      if (login) unexpanded.push(...bracesOnly(draft, login.host));
    } else if (effect.does === "logout") {
      const when = happens(context, () => invocation.reached);
      const host = loginHost(values.first(effect.registry)?.value, effect.registryDefault);
      if (when) happenings.push({ kind: "logout", ...when, store: storeOf(effect.store, invocation), host, at: invocation.at, step: context.step, guard: context.guardAt });
    } else {
      const found = operations(effect, known, values, invocation, context);
      happenings.push(...found.happenings);
      unexpanded.push(...found.unexpanded);
    }
  }
  const { may, mayWhen } = known.row;
  if (may && values.truth(mayWhen).is !== "no") happenings.push(...opaque(invocation, may, context));
  return { happenings, unexpanded };
}

function opaque(invocation: Invocation, may: OpaqueStep["may"], context: StepContext): readonly OpaqueStep[] {
  const when = happens(context, () => invocation.reached);
  if (!when) return [];
  const what = invocation.program === undefined ? "a command that the script puts together" : `\`${invocation.program}\``;
  return [{ kind: "opaque", ...when, what, may, at: invocation.at, step: context.step, guard: context.guardAt }];
}

/** What root's tools keep lies in root's home. */
function storeOf(store: CredentialStore, invocation: Invocation): CredentialStore {
  if (!invocation.root) return store;
  if (store === "docker") return "root-docker";
  return store === "containers" ? "root-containers" : store;
}

function loginDraft(effect: Extract<CommandEffect, { does: "login" }>, known: Row, values: CommandValues, invocation: Invocation): LoginDraft {
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
    passwordBy: argument ? (isFromEnvironment(argument.at, invocation) ? "environment" : "argument") : fromStdin ? "stdin" : "none",
    stdinMissing: fromStdin && stdin.kind === "none",
    pasted: [...(username?.pasted ?? []), ...(argument?.pasted ?? []), ...(read && stdin.kind === "value" ? stdin.pasted : [])],
    needsUsername: effect.needsUsername,
    needsPassword: true,
    onlyByArgument: effect.stdin.length === 0,
    at: invocation.at,
    cause: () => reached(invocation, values.truth(effect.when)),
  };
}

function isFromEnvironment(at: LoginDraft["at"], invocation: Invocation): boolean {
  const whole = invocation.written.span;
  return at.file !== whole.file || at.start < whole.start || at.end > whole.end;
}

function reached(invocation: Invocation, truth: Truth): Truth {
  return and(invocation.reached, truth);
}

/** In a script the shell expands `$X`; only `{{ x }}` is left as it is. */
function bracesOnly({ registry, username, password }: LoginDraft, host: Host): readonly Unexpanded[] {
  return [registry, username, password]
    .flatMap((given) => (given ? unexpandedIn(given.value, "the login", host) : []))
    .filter((found) => found.shown.startsWith("{{"));
}

function operations(
  effect: Extract<CommandEffect, { does: "push" | "pull" | "delete" }>,
  known: Row,
  values: CommandValues,
  invocation: Invocation,
  context: StepContext,
): CommandTrace {
  const cause = (): Truth => reached(invocation, values.truth(effect.when));
  const images = effect.images.flatMap(values.images);
  const pair = (effect.credentials ?? []).map((source) => values.first([source])).find((found) => found !== undefined);
  const own = pair ? credentialsPair(pair) : { username: values.first(effect.username ?? []), password: values.first(effect.password ?? []), pasted: [] };
  const done = operationsOf(
    {
      does: effect.does,
      what: effect.what,
      tool: known.called,
      reads: effect.reads.map((store) => storeOf(store, invocation)),
      images,
      password: own.password,
      itself: own.password !== undefined,
      needs: effect.needs,
      causeAt: causeAt(effect, values) ?? images[0]?.span ?? invocation.at,
      at: invocation.at,
      cause,
    },
    context,
  );
  const unexpanded = images.flatMap((image) => unexpandedIn(image, "the image", imageHost(image))).filter((found) => found.shown.startsWith("{{"));
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
      passwordBy: isFromEnvironment(own.password.at, invocation) ? "environment" : "argument",
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

function causeAt(effect: Extract<CommandEffect, { does: "push" | "pull" | "delete" }>, values: CommandValues): LoginDraft["at"] | undefined {
  const { when } = effect;
  const conditions = when === undefined ? [] : "any" in when ? when.any : "all" in when ? when.all : [when];
  for (const condition of conditions) {
    const at = "flag" in condition ? values.flag(condition.flag) : "option" in condition ? values.all({ option: condition.option })[0]?.at : undefined;
    if (at) return at;
  }
  return undefined;
}

/** `--creds user:password` */
function credentialsPair(pair: { value: Value; at: LoginDraft["at"]; pasted: LoginDraft["pasted"] }): Pick<LoginDraft, "username" | "password"> & { pasted: NonNullable<LoginDraft["pasted"]> } {
  const [username, password] = splitValue(pair.value, /:/);
  const pasted = pair.pasted ?? [];
  if (!username || !password) return { username: undefined, password: { value: pair.value, at: pair.at }, pasted };
  return { username: { value: username, at: pair.at }, password: { value: password, at: pair.at }, pasted };
}

/** The registry of an image, as a login names it. */
function hostPart(image: Value): Value {
  return splitValue(image, /\//)[0] ?? image;
}
