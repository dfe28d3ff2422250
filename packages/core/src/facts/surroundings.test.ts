import { expect, test } from "vitest";
import { jobOf } from "../../test/facts-of.ts";

test.each([
  ["env.PUSH == 'true'", ["yes", "yes"]],
  ["env.PUSH == true", undefined],
  ["env.NEVER", ["yes", "yes"]],
  ["env.NEVER == 'true'", undefined],
])("a variable of `env:` is a string, whatever it was: %s", (condition, reach) => {
  const job = jobOf(
    `- if: ${condition}\n  run: docker push ghcr.io/acme/app`,
    'PUSH: "${{ github.event_name == \'push\' }}", NEVER: "${{ false }}"',
  );
  const [push] = job.runs.flatMap(({ flow }) => flow);
  expect(push?.reach.map((truth) => truth.is)).toEqual(reach);
});
