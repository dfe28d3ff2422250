import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const linter = join(root, "packages/cli/node_modules/.bin/oxlint");

/** Each file with what it imports, which the linter takes as it is. */
const allowed: readonly Import[] = [
  ["core/src/facts/x.ts", "../knowledge/rows.ts"],
  ["core/src/facts/x.ts", "./host.ts"],
  ["core/src/access/x.ts", "../facts/facts.ts"],
  ["core/src/fixes/x.ts", "./added.ts"],
  ["core/src/rules/x.ts", "../fixes/added.ts"],
  ["core/src/report/x.ts", "../access/access.ts"],
  ["core/src/report/x.ts", "../rule.ts"],
  ["core/src/explain/x.ts", "../report/report.ts"],
  ["core/src/ignores/x.ts", "../configuration/configuration.ts"],
  ["core/src/editor/x.ts", "../report/positions.ts"],
  ["core/src/editor/x.ts", "../ignores/ignore.ts"],
  ["core/src/configuration/x.ts", "../workflow/parse-yaml.ts"],
  ["core/src/explain/x.ts", "../knowledge/error-rows.ts"],
  ["core/src/workflow/x.ts", "yaml"],
  ["core/src/shell/x.ts", "unbash"],
  ["core/src/expressions/x.ts", "@actions/expressions/lexer"],
  ["core/src/schema/x.ts", "@actions/workflow-parser/templates/trace-writer"],
  ["core/src/rules/index.ts", "./missing-login.ts"],
  ["core/src/lint.ts", "./facts/collect-facts.ts"],
  ["core/src/rules/x.ts", "../facts/facts.ts", "type"],
  ["core/src/rules/x.ts", "../knowledge/errors.ts"],
  ["cli/src/x.ts", "@ghcr-lint/core"],
  ["cli/src/x.ts", "@ghcr-lint/core/nearest-word"],
];

const forbidden: readonly Import[] = [
  ["core/src/source/x.ts", "../workflow/model.ts"],
  ["core/src/workflow/x.ts", "../expressions/value.ts"],
  ["core/src/expressions/x.ts", "../shell/script.ts"],
  ["core/src/shell/x.ts", "../knowledge/rows.ts"],
  ["core/src/knowledge/x.ts", "../facts/facts.ts"],
  ["core/src/project/x.ts", "../facts/facts.ts"],
  ["core/src/facts/x.ts", "../rule.ts"],
  ["core/src/facts/x.ts", "../fixes/added.ts"],
  ["core/src/fixes/x.ts", "../rules/index.ts"],
  ["core/src/fixes/x.ts", "../knowledge/errors.ts"],
  ["core/src/fixes/x.ts", "../facts/host.ts"],
  ["core/src/facts/script/x.ts", "../../rules/index.ts"],
  ["core/src/access/x.ts", "../report/report.ts"],
  ["core/src/rules/x.ts", "../access/access.ts"],
  ["core/src/facts/x.ts", "../access/access.ts"],
  ["core/src/report/x.ts", "../lint.ts"],
  ["core/src/report/x.ts", "../explain/explanation.ts"],
  ["core/src/report/x.ts", "../configuration/configuration.ts"],
  ["core/src/configuration/x.ts", "../ignores/ignore.ts"],
  ["core/src/ignores/x.ts", "../settle.ts"],
  ["core/src/explain/x.ts", "../lint.ts"],
  ["core/src/editor/x.ts", "../lint.ts"],
  ["core/src/editor/x.ts", "../explain/explanation.ts"],
  ["core/src/explain/x.ts", "../editor/hover-at.ts"],
  ["core/src/ignores/x.ts", "../editor/hover-at.ts"],
  ["core/src/report/x.ts", "../editor/hover-at.ts"],
  ["core/src/rules/x.ts", "../knowledge/rows.ts"],
  ["core/src/rules/x.ts", "../shell/script.ts"],
  ["core/src/rules/x.ts", "../facts/host.ts"],
  ["core/src/rules/x.ts", "../settle.ts"],
  ["core/src/rules/x.ts", "./missing-login.ts"],
  ["core/src/schema/x.ts", "../facts/facts.ts"],
  ["core/src/facts/x.ts", "yaml"],
  ["core/src/workflow/x.ts", "unbash"],
  ["core/src/shell/x.ts", "@actions/expressions/lexer"],
  ["core/src/workflow/x.ts", "@actions/workflow-parser"],
  ["core/src/facts/x.ts", "node:fs"],
  ["core/src/lint.ts", "node:path"],
  ["core/src/index.ts", "yaml"],
  ["cli/src/x.ts", "../../core/src/lint.ts"],
  ["cli/src/x.ts", "@ghcr-lint/core/src/lint.ts"],
];

type Import = readonly [path: string, from: string, only?: "type"];

describe("the import law", () => {
  it("forbids what leads upwards, and says so once", () => {
    expect(complaints(forbidden)).toEqual(forbidden.map((each) => [each, 1]));
  });

  it("allows the rest", () => {
    expect(complaints(allowed)).toEqual(allowed.map((each) => [each, 0]));
  });
});

/** How often the linter, configured as it is, complains of each import: one process for all of them. */
function complaints(imports: readonly Import[]): readonly (readonly [Import, number])[] {
  // Several cases have the same path: each has a file of its own there.
  const paths = imports.map(([path], index) => `packages/${path.replace(/\bx\.ts$/, `x-${index}.ts`)}`);
  const folder = plantTree(Object.fromEntries(imports.map((each, index) => [paths[index], textWith(each)])));
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const { stdout } = spawnSync(linter, ["--format", "json"], { cwd: folder, encoding: "utf8" });
  const { diagnostics, number_of_files: seen } = JSON.parse(stdout) as Findings;
  expect(seen).toBe(imports.length);
  const told = diagnostics.filter(({ code }) => code.includes("no-restricted-imports"));
  return imports.map((each, index) => [each, told.filter(({ filename }) => filename === paths[index]).length]);
}

function textWith([, from, only]: Import): string {
  return only === "type"
    ? `import type { X } from "${from}";\n\nexport type Y = X;\n`
    : `import { x } from "${from}";\n\nexport const y = x;\n`;
}

interface Findings {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
  readonly number_of_files: number;
}
