import { expect, it } from "vitest";
import { concernedFiles } from "./concerned-files.ts";

const texts = {
  ".github/workflows/called.yml": "on: workflow_call\n",
  ".github/workflows/caller.yml": "uses: ./.github/workflows/called.yml\n",
  ".github/workflows/outermost.yml": "uses: ./.github/workflows/caller.yml\n",
  ".github/workflows/user.yml": "uses: ./checkout/.github/actions/login\n",
  ".github/workflows/own.yml": "- uses: ./\n",
  ".github/workflows/other.yml": "uses: actions/checkout@v4 # called.yml\n",
  ".github/actions/login/action.yml": "runs:\n",
  "action.yml": "runs:\n",
};
const files = Object.entries(texts).map(([path, text]) => ({ path, shownPath: path, text }));
const names = (...open: string[]): readonly string[] =>
  concernedFiles(files, open).map(({ path }) => path.replace(/^\.github\/(?:workflows\/)?/, ""));

it.each([
  [[".github/workflows/other.yml"], ["other.yml"]],
  [[".github/workflows/called.yml"], ["called.yml", "caller.yml", "outermost.yml"]],
  [[".github/workflows/outermost.yml"], ["outermost.yml"]],
  [[".github/actions/login/action.yml"], ["user.yml", "actions/login/action.yml"]],
  [["action.yml"], ["own.yml", "user.yml", "caller.yml", "outermost.yml", "action.yml"]],
  [[], []],
])("of %j open: %j", (open, concerned) => {
  expect([...names(...open)].toSorted()).toEqual([...concerned].toSorted());
});

it("are all where a script is open", () => {
  expect(names("scripts/push.sh")).toHaveLength(files.length);
});
