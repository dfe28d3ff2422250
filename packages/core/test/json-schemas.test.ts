import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { accessJsonSchema, configurationJsonSchema, jsonSchema } from "../src/index.ts";

/** Compared as snapshots, so that the option for those also writes the files: each where its `$id` leads to. */
it.each([
  ["docs/report.schema.json", jsonSchema],
  ["docs/access.schema.json", accessJsonSchema],
  ["docs/ghcr-lint.schema.json", configurationJsonSchema],
])("writes %s", async (path, schema) => {
  expect(schema.$id.endsWith(`/${path}`)).toBe(true);
  await expect(written(schema)).toMatchFileSnapshot(fileAt(path));
});

it("writes the configuration's into the package, too", async () => {
  await expect(written(configurationJsonSchema)).toMatchFileSnapshot(fileAt("packages/cli/ghcr-lint.schema.json"));
});

function written(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function fileAt(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
