import { literalOf } from "../expressions/read-value.ts";
import { hostedRunners } from "../knowledge/runners.ts";
import type { Node } from "../workflow/model.ts";
import { textsOf } from "../workflow/read-node.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";

/** What `runner.os` is, where `runs-on` names one of GitHub's own runners and nothing else. */
export function runnerOs(runsOn: Node | undefined, surroundings: Surroundings): string | undefined {
  const [label, ...others] = textsOf(runsOn);
  const named = label && others.length === 0 ? literalOf(evaluateIn(label, surroundings)) : undefined;
  return hostedRunners.find((row) => named?.toLowerCase().startsWith(row.label))?.os;
}
