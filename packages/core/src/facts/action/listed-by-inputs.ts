import { literalOf } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { ActionListing } from "../../knowledge/rows.ts";
import { overrideOf } from "../attribute-rows.ts";
import { listedImages } from "../listed/listed-images.ts";
import { placeBelow } from "../script/folders.ts";
import type { StepContext } from "../step-context.ts";
import type { ActionInputs } from "./action-inputs.ts";
import { environmentOf } from "./environment-of.ts";

type Inputs = Pick<ActionInputs, "value" | "text" | "list" | "lines">;

/** The images in files that the inputs of an action name, or that it looks for by itself. */
export function listedByInputs(
  { format, files, names, folder, origin, unless, overrides }: ActionListing,
  inputs: Inputs,
  context: StepContext,
): readonly Value[] | undefined {
  const { fileAt } = context;
  const from = folderOf(inputs.value(origin)) === undefined ? undefined : folderOf(inputs.value(folder));
  const paths = inputs.list(files).map((path) => literalOf(path)?.replace(/^cwd:\/\//, ""));
  const wanted = inputs.list(names).map(literalOf);
  const isOverridden = inputs
    .lines(overrides.input)
    .some((line) => literalOf(line) === undefined || overrides.keys.some((key) => overrideOf(line, key)));
  if (!fileAt || from === undefined || isOverridden || [...paths, ...wanted].includes(undefined)) return undefined;
  if (unless.some((name) => inputs.text(name))) return undefined;
  return listedImages(
    format,
    { files: paths as readonly string[], names: wanted as readonly string[] },
    { fileAt: (path) => fileAt(placeBelow(from, path)), variable: environmentOf(context) },
  );
}

/** A folder of the job's, "" where none is given; undefined for an address, or what only a run shows. */
function folderOf(value: Value | undefined): string | undefined {
  const path = value === undefined ? "" : literalOf(value);
  return path === undefined || /:|\{\{/.test(path) ? undefined : placeBelow("", path);
}
