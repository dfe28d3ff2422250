import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { checkInvariants } from "./check-invariants.ts";
import { hostileProject } from "./hostile-project.ts";
import { seedProjects } from "./seed-projects.ts";

const fixtures = fileURLToPath(new URL("../../../../fixtures", import.meta.url));

/** The short run; `pnpm fuzz` is the long one. Another seed each day would fail on somebody who changed nothing. */
it("holds for hostile files", () => {
  const seeds = seedProjects(fixtures);
  expect(seeds.length).toBeGreaterThan(200);
  fc.assert(
    fc.property(hostileProject(seeds), (files) => checkInvariants(files)),
    { seed: 7, numRuns: 300, endOnFailure: false },
  );
});
