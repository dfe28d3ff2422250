import { members } from "../expressions/members.ts";
import type { Value } from "../expressions/value.ts";
import { programs } from "../knowledge/programs.ts";
import type { Unexpanded } from "./facts.ts";
import { imageHost } from "./host.ts";
import { unexpandedIn } from "./unexpanded.ts";

/** Braces without their `$` in a variable that a script sets for later steps, and that a tool takes for its image. */
export function unexpandedExports(exported: ReadonlyMap<string, Value>): readonly Unexpanded[] {
  return [...exported]
    .filter(([name]) => imageVariables.has(name))
    .flatMap(([, value]) => members(value))
    .flatMap((value) => unexpandedIn(value, "the image", imageHost(value)))
    .filter(({ shown }) => shown.startsWith("{{"));
}

const imageVariables: ReadonlySet<string> = new Set(
  programs
    .flatMap(({ commands }) => commands)
    .flatMap(({ effects }) => effects)
    .flatMap((effect) => ("images" in effect ? effect.images : []))
    .flatMap((image) => ("of" in image && "env" in image.of ? [image.of.env] : [])),
);
