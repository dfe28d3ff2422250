import { expect, it } from "vitest";
import { factsOfFiles, writtenAt } from "../test/facts-of.ts";
import { sampleRule } from "../test/sample-reports.ts";
import { checkRules } from "./check-rules.ts";
import type { JobFacts } from "./facts/facts.ts";
import type { Span } from "./source/span.ts";

const facts = factsOfFiles({
  ".github/workflows/a.yml": "on: push\njobs:\n  outer:\n    uses: ./.github/workflows/b.yml\n",
  ".github/workflows/b.yml":
    "# ghcr.io\non: workflow_call\njobs:\n  inner:\n    runs-on: x\n    steps: [{ uses: ./push }]\n",
  "push/action.yml": "runs:\n  using: composite\n  steps: [{ run: docker push ghcr.io/acme/app, shell: bash }]\n",
});

it("says by which calls, and by which step or in which job, what is found elsewhere comes about", () => {
  expect(wayTo((job) => job.runs[0]?.flow[0]?.at)).toEqual([
    "called here: ./.github/workflows/b.yml",
    "run by this step: uses: ./push",
  ]);
});

it("does not say again what the rule has shown", () => {
  expect(wayTo((job) => job.key)).toEqual(["called here: ./.github/workflows/b.yml"]);
  expect(wayTo((job) => job.chain[0])).toEqual(["in this job: inner"]);
});

function wayTo(place: (job: JobFacts) => Span | undefined): readonly string[] {
  const rule = sampleRule("missing-login", {
    *checkJob(job) {
      const at = place(job);
      if (job.id === "inner" && at) yield { message: "found", at };
    },
  });
  return checkRules([rule], facts).flatMap(({ finding }) =>
    (finding.related ?? []).map(({ message, at }) => `${message}: ${writtenAt(at)}`),
  );
}
