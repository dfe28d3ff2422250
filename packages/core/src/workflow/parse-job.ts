import type { Text } from "../source/text.ts";
import { complainOfMissingKey } from "./missing-key.ts";
import type { Call, Entry, Job, MapNode, Node, Pair, Step } from "./model.ts";
import { parseContainer, parseServices } from "./parse-container.ts";
import { parsePermissions } from "./parse-permissions.ts";
import { parseSteps } from "./parse-step.ts";
import type { ProblemList } from "./problem-list.ts";
import {
  entryAt,
  entrySpan,
  isMap,
  pairsAt,
  pairsOf,
  runDefaultsOf,
  textAt,
  textOfNode,
  textsOf,
  valueAt,
} from "./read-node.ts";
import { namesWorkflow } from "./uses-form.ts";

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobs */
export function parseJob(entry: Entry, problems: ProblemList): Job {
  const { key: id, value: body } = entry;
  if (!isMap(body)) problems.add("not-a-mapping", id.span, `job \`${id.value}\` is not a mapping`);
  const job = isMap(body) ? body : undefined;
  const environment = valueAt(job, "environment");
  const container = entryAt(job, "container");
  return {
    id,
    name: textAt(job, "name"),
    needs: textsOf(valueAt(job, "needs")),
    if: textAt(job, "if"),
    permissions: parsePermissions(job),
    env: pairsAt(job, "env"),
    runsOn: valueAt(job, "runs-on"),
    environment: isMap(environment) ? textAt(environment, "name") : textOfNode(environment),
    ...runDefaultsOf(job),
    matrix: valueAt(valueAt(job, "strategy"), "matrix"),
    container: container && parseContainer(container),
    services: parseServices(valueAt(job, "services")),
    outputs: pairsAt(job, "outputs"),
    steps: job ? parseJobSteps(id, job, problems) : [],
    call: parseCall(job, problems),
    span: entrySpan(entry),
  };
}

function parseJobSteps(id: Text, job: MapNode, problems: ProblemList): readonly Step[] {
  const steps = entryAt(job, "steps");
  if (steps) return parseSteps(steps, "job", problems);
  if (entryAt(job, "uses") === undefined) {
    const keys = ["steps", "uses"] as const;
    complainOfMissingKey(problems, { what: `job \`${id.value}\``, map: job, keys, at: id.span });
  }
  return [];
}

/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_iduses */
function parseCall(job: MapNode | undefined, problems: ProblemList): Call | undefined {
  const entry = entryAt(job, "uses");
  const uses = textOfNode(entry?.value);
  if (entry === undefined || uses === undefined) return undefined;
  if (!namesWorkflow(uses.value.trim())) problems.add("lost-name", entry.value.span, unnamed);
  return { uses, usesKey: entry.key, with: pairsAt(job, "with"), secrets: parseSecrets(valueAt(job, "secrets")) };
}

const unnamed =
  "a workflow is called as `./.github/workflows/NAME.yml`, or as `owner/repository/.github/workflows/NAME.yml@version`";

function parseSecrets(node: Node | undefined): readonly Pair[] | "inherit" {
  return textOfNode(node)?.value === "inherit" ? "inherit" : pairsOf(node);
}
