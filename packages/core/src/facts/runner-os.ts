import { members } from "../expressions/members.ts";
import { literalOf } from "../expressions/read-value.ts";
import { runners, shellOfContainers, type RunnerRow } from "../knowledge/runners.ts";
import type { Job, Node } from "../workflow/model.ts";
import { evaluateIn, type Surroundings } from "./surroundings.ts";

/** What `runner.os` is, where the labels of the runner tell it. */
export function runnerOs(runsOn: Node | undefined, surroundings: Surroundings): string | undefined {
  return systemOf(runsOn, surroundings)?.os;
}

/** What a script runs in that names no shell, where the runner's system can be told: by its labels, or by a container. */
export function shellOfRunner({ runsOn, container }: Job, surroundings: Surroundings): string | undefined {
  return container ? shellOfContainers : systemOf(runsOn, surroundings)?.shell;
}

function systemOf(runsOn: Node | undefined, surroundings: Surroundings): RunnerRow | undefined {
  const told = runsOn && toldByLabels(runsOn, surroundings);
  return typeof told === "string" ? undefined : told;
}

/** "any": the label says nothing of the system, as `self-hosted` does. */
type Told = RunnerRow | "any" | "unknown";

function toldByLabels(labels: Node, surroundings: Surroundings): Told {
  if (labels.kind === "scalar") {
    return only(members(evaluateIn(labels.text, surroundings)).map((label) => toldByLabel(literalOf(label))));
  }
  const all = labels.kind === "sequence" ? labels.items : labels.entries.flatMap(labelsOfGroup);
  // A runner has all of them, and one of them names the system.
  const telling = all.map((label) => toldByLabels(label, surroundings)).filter((told) => told !== "any");
  return telling.length === 0 ? "any" : only(telling);
}

function labelsOfGroup({ key, value }: Extract<Node, { kind: "map" }>["entries"][number]): readonly Node[] {
  return key.value === "labels" ? [value] : [];
}

function toldByLabel(label: string | undefined): Told {
  if (label === undefined) return "unknown";
  const name = label.trim().toLowerCase();
  return runners.find((row) => name === row.own || name.startsWith(row.hosted)) ?? "any";
}

function only([first = "unknown", ...others]: readonly Told[]): Told {
  return others.every((other) => other === first) ? first : "unknown";
}
