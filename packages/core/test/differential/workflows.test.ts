import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { githubsReading, ourReading } from "./workflow-readings.ts";

const fixtures = fileURLToPath(new URL("../../../../fixtures", import.meta.url));

/** Of a folder of other files the same is told by `pnpm differential FOLDER`. */
it("reads every fixture as GitHub's own parser does", async () => {
  const paths = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yml") && !path.endsWith("action.yml"))
    .toSorted();
  let compared = 0;
  for (const path of paths) {
    const file = { path: ".github/workflows/w.yml", shownPath: path, text: readFileSync(join(fixtures, path), "utf8") };
    const ours = ourReading(file);
    const githubs = await githubsReading(file);
    if ("refusal" in githubs) continue;
    compared++;
    expect(ours, path).toEqual(githubs);
  }
  expect(compared).toBeGreaterThan(300);
});
