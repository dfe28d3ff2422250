import { describe, expect, test } from "vitest";
import type { Problem } from "../source/problem.ts";
import type { Action } from "./model.ts";
import { parseFile } from "./parse-file.ts";

function parse(text: string): Action {
  const parsed = parseFile({ path: "action.yml", shownPath: "action.yml", text });
  if (parsed.kind !== "action") throw new Error(parsed.kind);
  return parsed;
}

const shown = ({ code, message, at }: Problem) => `${code} @${at.file.text.slice(at.start, at.end)}@ ${message}`;

test("the parts of a composite action are found", () => {
  const action = parse(`name: Push
inputs:
  image: {required: true, description: x}
  push: {default: false, required: "TRUE"}
  plain:
outputs:
  digest: {value: "\${{ steps.x.outputs.y }}"}
  other: {description: none}
runs:
  using: composite
  steps:
    - {run: docker push, shell: bash}
`);
  expect(action.problems).toEqual([]);
  expect(action.name?.value).toBe("Push");
  expect(action.inputs).toMatchObject([
    { name: { value: "image" }, required: true, default: undefined },
    { name: { value: "push" }, required: true, default: { value: { value: "false" }, type: "boolean" } },
    { name: { value: "plain" }, required: false },
  ]);
  expect(action.outputs.map(({ key }) => key.value)).toEqual(["digest"]);
  expect(action.runs).toMatchObject({ using: "composite", steps: [{ action: { kind: "run" } }] });
});

test.each([
  ["{using: docker, image: Dockerfile, env: {A: b}}", { using: "docker", image: { value: "Dockerfile" }, env: [{}] }],
  ["{using: node20, main: dist/index.js}", { using: "node", main: { value: "dist/index.js" } }],
  ["{using: bun1}", { using: "unknown" }],
])("runs: %s", (runs, expected) => {
  const action = parse(`runs: ${runs}\n`);
  expect(action.problems).toEqual([]);
  expect(action.runs).toMatchObject(expected);
});

describe("GitHub refuses", () => {
  test.each([
    ["name: a\n", "wrong-shape @name@ `runs` is missing"],
    ["runs: fast\n", "not-a-mapping @runs@ `runs` is not a mapping"],
    ["runs: {main: x}\n", "wrong-shape @runs@ `runs.using` is missing"],
    ["runs: {using: composite}\n", "wrong-shape @runs@ `runs.steps` is missing"],
    [
      "runs: {using: composite, steps: [{name: x, run: y}]}\n",
      "wrong-shape @name@ a `run` step of a composite action needs a `shell`",
    ],
  ])("%j", (text, problem) => {
    expect(parse(text).problems.map(shown)).toEqual([problem]);
  });
});
