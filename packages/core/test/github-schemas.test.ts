import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

type Definitions = Readonly<Record<string, object>>;

/** Compared as a snapshot, so that the option for those also writes the file when GitHub's parser has new schemas. */
it("keeps the schemas of GitHub's parser as they are, but for what they say to people", async () => {
  const kept = { workflow: schemaFrom("workflow"), action: schemaFrom("action") };
  const path = fileURLToPath(new URL("../src/schema/github-schemas.json", import.meta.url));
  await expect(`${JSON.stringify(kept, null, 2)}\n`).toMatchFileSnapshot(path);
});

/** The definitions that a file can come to from its root. */
function schemaFrom(kind: "workflow" | "action"): Definitions {
  const parser = new URL(`../node_modules/@actions/workflow-parser/dist/${kind}-v1.0.min.json`, import.meta.url);
  const { definitions } = JSON.parse(readFileSync(parser, "utf8"), withoutDescription) as { definitions: Definitions };
  const names = new Set([`${kind}-root-strict`]);
  // A set hands out what is added to it on the way.
  for (const name of names) {
    for (const [, mentioned = ""] of JSON.stringify(definitions[name]).matchAll(/"([\w-]+)"/g)) {
      if (Object.hasOwn(definitions, mentioned)) names.add(mentioned);
    }
  }
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => names.has(name)));
}

/** A property may have that name as well, but then it leads to a definition. */
function withoutDescription(key: string, value: unknown): unknown {
  return key === "description" && typeof value === "string" && /[ .]/.test(value) ? undefined : value;
}
