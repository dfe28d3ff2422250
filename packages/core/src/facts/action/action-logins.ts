import type { ActionEffect, Source } from "../../knowledge/rows.ts";
import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import { parseEmbeddedYaml } from "../../workflow/embedded-yaml.ts";
import type { MapNode } from "../../workflow/model.ts";
import { oneOf } from "../attribute-rows.ts";
import type { Host, Unexpanded } from "../facts.ts";
import type { Insertion } from "../entry-places.ts";
import type { Given, LoginDraft } from "../login-of.ts";
import type { Cause, StepContext } from "../step-context.ts";
import { storesOfAction } from "../named-store.ts";
import { evaluateIn } from "../surroundings.ts";
import { unexpandedIn } from "../unexpanded.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { whenTruth } from "./when-truth.ts";

export type LoginEffect = Extract<ActionEffect, { does: "login" }>;

/** The logins of one effect: as many as its list of registries has, where it takes one. */
export function actionLogins(
  effect: LoginEffect,
  tool: string,
  inputs: ActionInputs,
  context: StepContext,
): readonly LoginDraft[] {
  const cause: Cause = (situation) => whenTruth(effect.when, inputs, context, situation);
  const [store = effect.store, ...also] = storesOfAction([effect.store, ...(effect.also ?? [])], context.surroundings);
  const base = {
    via: "action" as const,
    tool,
    store,
    also,
    registryDefault: effect.registryDefault,
    needsUsername: effect.username.length > 0,
    needsPassword: true,
    refusals: effect.refusals,
    at: context.step,
    keptBy: keptBy(effect, inputs, context),
    cause,
  };
  const list = effect.list === undefined ? undefined : inputs.text(effect.list);
  if (list) return listedLogins(list, context).map((given) => ({ ...base, ...given }));
  // It takes a list and nothing else.
  if (effect.list !== undefined && effect.password.length === 0) return [];
  const password = inputs.from(effect.password);
  return [
    {
      ...base,
      registry: inputs.from(effect.registry),
      username: ownName(inputs.from(effect.username), context),
      password,
      passwordBy: password ? "input" : "none",
      registryPlace: inputPlace(effect.registry, inputs),
      usernamePlace: inputPlace(effect.username, inputs),
    },
  ];
}

type ListedLogin = Pick<LoginDraft, "registry" | "username" | "password" | "passwordBy">;

/** The logins of a list of registries in YAML. What an expression puts in its place, or in that of items, may be any. */
function listedLogins(list: Text, context: StepContext): readonly ListedLogin[] {
  const { root } = parseEmbeddedYaml(list);
  const items = root?.kind === "sequence" ? root.items.filter((item) => item.kind === "map") : [];
  const fields = items.flatMap(({ entries }) => entries.flatMap(({ value }) => (value.kind === "scalar" ? value : [])));
  const inFields = fields.map(({ text }) => expressionsIn(text)).reduce((sum, count) => sum + count, 0);
  const logins = items.flatMap((item): readonly ListedLogin[] => {
    const [registry, username, password] = ["registry", "username", "password"].map((name) =>
      field(item, name, context),
    );
    if (!registry && !username && !password) return [];
    return [{ registry, username, password, passwordBy: password ? "input" : "none" }];
  });
  return expressionsIn(list) > inFields ? [...logins, hiddenLogin(list)] : logins;
}

function expressionsIn({ value }: Text): number {
  return value.split("${{").length - 1;
}

function hiddenLogin({ span }: Text): ListedLogin {
  const value: Value = { kind: "unknown", because: "the list is written elsewhere", on: [], span };
  const hidden = { value, at: span };
  return { registry: hidden, username: hidden, password: hidden, passwordBy: "input" };
}

/** Of an input that the action has. */
function inputPlace(sources: readonly Source[], { place }: ActionInputs): Insertion | undefined {
  const source = sources.find((each) => "input" in each);
  return source && place(source.input);
}

/** A name that the action itself brings along ("dummy") is nobody's to change. */
export function ownName(given: Given | undefined, context: StepContext): Given | undefined {
  return given && given.at === context.step && given.value.kind === "literal"
    ? { ...given, value: { kind: "context", name: "the action", span: given.at } }
    : given;
}

/** An action with a post step takes its credential away again, unless it is told not to. */
function keptBy({ logout }: LoginEffect, inputs: ActionInputs, context: StepContext): Span | undefined {
  if (logout === undefined) return context.step;
  if (logout === "always") return undefined;
  const text = inputs.text(logout.input);
  return text && oneOf(evaluateIn(text, context.surroundings), ["false"]).is === "yes" ? text.span : undefined;
}

function field(map: MapNode, name: string, context: StepContext): Given | undefined {
  const node = map.entries.find((entry) => entry.key.value === name)?.value;
  return node?.kind === "scalar" ? { value: evaluateIn(node.text, context.surroundings), at: node.span } : undefined;
}

export function unexpandedInLogin({ registry, username, password }: LoginDraft, host: Host): readonly Unexpanded[] {
  const check = (given: Given | undefined, name: string): readonly Unexpanded[] =>
    given ? unexpandedIn(given.value, name, host) : [];
  return [...check(registry, "`registry`"), ...check(username, "`username`"), ...check(password, "`password`")];
}
