import { expect, it } from "vitest";
import { sourceFile, placeOf } from "../../test/sample-reports.ts";
import { correctHost } from "./name-registry.ts";

it.each(["ghcr.i[", "ghcr.io)", "*.ghcr.io", "ghcr\\.io"])("corrects %s, whatever it means in a pattern", (name) => {
  const file = sourceFile("w.yml", `registry: ${name}\n`);
  const fix = correctHost({ kind: "lookalike", at: placeOf(file, name), name } as Parameters<typeof correctHost>[0]);
  expect(fix?.edits.map(({ text }) => text)).toEqual(["ghcr.io"]);
});
