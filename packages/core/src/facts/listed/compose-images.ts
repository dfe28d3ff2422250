import { joined, literal, unknown } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Text } from "../../source/text.ts";
import type { Node } from "../../workflow/model.ts";
import { entriesOf, textAt, textsOf, valueAt } from "../../workflow/read-node.ts";
import type { Listing, ListingPlace } from "./listing.ts";

/**
 * The images of the services that are built, which are those that Compose pushes; undefined where the files have no such
 * services. One that is unknown stands for a service of which that cannot be told: it takes over what another says, or is there in
 * some profile alone. https://docs.docker.com/reference/compose-file/
 */
export function composeImages(
  roots: readonly Node[],
  { names }: Pick<Listing, "names">,
  { variable }: ListingPlace,
): readonly Value[] | undefined {
  const services = new Map<string, Node[]>();
  for (const root of roots) {
    for (const { key, value } of entriesOf(valueAt(root, "services")))
      services.set(key.value, [...(services.get(key.value) ?? []), value]);
  }
  const wanted = names.length > 0 ? names : [...services.keys()];
  if (wanted.length === 0 || wanted.some((name) => !services.has(name))) return undefined;
  const images = wanted.flatMap((name): readonly Value[] => {
    // What a later file says stands over what an earlier one says.
    const layers = (services.get(name) ?? []).toReversed();
    const first = layers[0];
    if (!first) return [];
    const has = (key: string): boolean => layers.some((layer) => valueAt(layer, key) !== undefined);
    const image = layers.map((layer) => textAt(layer, "image")).find((text) => text !== undefined);
    const isOpen = has("extends") || has("<<") || (has("profiles") && names.length === 0);
    if (isOpen && (!image || !has("build") || has("profiles"))) return [unknown("the compose file", first.span)];
    if (!has("build") || !image) return [];
    const tags = layers.flatMap((layer) => textsOf(valueAt(valueAt(layer, "build"), "tags")));
    return [image, ...tags].map((text) => filledIn(text, variable));
  });
  const included = roots.find((root) => valueAt(root, "include"));
  return included ? [...images, unknown("the compose file", included.span)] : images;
}

/**
 * `${VAR:-default}`: the default counts only where nothing sets the variable, which a file `.env` may do that nobody sees.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
function filledIn(text: Text, variable: ListingPlace["variable"]): Value {
  const parts: Value[] = [];
  let from = 0;
  const put = (end: number): void => {
    if (end > from) parts.push(literal(text.value.slice(from, end), text.within(from, end)));
  };
  for (const found of text.value.matchAll(/\$(?:\$|(\w+)|\{(\w*)(?:[^\w{}][^{}]*)?\}?)/g)) {
    put(found.index);
    from = found.index + found[0].length;
    const at = text.within(found.index, from);
    const given = variable(found[1] ?? found[2] ?? "", at);
    parts.push(found[0] === "$$" ? literal("$", at) : given.kind === "empty" ? unknown("the compose file", at) : given);
  }
  put(text.value.length);
  return parts.length === 0 ? literal("", text.span) : joined(parts, text.span);
}
