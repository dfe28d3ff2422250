import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { applyFixes } from "../src/index.ts";

it("edits nothing that an alias repeats, since another job or scope would get more with it", () => {
  const url = new URL("../../../fixtures/rules/missing-packages-write/bad-anchors.yml", import.meta.url);
  const path = ".github/workflows/publish.yml";
  const file = { path, shownPath: path, text: readFileSync(url, "utf8") };
  const { changes, report } = applyFixes({ files: [file], lookup: () => undefined, settings: {} }, "unsafe");
  expect(changes).toEqual([]);
  expect(report.findings.map(({ rule }) => rule.id)).toEqual(Array(3).fill("missing-packages-write"));
});
