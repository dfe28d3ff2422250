import { describe, expect, test } from "vitest";
import type { Problem } from "../source/problem.ts";
import type { Workflow } from "./model.ts";
import { parseFile } from "./parse-file.ts";

function parse(text: string): Workflow {
  const parsed = parseFile({ path: ".github/workflows/a.yml", shownPath: "a.yml", text });
  if (parsed.kind !== "workflow") throw new Error(parsed.kind);
  return parsed;
}

const shown = ({ code, message, at }: Problem) => `${code} @${at.file.text.slice(at.start, at.end)}@ ${message}`;
const jobs = "jobs: {a: {runs-on: x, steps: [{run: y}]}}\n";

test.each([
  "on: push",
  '"on": push',
  "on: [push]",
  "on: {push: }",
  "on:\n  push:\n    branches: [main]",
  "'on':\n- push",
])("%j starts on push", (on) => {
  const { on: triggers, problems } = parse(`${on}\n${jobs}`);
  expect(problems).toEqual([]);
  expect(triggers.map(({ event }) => event.value)).toEqual(["push"]);
});

test("an event keeps its settings", () => {
  const [push, release] = parse(`on:\n  push:\n    tags: [v1]\n  release:\n${jobs}`).on;
  expect(push?.settings?.kind).toBe("map");
  expect(release?.settings).toBeUndefined();
});

test("the parts of a workflow are found", () => {
  const workflow = parse(
    `name: Publish\non: push\nenv: {A: 1, B: }\ndefaults: {run: {shell: pwsh}}\npermissions: read-all\n${jobs}`,
  );
  expect(workflow.name?.value).toBe("Publish");
  expect(workflow.env.map(({ key, value, type }) => [key.value, value.value, type])).toEqual([
    ["A", "1", "number"],
    ["B", "", "null"],
  ]);
  expect(workflow.defaultShell?.value).toBe("pwsh");
  expect(workflow.permissions?.value.kind).toBe("all");
  expect(workflow.jobs.map(({ id }) => id.value)).toEqual(["a"]);
});

describe("GitHub refuses", () => {
  test.each([
    [jobs, "wrong-shape @jobs@ `on` is missing: nothing says when the workflow runs"],
    [`on:\n${jobs}`, "wrong-shape @on@ `on` names no event"],
    [`on: []\n${jobs}`, "wrong-shape @on@ `on` names no event"],
    ["on: push\n", "wrong-shape @on@ `jobs` is missing"],
    ["on: push\njobs:\n", "wrong-shape @jobs@ `jobs` is empty"],
    ["on: push\njobs: {}\n", "wrong-shape @jobs@ `jobs` is empty"],
    ["on: push\njobs: [a]\n", "not-a-mapping @jobs@ `jobs` is not a mapping of job names to jobs"],
    ["on: push\njobs: {a: }\n", "not-a-mapping @a@ job `a` is not a mapping"],
    ["on: push\njobs: {a: {runs-on: x}}\n", "wrong-shape @a@ job `a` has neither `steps` nor `uses`"],
    [
      "on: push\njobs: {a: {needs: [], Steps: []}}\n",
      "wrong-shape @Steps@ job `a` has neither `steps` nor `uses`; did you mean `steps`?",
    ],
  ])("%j", (text, problem) => {
    expect(parse(text).problems.map(shown)).toEqual([problem]);
  });
});
