import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { configurationJsonSchema } from "../src/index.ts";

/** Compared as a snapshot, so that the option for those also writes the files: one to link to, one in the package. */
it.each(["../../../docs/ghcr-lint.schema.json", "../../cli/ghcr-lint.schema.json"])("writes %s", async (path) => {
  const file = fileURLToPath(new URL(path, import.meta.url));
  await expect(`${JSON.stringify(configurationJsonSchema, null, 2)}\n`).toMatchFileSnapshot(file);
});
