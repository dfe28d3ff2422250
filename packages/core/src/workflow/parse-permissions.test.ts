import { expect, test } from "vitest";
import type { Permissions } from "./model.ts";
import { parseFile } from "./parse-file.ts";

function parse(permissions: string): Permissions {
  const text = `on: push\n${permissions}\njobs: {a: {steps: []}}\n`;
  const parsed = parseFile({ path: ".github/workflows/a.yml", shownPath: "a.yml", text });
  expect(parsed.problems).toEqual([]);
  if (parsed.kind !== "workflow" || parsed.permissions === undefined) throw new Error("no permissions");
  return parsed.permissions;
}

test("scopes keep their case and their values", () => {
  const { key, value } = parse("permissions:\n  contents: read\n  Packages: [a, b]\n  checks:");
  expect(key.value).toBe("permissions");
  if (value.kind !== "scopes") throw new Error(value.kind);
  expect(value.scopes.map((scope) => [scope.key.value, scope.value.value, scope.type])).toEqual([
    ["contents", "read", "string"],
    ["Packages", "[a, b]", "string"],
    ["checks", "", "null"],
  ]);
});

test.each([
  ["permissions: read-all", { kind: "all", access: "read" }],
  ["permissions: write-all", { kind: "all", access: "write" }],
  ["permissions: {}", { kind: "scopes", scopes: [] }],
  ["permissions:", { kind: "null" }],
  ["permissions: read", { kind: "invalid", shown: "read" }],
  ["permissions: [packages]", { kind: "invalid", shown: "[packages]" }],
])("%s", (text, value) => {
  expect(parse(text).value).toMatchObject(value);
});
