import { members } from "../expressions/members.ts";
import type { Value } from "../expressions/value.ts";
import type { Unexpanded } from "./facts.ts";
import { imageHost } from "./host.ts";
import { allPrograms } from "./known-rows.ts";
import { unexpandedIn } from "./unexpanded.ts";

/** Braces without their `$` in a variable that a script sets for later steps, and that a tool takes for its image. */
export function unexpandedExports(exported: ReadonlyMap<string, Value>): readonly Unexpanded[] {
  if (exported.size === 0) return [];
  imageVariables ??= variablesOfImages();
  return [...exported]
    .filter(([name]) => imageVariables?.has(name))
    .flatMap(([, value]) => members(value))
    .flatMap((value) => unexpandedIn(value, "the image", imageHost(value)))
    .filter(({ form }) => form === "braces");
}

let imageVariables: ReadonlySet<string> | undefined;

function variablesOfImages(): ReadonlySet<string> {
  return new Set(
    allPrograms()
      .flatMap(({ commands }) => commands)
      .flatMap(({ effects }) => effects)
      .flatMap((effect) => ("images" in effect ? effect.images : []))
      .flatMap((image) => ("of" in image && "env" in image.of ? [image.of.env] : [])),
  );
}
