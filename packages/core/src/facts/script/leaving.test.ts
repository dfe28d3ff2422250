import { expect, test } from "vitest";
import { scriptOf } from "../../../test/facts-of.ts";

test.each([
  ["exit 0", "never"],
  ['[ "$GITHUB_EVENT_NAME" = pull_request ] && exit 0', ["github.event_name"]],
  ['[ "$GITHUB_REF" = refs/heads/main ] || { echo no; exit 1; }', ["github.ref"]],
  ['if [ "$GITHUB_EVENT_NAME" = pull_request ]; then\n  exit\nfi', ["github.event_name"]],
  ["case $GITHUB_EVENT_NAME in\n  pull_request) exit 0 ;;\nesac", ["github.event_name"]],
  ["[[ -z $NOTHING ]] && exit 0", "never"],
  ["git diff --quiet && exit 0", ["script"]],
  ["if git diff --quiet; then exit 0; fi", ["script"]],
  ["leave() { exit 0; }\nleave", "never"],
  // There the run fails, as it would at any other command.
  ["exit 1", "yes"],
  ["[ -f Dockerfile ] || exit 1", "yes"],
  ["docker build . || exit", "yes"],
  // These end no more than themselves.
  ["(exit 0)", "yes"],
  ["true | exit 0", "yes"],
  ["bash -c 'exit 0'", "yes"],
  ["A=$(exit 0)", "yes"],
  ["skip() { return 0; }\nskip", "yes"],
])("behind `%s`", (script, expected) => {
  expect(reached(`${script}\ndocker push ghcr.io/acme/app`)).toEqual(expected);
});

test("a function that has been left runs no further", () => {
  expect(reached("publish() {\n  return 0\n  docker push ghcr.io/acme/app\n}\npublish")).toBe("never");
});

test("what a trap puts off runs all the same", () => {
  expect(reached("trap 'docker push ghcr.io/acme/app' EXIT\nexit 0")).toBe("yes");
});

function reached(script: string): string | readonly string[] {
  const flow = scriptOf(script).runs.flatMap((run) => run.flow);
  const truth = flow.find(({ kind }) => kind === "operation")?.reach[0];
  return truth === undefined ? "never" : truth.is === "maybe" ? truth.on : truth.is;
}
