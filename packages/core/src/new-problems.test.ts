import { expect, it } from "vitest";
import { newProblems } from "./new-problems.ts";

const path = ".github/workflows/a.yml";
const head = "on: push # ghcr.io\njobs:\n  a:\n";
const found = (before: string, after: string): readonly string[] => {
  const [one, other] = [before, after].map((text) => ({ path, shownPath: path, text: head + text }));
  return one && other ? newProblems(one, other).map(({ message }) => message) : [];
};

it("is what was not wrong before, by its words", () => {
  const noStep = "    steps: []\n    env: {}\n    env: {}\n";
  expect(found("    steps: []\n", noStep)).toEqual(["`env` is given twice"]);
  expect(found(noStep, noStep.replace("steps: []", "steps: [{ run: a }]"))).toEqual([]);
  expect(found(noStep, `${noStep}  b:\n${noStep}`)).toHaveLength(2);
  expect(found(noStep, "    steps: []\n    if: a\n    if: b\n")).toEqual(["`if` is given twice"]);
});

it("is every error of YAML, since nothing else can be told of such a file", () => {
  const broken = "    steps: [\n";
  expect(found(broken, broken)).toHaveLength(1);
});
