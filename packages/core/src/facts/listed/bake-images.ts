import { joined, literal, unknown } from "../../expressions/make-value.ts";
import { literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import { bakeFromJson } from "./bake-json.ts";
import type { Listing, ListingPlace } from "./listing.ts";
import { readHcl, type HclBody, type HclValue } from "./read-hcl.ts";

/** What bake files say of one target, the later ones over the earlier ones. */
type Attributes = Map<string, HclValue>;

interface BakeFile {
  readonly targets: ReadonlyMap<string, Attributes>;
  readonly groups: ReadonlyMap<string, HclValue>;
  readonly variables: ReadonlyMap<string, HclValue | undefined>;
}

/** Groups, targets that inherit and variables that name others are followed this deep. */
const deepest = 8;

/** … and no more often than this. */
const mostSteps = 2000;

/**
 * The images that targets are pushed as. Undefined where it cannot be told at all; one that is unknown stands for what a
 * target computes. https://docs.docker.com/build/bake/reference/
 */
export function bakeImages(
  texts: readonly Text[],
  { names }: Pick<Listing, "names">,
  { variable }: ListingPlace,
): readonly Value[] | undefined {
  const bake = together(texts.map(bakeFile));
  const [first] = texts;
  if (!bake || !first) return undefined;
  const unseen = (at: Span): Value => unknown("the bake file", at);
  let left = mostSteps;
  const isTooMuch = (depth: number): boolean => depth > deepest || left-- <= 0;

  const variableOf = (name: string, at: Span, depth: number): Value => {
    if (!bake.variables.has(name) || isTooMuch(depth)) return unseen(at);
    const given = variable(name, at);
    if (given.kind !== "empty") return given;
    const value = bake.variables.get(name);
    return value ? valueOf(value, depth + 1) : literal("", at);
  };
  const valueOf = (value: HclValue, depth: number): Value => {
    if (value.kind === "name") return variableOf(value.name, value.at, depth);
    if (value.kind !== "text") return unseen(value.kind === "list" ? first.span : value.at);
    const parts = value.parts.map((part) =>
      part.kind === "text"
        ? literal(part.text, part.at)
        : part.kind === "name"
          ? variableOf(part.name, part.at, depth)
          : unseen(part.at),
    );
    return parts.length === 0 ? literal("", value.at) : joined(parts, value.at);
  };
  /** Its own, or that of the last of those that it inherits from. */
  const attributeOf = (target: Attributes, name: string, depth: number): HclValue | undefined | "unseen" => {
    const own = target.get(name);
    if (own) return own;
    let found: HclValue | undefined;
    for (const parent of textsOf(target.get("inherits"))) {
      const inherited = parent === undefined || isTooMuch(depth) ? undefined : bake.targets.get(parent);
      if (!inherited) return "unseen";
      const value = attributeOf(inherited, name, depth + 1);
      if (value === "unseen") return value;
      found = value ?? found;
    }
    return found;
  };
  const imagesOf = (name: string, depth: number): readonly Value[] => {
    const group = bake.groups.get(name);
    if (group && !isTooMuch(depth))
      return textsOf(group).flatMap((each) => (each === undefined ? [unseen(first.span)] : imagesOf(each, depth + 1)));
    const target = bake.targets.get(name);
    const tags = target && attributeOf(target, "tags", 0);
    const outputs = target && attributeOf(target, "output", 0);
    if (!target || tags === "unseen" || outputs === "unseen" || !isPushed(outputs, (value) => valueOf(value, 0)))
      return [unseen(first.span)];
    if (tags === undefined) return [];
    return tags.kind === "list" ? tags.items.map((item) => valueOf(item, 0)) : [valueOf(tags, 0)];
  };
  return (names.length > 0 ? names : ["default"]).flatMap((name) => imagesOf(name, 0));
}

/** By `--push` an image is pushed that goes nowhere else, or only to Docker. https://github.com/docker/buildx/blob/master/bake/bake.go */
function isPushed(outputs: HclValue | undefined, valueOf: (value: HclValue) => Value): boolean {
  if (!outputs) return true;
  return (
    outputs.kind === "list" &&
    outputs.items.every((item) => /^type=(?:image|registry|docker)\b/.test(literalPrefix(valueOf(item))))
  );
}

function bakeFile(text: Text): BakeFile | undefined {
  const body = text.span.file.path.endsWith(".json") ? bakeFromJson(text) : readHcl(text);
  if (!body) return undefined;
  const named = (type: string): readonly (readonly [string, HclBody])[] =>
    body.blocks.flatMap(({ type: own, labels: [name], body: inner }) =>
      own === type && name !== undefined ? [[name, inner] as const] : [],
    );
  return {
    targets: new Map(named("target").map(([name, { attributes }]) => [name, new Map(attributes)])),
    groups: new Map(
      named("group").flatMap(([name, { attributes }]) => {
        const targets = attributes.get("targets");
        return targets ? [[name, targets] as const] : [];
      }),
    ),
    variables: new Map(named("variable").map(([name, { attributes }]) => [name, attributes.get("default")])),
  };
}

function together(files: readonly (BakeFile | undefined)[]): BakeFile | undefined {
  const targets = new Map<string, Attributes>();
  const groups = new Map<string, HclValue>();
  const variables = new Map<string, HclValue | undefined>();
  for (const file of files) {
    if (!file) return undefined;
    for (const [name, attributes] of file.targets)
      targets.set(name, new Map([...(targets.get(name) ?? []), ...attributes]));
    for (const [name, value] of file.groups) groups.set(name, value);
    for (const [name, value] of file.variables) variables.set(name, value);
  }
  return { targets, groups, variables };
}

/** The texts of a list; undefined for one that is no plain text. */
function textsOf(list: HclValue | undefined): readonly (string | undefined)[] {
  if (!list) return [];
  if (list.kind !== "list") return [undefined];
  return list.items.map((item) => {
    const [only, ...others] = item.kind === "text" ? item.parts : [];
    return only?.kind === "text" && others.length === 0 ? only.text : undefined;
  });
}
