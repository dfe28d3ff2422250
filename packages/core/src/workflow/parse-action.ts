import type { SourceFile } from "../source/source-file.ts";
import type { Action, Entry, MapNode, Node, Pair } from "./model.ts";
import { parseInputs } from "./parse-inputs.ts";
import { parseSteps } from "./parse-step.ts";
import type { ProblemList } from "./problem-list.ts";
import { entriesOf, entryAt, isMap, pairsAt, startOf, textAt, valueAt } from "./read-node.ts";

/** https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax */
export function parseAction(file: SourceFile, root: MapNode | undefined, problems: ProblemList): Omit<Action, "yaml"> {
  return {
    kind: "action",
    file,
    name: textAt(root, "name"),
    inputs: parseInputs(valueAt(root, "inputs")),
    outputs: parseOutputs(valueAt(root, "outputs")),
    runs: root ? parseRuns(root, problems) : { using: "unknown" },
    problems: problems.all,
  };
}

/** Only composite actions say in the file where an output comes from. */
function parseOutputs(node: Node | undefined): readonly Pair[] {
  return entriesOf(node).flatMap(({ key, value: output }) => {
    const value = valueAt(output, "value");
    return value?.kind === "scalar" ? [{ key, value: value.text, type: value.type }] : [];
  });
}

function parseRuns(root: MapNode, problems: ProblemList): Action["runs"] {
  const entry = entryAt(root, "runs");
  if (entry === undefined) problems.add("wrong-shape", startOf(root), "`runs` is missing");
  else if (isMap(entry.value)) return runsOf(entry, entry.value, problems);
  else problems.add("not-a-mapping", entry.key.span, "`runs` is not a mapping");
  return { using: "unknown" };
}

function runsOf(entry: Entry, runs: MapNode, problems: ProblemList): Action["runs"] {
  const using = textAt(runs, "using")?.value.toLowerCase();
  if (using === undefined) problems.add("wrong-shape", entry.key.span, "`runs.using` is missing");
  if (using === "composite") {
    const steps = entryAt(runs, "steps");
    if (steps === undefined) problems.add("wrong-shape", entry.key.span, "`runs.steps` is missing");
    return { using, steps: steps ? parseSteps(steps, "composite", problems) : [] };
  }
  if (using === "docker") return { using, image: textAt(runs, "image"), env: pairsAt(runs, "env") };
  return using !== undefined && /^node\d+$/.test(using)
    ? { using: "node", main: textAt(runs, "main") }
    : { using: "unknown" };
}
