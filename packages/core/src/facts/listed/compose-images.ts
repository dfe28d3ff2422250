import { literal, unknown } from "../../expressions/make-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { Text } from "../../source/text.ts";
import type { Node } from "../../workflow/model.ts";
import { entriesOf, textAt, textsOf, valueAt } from "../../workflow/read-node.ts";
import type { Listing, ListingPlace } from "./listing.ts";
import { filledIn } from "./template-pieces.ts";

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
    return [image, ...tags].map((text) => interpolated(text, variable));
  });
  const included = roots.find((root) => valueAt(root, "include"));
  return included ? [...images, unknown("the compose file", included.span)] : images;
}

/**
 * `${VAR:-default}`: the default counts only where nothing sets the variable, which a file `.env` may do that nobody sees.
 * https://docs.docker.com/reference/compose-file/interpolation/
 */
function interpolated(text: Text, variable: ListingPlace["variable"]): Value {
  return filledIn(text, /\$(?:\$|(\w+)|\{(\w*)(?:[^\w{}][^{}]*)?\}?)/g, ([written, bare, braced], at) => {
    if (written === "$$") return literal("$", at);
    const given = variable(bare ?? braced ?? "", at);
    return given.kind === "empty" ? unknown("the compose file", at) : given;
  });
}
