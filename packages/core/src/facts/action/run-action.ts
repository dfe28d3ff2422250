import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { ActionEffect, ActionRow, Images } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import { parseEmbeddedYaml } from "../../workflow/embedded-yaml.ts";
import type { MapNode, Step } from "../../workflow/model.ts";
import { attributeRow, oneOf, overrideOf, rowHas } from "../attribute-rows.ts";
import type { Happening, Host, MisplacedInput, Need, Unexpanded } from "../facts.ts";
import { imageHost, loginHost } from "../host.ts";
import { loginOf, type Given, type LoginDraft } from "../login-of.ts";
import { operationsOf } from "../operations-of.ts";
import { splitValue } from "../references.ts";
import { lowered } from "../script/expand-word.ts";
import { happens, type Cause, type StepContext } from "../step-context.ts";
import { evaluateIn } from "../surroundings.ts";
import { unexpandedIn } from "../unexpanded.ts";
import { actionInputs, type ActionInputs } from "./action-inputs.ts";
import { whenTruth } from "./when-truth.ts";

/** What a step with a known action does, and what later steps can read from it. */
export interface ActionTrace {
  readonly happenings: readonly Happening[];
  readonly outputs: ReadonlyMap<string, Value>;
  readonly unexpanded: readonly Unexpanded[];
  readonly misplaced: readonly MisplacedInput[];
}

type LoginEffect = Extract<ActionEffect, { does: "login" }>;
type OperationEffect = Extract<ActionEffect, { does: "push" | "pull" | "delete" }>;

export function runAction(row: ActionRow, tool: string, step: Step, context: StepContext): ActionTrace {
  const inputs = actionInputs(step, context);
  const happenings: Happening[] = [];
  const outputs = new Map<string, Value>();
  const unexpanded: Unexpanded[] = [];
  for (const effect of row.effects) {
    if (effect.does === "login") {
      for (const draft of loginDrafts(effect, tool, inputs, context)) {
        const login = loginOf(draft, context);
        if (!login) continue;
        happenings.push(login);
        unexpanded.push(...unexpandedInLogin(draft, login.host));
      }
    } else if (effect.does === "output") {
      outputs.set(effect.output, referencesOf(effect, inputs, context.step));
    } else if (effect.does === "mint") {
      outputs.set(effect.output, { kind: effect.kind, by: tool, span: context.step });
    } else if (effect.does === "need") {
      happenings.push(...needsOf(effect, tool, inputs, context));
    } else {
      const images = effect.images.flatMap((source) => imagesFrom(source, inputs, context.step));
      unexpanded.push(...images.flatMap((image) => unexpandedIn(image, "the image", imageHost(image))));
      happenings.push(...operationsFor(effect, images, tool, inputs, context));
    }
  }
  return { happenings, outputs, unexpanded, misplaced: misplacedInputs(row, tool, inputs) };
}

function needsOf(effect: Extract<ActionEffect, { does: "need" }>, tool: string, inputs: ActionInputs, context: StepContext): readonly Need[] {
  const when = happens(context, (situation) => whenTruth(effect.when, inputs, context, situation));
  if (!when) return [];
  return Object.entries(effect.needs).map(([scope, access]): Need => ({ kind: "need", ...when, tool, scope, access, at: context.step, step: context.step, guard: context.guardAt }));
}

function loginDrafts(effect: LoginEffect, tool: string, inputs: ActionInputs, context: StepContext): readonly LoginDraft[] {
  const cause: Cause = (situation) => whenTruth(effect.when, inputs, context, situation);
  const base = {
    via: "action" as const,
    tool,
    store: effect.store,
    also: effect.also,
    registryDefault: effect.registryDefault,
    needsUsername: effect.username.length > 0,
    needsPassword: true,
    at: context.step,
    keptBy: keptBy(effect, inputs, context),
    cause,
  };
  const list = effect.list === undefined ? undefined : inputs.text(effect.list);
  if (list) {
    const { root } = parseEmbeddedYaml(list);
    const items = root?.kind === "sequence" ? root.items : [];
    return items.flatMap((item): readonly LoginDraft[] => {
      if (item.kind !== "map") return [];
      const password = field(item, "password", context);
      return [{ ...base, registry: field(item, "registry", context), username: field(item, "username", context), password, passwordBy: password ? "input" : "none" }];
    });
  }
  const password = inputs.from(effect.password);
  return [{ ...base, registry: inputs.from(effect.registry), username: ownName(inputs.from(effect.username), context), password, passwordBy: password ? "input" : "none" }];
}

/** A name that the action itself brings along ("dummy") is nobody's to change. */
function ownName(given: Given | undefined, context: StepContext): Given | undefined {
  return given && given.at === context.step && given.value.kind === "literal" ? { ...given, value: { kind: "context", name: "the action", span: given.at } } : given;
}

/** An action with a post step takes its credential away again, unless it is told not to. */
function keptBy({ logout }: LoginEffect, inputs: ActionInputs, context: StepContext): Span | undefined {
  if (logout === undefined) return context.step;
  if (logout === "always") return undefined;
  const text = inputs.text(logout.input);
  return text && oneOf(evaluateIn(text, context.surroundings), ["false"]).is === "yes" ? text.span : undefined;
}

