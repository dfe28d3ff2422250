import { expect, test } from "vitest";
import { factsOf } from "../../test/facts-of.ts";

test("a job of a file that breaks off may have done anything before", () => {
  const [job] = factsOf(
    "# ghcr.io\non: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker push ghcr.io/acme/app\n\t  - run: y\n",
  ).jobs;
  expect(job?.runs[0]?.flow[0]).toMatchObject({ kind: "opaque", may: "anything" });
});
