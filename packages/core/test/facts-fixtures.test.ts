import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { unknown } from "../src/expressions/make-value.ts";
import { actionRow, usedAction } from "../src/facts/action/action-row.ts";
import { knownCommand } from "../src/facts/command/command-row.ts";
import { runScript } from "../src/facts/script/run-script.ts";
import { actions } from "../src/knowledge/actions.ts";
import { programs } from "../src/knowledge/programs.ts";
import type { ActionRow, CommandRow } from "../src/knowledge/rows.ts";
import { parseScript } from "../src/shell/parse-script.ts";
import type { Step } from "../src/workflow/model.ts";
import { parseFile } from "../src/workflow/parse-file.ts";
import { factsOf } from "./facts-of.ts";
import { shownFacts } from "./shown-facts.ts";

/**
 * For each tool and action of the tables a workflow, and beside it the facts that it must give. With `UPDATE=1` they are
 * written anew, and are to be read against the reference of the tool, not against the tables.
 */
const folder = new URL("../../../fixtures/facts/", import.meta.url);

const workflows = ["actions", "programs"].flatMap((kind) =>
  readdirSync(new URL(`${kind}/`, folder))
    .filter((name) => name.endsWith(".yml"))
    .map((name) => `${kind}/${name}`),
);
const textOf = (name: string): string => readFileSync(new URL(name, folder), "utf8");

describe("the facts of", () => {
  it.each(workflows)("%s", (name) => {
    const found = shownFacts(factsOf(textOf(name)));
    const beside = new URL(name.replace(/\.yml$/, ".facts.txt"), folder);
    if (process.env["UPDATE"]) writeFileSync(beside, found);
    expect(found).toBe(existsSync(beside) ? readFileSync(beside, "utf8") : "");
  });
});

const steps = workflows.flatMap((name) => stepsOf(name));

it("uses each row of the actions, under each of its names", () => {
  const used = steps.flatMap(({ action }) => (action.kind === "uses" ? [usedAction(action.uses.value)] : []));
  const rows = new Set<ActionRow | "harmless" | undefined>(used.map(actionRow));
  const names = new Set(used.map(({ name }) => name.toLowerCase()));
  const missing = actions.flatMap((row) => [
    ...(rows.has(row) ? [] : [`${row.uses} since ${row.since ?? 0}`]),
    ...Object.keys(row.alike ?? {}).filter((name) => !names.has(name)),
  ]);
  expect(missing).toEqual([]);
});

it("uses each row of the programs that does something", () => {
  const used = new Set<CommandRow>(steps.flatMap(commandRowsOf));
  const missing = programs.flatMap(({ program, commands }) =>
    commands
      .filter((row) => (row.effects.length > 0 || row.may) && !used.has(row))
      .map(({ verb }) => [program, ...verb].join(" ")),
  );
  expect(missing).toEqual([]);
});

it("has a workflow for each program", () => {
  const missing = programs.filter(({ program }) => !workflows.includes(`programs/${program}.yml`));
  expect(missing.map(({ program }) => program)).toEqual([]);
});

function stepsOf(name: string): readonly Step[] {
  const parsed = parseFile({ path: ".github/workflows/publish.yml", shownPath: name, text: textOf(name) });
  if (parsed.kind !== "workflow") throw new Error(`${name} is no workflow`);
  expect(parsed.problems, name).toEqual([]);
  return parsed.jobs.flatMap((job) => job.steps);
}

function commandRowsOf({ action }: Step): readonly CommandRow[] {
  if (action.kind !== "run") return [];
  const { invocations } = runScript(parseScript(action.script, "bash"), {
    evaluate: (_, whole) => unknown("not asked here", whole),
    inherited: (_, at) => unknown("not asked here", at),
    folder: "",
    places: new Map(),
    fileAt: () => undefined,
  });
  return invocations
    .map((invocation) => knownCommand(invocation))
    .flatMap((known) => (known.kind === "row" ? [known.row] : []));
}
