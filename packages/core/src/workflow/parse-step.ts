import type { Span } from "../source/span.ts";
import { complainOfMissingKey } from "./missing-key.ts";
import type { Entry, MapNode, Node, Step, StepAction } from "./model.ts";
import type { ProblemList } from "./problem-list.ts";
import { entryAt, isNull, pairsAt, pairsOf, startOf, textAt, textOfNode } from "./read-node.ts";
import { namesAction } from "./uses-form.ts";

/** The steps of a job or of a composite action, whose scripts must name their shell. */
export function parseSteps(entry: Entry, of: "job" | "composite", problems: ProblemList): readonly Step[] {
  if (entry.value.kind !== "sequence") {
    problems.add("wrong-shape", entry.key.span, isNull(entry.value) ? "`steps` is empty" : "`steps` is not a list");
    return [];
  }
  const steps: Step[] = [];
  for (const item of entry.value.items) {
    if (item.kind === "map") steps.push(parseStep(item, of, problems));
    else problems.add("not-a-mapping", item.span, isNull(item) ? "this step is empty" : "this step is not a mapping");
  }
  return steps;
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps */
function parseStep(step: MapNode, of: "job" | "composite", problems: ProblemList): Step {
  const stray = pairsOf(step).filter(({ key }) => !stepKeys.has(key.value));
  return {
    node: step,
    id: textAt(step, "id"),
    name: textAt(step, "name"),
    if: textAt(step, "if"),
    env: pairsAt(step, "env"),
    with: [...pairsAt(step, "with"), ...stray],
    stray,
    workingDirectory: textAt(step, "working-directory"),
    continueOnError: textAt(step, "continue-on-error"),
    action: parseStepAction(step, of, problems),
    line: stepLine(step),
    span: step.span,
  };
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idsteps */
const stepKeys: ReadonlySet<string> = new Set([
  "id",
  "if",
  "name",
  "uses",
  "run",
  "working-directory",
  "shell",
  "with",
  "env",
  "continue-on-error",
  "timeout-minutes",
]);

function parseStepAction(step: MapNode, of: "job" | "composite", problems: ProblemList): StepAction {
  const run = entryAt(step, "run");
  const uses = entryAt(step, "uses");
  if (run && uses) {
    problems.add("wrong-shape", uses.key.span, "a step has either `run` or `uses`, this one has both");
    return { kind: "broken" };
  }
  if (run) return runOf(run, step, of, problems);
  if (uses) return usesOf(uses, problems);
  const isNewKind = newerStepKinds.some((key) => entryAt(step, key) !== undefined);
  if (!isNewKind)
    complainOfMissingKey(problems, { what: "this step", map: step, keys: ["run", "uses"], at: startOf(step) });
  return { kind: "broken" };
}

/**
 * Steps that wait for steps in the background. They are in GitHub's schema, not in its documentation yet, so they are
 * neither read nor complained of (workflow-v1.0.json in actions/languageservices, `steps-item`).
 */
const newerStepKinds = ["wait", "wait-all", "cancel", "parallel"] as const;

function runOf({ key, value }: Entry, step: MapNode, of: "job" | "composite", problems: ProblemList): StepAction {
  if (value.kind !== "scalar") {
    problems.add("wrong-shape", key.span, "`run` is not a string");
    return { kind: "broken" };
  }
  const shell = textAt(step, "shell");
  if (of === "composite" && shell === undefined) {
    problems.add("wrong-shape", startOf(step), "a `run` step of a composite action needs a `shell`");
  }
  return { kind: "run", key, script: value.text, shell };
}

function usesOf({ key, value }: Entry, problems: ProblemList): StepAction {
  const uses = textOfNode(value);
  if (uses !== undefined) {
    if (!namesAction(uses.value.trim())) problems.add("lost-name", value.span, unnamed);
    return { kind: "uses", key, uses };
  }
  problems.add("wrong-shape", key.span, isNull(value) ? "`uses` is empty" : "`uses` is not a string");
  return { kind: "broken" };
}

const unnamed = "an action is named `owner/repository@version`, or `./folder` where it stands in this repository";

/** What a report underlines when it means the step: one line, however long its script. */
function stepLine(step: MapNode): Span {
  const entry = entryAt(step, "uses") ?? entryAt(step, "run");
  const isBroken = entry === undefined || (entryAt(step, "uses") !== undefined && entryAt(step, "run") !== undefined);
  return isBroken ? startOf(step) : firstLine(entry.key.span, entry.value);
}

function firstLine(key: Span, value: Node): Span {
  const { file, start } = key;
  const newline = file.text.indexOf("\n", key.end);
  const lineEnd = newline < 0 ? file.text.length : newline;
  // An alias stands on this line, but its value is written elsewhere.
  const isHere = value.span.file === file && value.span.start >= key.end && value.span.start < lineEnd;
  let end = isHere ? Math.min(value.span.end, lineEnd) : lineEnd;
  while (end > key.end && /\s/.test(file.text.charAt(end - 1))) end--;
  return { file, start, end };
}
