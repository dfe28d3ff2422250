import { expect, test } from "vitest";
import { linkProject } from "../project/link-project.ts";
import type { Problem } from "../source/problem.ts";
import { collectFacts } from "./collect-facts.ts";

function problemsOf(using: string): readonly Problem[] {
  const path = "push/action.yml";
  const file = { path, shownPath: path, text: `name: Push to ghcr.io\nruns:\n  using: ${using}\n  steps: []\n` };
  const found: Problem = { code: "schema", message: "wrong", at: { file, start: 0, end: 4 } };
  const { files } = collectFacts(
    linkProject([file], () => undefined),
    {},
    () => [found],
  );
  return files.flatMap(({ problems }) => problems);
}

test("an action for GitHub is held against GitHub's schema", () => {
  expect(problemsOf("composite")).toHaveLength(1);
});

test("an action for another tool is not", () => {
  expect(problemsOf("includes")).toEqual([]);
});
