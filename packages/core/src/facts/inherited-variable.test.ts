import { expect, test } from "vitest";
import { kindsOf, loginsOf, scriptOf } from "../../test/facts-of.ts";

test.each([
  ["GITHUB_ACTOR", "context github.actor"],
  ["USER", "context $USER"],
  ["GITHUB_TOKEN", "empty"],
  ["GIVEN", "literal octocat"],
  ["Given", "literal octocat"],
])("$%s", (name, kind) => {
  const [login] = loginsOf(scriptOf(`docker login ghcr.io -u "$${name}" --password-stdin < token`, "GIVEN: octocat"));
  expect(kindsOf(login?.username)).toEqual([kind]);
});
