import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";

const projects = fileURLToPath(new URL("../../../fixtures/projects/", import.meta.url));

/**
 * Whole repositories, each with what is printed about it in `expected.txt`, which the option for snapshots writes anew. They
 * are linted as copies, since here they would all belong to the repository of ghcr-lint itself.
 */
it.each(readdirSync(projects))("%s", async (name) => {
  const folder = plantTree({});
  cpSync(join(projects, name), folder, { recursive: true });
  const { code, output, diagnostics } = runCommand(["--verbose", "--repository", "acme/app"], { folder });
  const printed = `${output}${diagnostics}exit code ${code}\n`;
  await expect(printed).toMatchFileSnapshot(join(projects, name, "expected.txt"));
});
