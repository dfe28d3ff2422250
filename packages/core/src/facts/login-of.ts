import { members } from "../expressions/members.ts";
import type { Value } from "../expressions/value.ts";
import type { Span } from "../source/span.ts";
import { credentialOf, isGithubToken } from "./credential.ts";
import type { Insertion } from "./entry-places.ts";
import type { Credential, Login, StdinPlace, Store } from "./facts.ts";
import { loginHost } from "./host.ts";
import { isEmptiedAfterJob } from "./named-store.ts";
import { happens, type Cause, type StepContext } from "./step-context.ts";
import { asMeant, meantExpression } from "./unexpanded.ts";

/** A value of a login and where it is given. */
export interface Given {
  readonly value: Value;
  readonly at: Span;
}

export interface LoginDraft {
  readonly via: Login["via"];
  readonly tool: string;
  readonly store: Store;
  readonly also?: readonly Store[] | undefined;
  readonly registry: Given | undefined;
  readonly registryDefault: string;
  readonly username: Given | undefined;
  readonly password: Given | undefined;
  readonly passwordBy: Login["passwordBy"];
  readonly stdinMissing?: boolean;
  readonly swallowed?: boolean;
  readonly pasted?: readonly Span[];
  readonly needsUsername: boolean;
  readonly needsPassword: boolean;
  readonly refusals?: Login["refusals"];
  readonly onlyByArgument?: boolean;
  /** What keeps the credential after the job; undefined: it is removed. */
  readonly keptBy?: Span | undefined;
  readonly registryPlace?: Insertion | undefined;
  readonly usernamePlace?: Insertion | undefined;
  readonly stdinPlace?: StdinPlace | undefined;
  /** Where the host is known from something else than a login's own registry. */
  readonly host?: Login["host"];
  readonly at: Span;
  readonly cause: Cause;
}

/** A login with all that follows from its values: the host, the kinds of token. `undefined`: it never happens. */
export function loginOf(draft: LoginDraft, context: StepContext): Login | undefined {
  const when = happens(context, draft.cause);
  if (!when) return undefined;
  const { settings } = context.surroundings;
  const password = draft.password && credentialOf(draft.password.value, draft.password.at, settings);
  return {
    kind: "login",
    ...when,
    via: draft.via,
    tool: draft.tool,
    store: draft.store,
    also: draft.also ?? [],
    host: draft.host ?? meantHost(draft, password, context),
    isHostChosen: draft.registry !== undefined && members(draft.registry.value).some(({ kind }) => kind === "context"),
    registryAt: draft.registry?.at,
    lostRegistry: lostIn(draft.registry?.value),
    username: draft.username && credentialOf(draft.username.value, draft.username.at, settings),
    password,
    byGithubToken: isGithubToken(password),
    isUnasked: [draft.username, draft.password].every((given) => given === undefined || given.at === context.step),
    passwordBy: draft.passwordBy,
    stdinMissing: draft.stdinMissing ?? false,
    swallowed: draft.swallowed ?? false,
    pasted: draft.pasted ?? [],
    needsUsername: draft.needsUsername,
    needsPassword: draft.needsPassword,
    refusals: draft.refusals,
    onlyByArgument: draft.onlyByArgument ?? false,
    keptBy: isEmptiedAfterJob(draft.store) ? undefined : draft.keptBy,
    registryPlace: draft.registryPlace,
    usernamePlace: draft.usernamePlace,
    stdinPlace: draft.stdinPlace,
    at: draft.at,
    step: context.step,
    guard: context.guardAt,
    conditionPlace: context.conditionPlace,
  };
}

/**
 * A `$REGISTRY` that nothing expands is a fault of its own; the login is still meant for that registry, and where that cannot be
 * told, for the one that takes the job's own token.
 */
function meantHost(
  { registry, registryDefault }: LoginDraft,
  password: Credential | undefined,
  { surroundings }: StepContext,
): Login["host"] {
  const host = loginHost(registry && asMeant(registry.value, surroundings), registryDefault);
  const isWritten = registry?.value.kind === "literal" && meantExpression(registry.value.text) !== undefined;
  return host.kind === "unknown" && isWritten && isGithubToken(password) ? { kind: "ghcr", path: false } : host;
}

function lostIn(registry: Value | undefined): Login["lostRegistry"] {
  return registry?.kind === "empty"
    ? { because: registry.because, noContext: registry.noContext, at: registry.span }
    : undefined;
}