/** Inputs of a login for ghcr.io that the action does not have, or that another of its inputs excludes. */
function misplacedInputs(row: ActionRow, tool: string, inputs: ActionInputs): readonly MisplacedInput[] {
  const list = row.effects.find((effect): effect is LoginEffect => effect.does === "login" && effect.list !== undefined && inputs.text(effect.list) !== undefined)?.list;
  if (!row.noLoginInputs && list === undefined) return [];
  const names = ["registry", "username", "password"];
  const registry = inputs.value("registry");
  const password = inputs.value("password");
  const host = registry && loginHost(registry, "none");
  const meant = list !== undefined || host?.kind === "ghcr" || host?.kind === "deprecated" || password?.kind === "github-token";
  if (!meant) return [];
  return names.flatMap((input) => {
    const at = inputs.key(input);
    return at ? [{ tool, input, at, excludedBy: list }] : [];
  });
}

function field(map: MapNode, name: string, context: StepContext): Given | undefined {
  const node = map.entries.find((entry) => entry.key.value === name)?.value;
  return node?.kind === "scalar" ? { value: evaluateIn(node.text, context.surroundings), at: node.span } : undefined;
}

function unexpandedInLogin({ registry, username, password }: LoginDraft, host: Host): readonly Unexpanded[] {
  const check = (given: Given | undefined, name: string): readonly Unexpanded[] => (given ? unexpandedIn(given.value, name, host) : []);
  return [...check(registry, "`registry`"), ...check(username, "`username`"), ...check(password, "`password`")];
}

/** An action that brings a credential of its own is a login for this one purpose, too, and judged as one. */
function operationsFor(effect: OperationEffect, given: readonly Value[], tool: string, inputs: ActionInputs, context: StepContext): readonly Happening[] {
  const images = effect.lowercase ? given.map(lowered) : given;
  const cause: Cause = (situation) => whenTruth(effect.when, inputs, context, situation);
  const found = effect.password && inputs.from(effect.password);
  const password = found && literalOf(found.value) !== "" ? found : undefined;
  const operations = operationsOf(
    {
      does: effect.does,
      what: effect.what,
      tool,
      reads: effect.reads,
      images,
      password,
      itself: password !== undefined,
      needs: effect.needs,
      causeAt: causeOf(effect, inputs) ?? images[0]?.span ?? context.step,
      at: context.step,
      cause,
    },
    context,
  );
  const [first] = operations;
  if (!first || !password) return operations;
  const login = loginOf(
    {
      via: "action",
      tool,
      store: "private",
      registry: undefined,
      registryDefault: "none",
      host: first.image.host,
      username: effect.username && ownName(inputs.from(effect.username), context),
      password,
      passwordBy: "input",
      needsUsername: false,
      needsPassword: false,
      at: context.step,
      cause,
    },
    context,
  );
  return login ? [login, ...operations] : operations;
}

/** The input that says "push". */
function causeOf(effect: OperationEffect, inputs: ActionInputs): Span | undefined {
  const { when } = effect;
  const conditions = when === undefined ? [] : "any" in when ? when.any : "all" in when ? when.all : [when];
  for (const condition of conditions) {
    const name = "input" in condition ? condition.input : "lines" in condition ? condition.lines : "given" in condition ? condition.given : undefined;
    const text = typeof name === "string" ? inputs.text(name) : undefined;
    if (text) return text.span;
  }
  return undefined;
}

function imagesFrom(source: Images, inputs: ActionInputs, at: Span): readonly Value[] {
  if ("unseen" in source) return [unknown(source.unseen, at)];
  if ("lines" in source) return inputs.lines(source.lines).flatMap((line) => (line.kind === "choice" ? line.of : [line]).flatMap((member) => imagesOfLine(member, source)));
  if ("join" in source) {
    const parts = source.join.map((part) => inputs.from("length" in part ? part : [part])?.value);
    if (!parts.every((part) => part !== undefined && literalOf(part) !== "")) return [];
    const [front] = parts;
    const last = parts.at(-1);
    if (source.once && front && last && literalPrefix(last).startsWith(literalOf(front) ?? "\0")) return [last];
    return [joined(parts as readonly Value[], last?.span ?? at)];
  }
  const list = inputs.list(source.input);
  return list.length === 0 && source.default !== undefined ? [literal(source.default, at)] : list;
}

function imagesOfLine(line: Value, source: Extract<Images, { lines: string }>): readonly Value[] {
  const own = overrideOf(line, source.of);
  if (!own) return [];
  const row = attributeRow(own);
  if (source.short && !literalPrefix(own).includes("=") && row.size <= 1) return splitValue(own, /,/);
  if (source.where && rowHas(row, source.where).is === "no") return [];
  if (source.take === undefined) return splitValue(own, /,/);
  const value = row.get(source.take);
  return value ? [value] : [];
}

/** What docker/metadata-action gives out: each image with tags that are worked out at run time, one on each line. */
function referencesOf(effect: Extract<ActionEffect, { does: "output" }>, inputs: ActionInputs, at: Span): Value {
  const images = effect.images.flatMap((source) => imagesFrom(source, inputs, at));
  if (images.length === 0) return unknown("no images are named", at, ["steps"]);
  const lines = images.flatMap((image, index) => {
    const tagged: Value[] = [effect.lowercase ? lowered(image) : image, literal(":", image.span), unknown("the tag is worked out", image.span, ["steps"])];
    return index === 0 ? tagged : [literal("\n", image.span), ...tagged];
  });
  return joined(lines, (images[0] as Value).span);
}

