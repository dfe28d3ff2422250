import { expect, test } from "vitest";
import { scriptOf } from "../../../test/facts-of.ts";

test.each([
  ['[[ "$GITHUB_REF" == refs/heads/main ]]', ["github.ref"]],
  ["[[ $GITHUB_REF =~ ^refs/tags/ ]]", ["github.ref"]],
  ["[[ $GITHUB_REF == refs/tags/* ]]", ["github.ref"]],
  ["[[ $WORD == a* ]]", ["script"]],
  ['[[ "$WORD" == "abc" ]]', "yes"],
  ["[[ $WORD != abc ]]", "never"],
  ["[[ -n $WORD ]]", "yes"],
  ["[[ -z $WORD ]]", "never"],
  ["[[ ! $WORD == abc ]]", ["script"]],
  ["[[ $WORD == x || -f file ]]", ["script"]],
  ["(( 1 > 0 ))", ["script"]],
  ['[ "$WORD" = abc ]', "yes"],
  ["[ $WORD = x ]", "never"],
])("if %s", (condition, expected) => {
  const job = scriptOf(`if ${condition}; then\n  docker push ghcr.io/acme/app\nfi`, "WORD: abc");
  const [push] = job.runs.flatMap(({ flow }) => flow);
  const [truth] = push?.reach ?? [];
  expect(truth === undefined ? "never" : truth.is === "maybe" ? truth.on : truth.is).toEqual(expected);
});

test("a `case` hangs on its subject", () => {
  const job = scriptOf("case $GITHUB_REF in\n  refs/heads/main) docker push ghcr.io/acme/app ;;\nesac");
  expect(job.runs.flatMap(({ flow }) => flow).map(({ reach, certainty }) => [reach[0], certainty])).toEqual([
    [{ is: "maybe", on: ["github.ref"] }, "certain"],
  ]);
});
