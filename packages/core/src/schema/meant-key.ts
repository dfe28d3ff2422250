import { oneSlip } from "../source/one-slip.ts";
import { rootPlace, type SchemaPlace } from "./schema-places.ts";

/** The key that the schemas know at that place and from which the last one of the path is one slip of the pen away. */
export function meantKey(path: readonly string[], kind: "workflow" | "action"): string | undefined {
  const typed = path.at(-1)?.toLowerCase();
  if (typed === undefined || typed.length < shortestWord) return undefined;
  let places: readonly SchemaPlace[] = [rootPlace(kind)];
  for (const key of path.slice(0, -1)) places = places.flatMap((place) => below(place, key));
  const known = places.flatMap(({ mappings }) => mappings.flatMap(({ properties }) => [...properties.keys()]));
  return known.find((key) => key !== typed && oneSlip(typed, key));
}

/** Of shorter words too many are near to each other. */
const shortestWord = 4;

/** The value of a key, and, where that is a list, what stands in it. */
function below(place: SchemaPlace, key: string): readonly SchemaPlace[] {
  return place.mappings.flatMap(({ properties, loose }) => {
    const type = properties.get(key)?.type ?? loose?.value;
    if (type === undefined) return [];
    const value = place.below(type);
    return value.items === undefined ? [value] : [value, value.below(value.items)];
  });
}
