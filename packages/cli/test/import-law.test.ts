import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const linter = join(root, "packages/cli/node_modules/.bin/oxlint");

/** What the linter, configured as it is, says against one file of the project. */
function complaints(path: string, text: string): string[] {
  const folder = plantTree({ [path]: text });
  cpSync(join(root, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
  const { stdout } = spawnSync(linter, ["--format", "unix", path], { cwd: folder, encoding: "utf8" });
  return stdout.split("\n").filter((line) => line.includes("no-restricted-imports"));
}

const importing = (from: string): string => `import { x } from "${from}";\n\nexport const y = x;\n`;
const importingType = (from: string): string => `import type { X } from "${from}";\n\nexport type Y = X;\n`;

describe("the import law", () => {
  it.each([
    ["source/x.ts", "../workflow/model.ts"],
    ["workflow/x.ts", "../expressions/value.ts"],
    ["expressions/x.ts", "../shell/script.ts"],
    ["shell/x.ts", "../knowledge/rows.ts"],
    ["knowledge/x.ts", "../facts/facts.ts"],
    ["project/x.ts", "../facts/facts.ts"],
    ["facts/x.ts", "../rule.ts"],
    ["facts/x.ts", "../fixes/added.ts"],
    ["fixes/x.ts", "../rules/index.ts"],
    ["fixes/x.ts", "../knowledge/errors.ts"],
    ["fixes/x.ts", "../facts/host.ts"],
    ["facts/script/x.ts", "../../rules/index.ts"],
    ["access/x.ts", "../report/report.ts"],
    ["rules/x.ts", "../access/access.ts"],
    ["facts/x.ts", "../access/access.ts"],
    ["report/x.ts", "../lint.ts"],
    ["report/x.ts", "../explain/explanation.ts"],
    ["report/x.ts", "../configuration/configuration.ts"],
    ["configuration/x.ts", "../ignores/ignore.ts"],
    ["ignores/x.ts", "../settle.ts"],
    ["explain/x.ts", "../lint.ts"],
    ["editor/x.ts", "../lint.ts"],
    ["editor/x.ts", "../explain/explanation.ts"],
    ["explain/x.ts", "../editor/hover-at.ts"],
    ["ignores/x.ts", "../editor/hover-at.ts"],
    ["report/x.ts", "../editor/hover-at.ts"],
    ["rules/x.ts", "../knowledge/rows.ts"],
    ["rules/x.ts", "../shell/script.ts"],
    ["rules/x.ts", "../facts/host.ts"],
    ["rules/x.ts", "../settle.ts"],
    ["rules/x.ts", "./missing-login.ts"],
    ["schema/x.ts", "../facts/facts.ts"],
    ["facts/x.ts", "yaml"],
    ["workflow/x.ts", "unbash"],
    ["shell/x.ts", "@actions/expressions/lexer"],
    ["workflow/x.ts", "@actions/workflow-parser"],
    ["facts/x.ts", "node:fs"],
    ["lint.ts", "node:path"],
    ["lint.ts", "yaml"],
  ])("forbids %s to import %s", (path, from) => {
    expect(complaints(`packages/core/src/${path}`, importing(from))).toHaveLength(1);
  });

  it.each([
    ["facts/x.ts", "../knowledge/rows.ts"],
    ["facts/x.ts", "./host.ts"],
    ["access/x.ts", "../facts/facts.ts"],
    ["fixes/x.ts", "./added.ts"],
    ["rules/x.ts", "../fixes/added.ts"],
    ["report/x.ts", "../access/access.ts"],
    ["report/x.ts", "../rule.ts"],
    ["explain/x.ts", "../report/report.ts"],
    ["ignores/x.ts", "../configuration/configuration.ts"],
    ["editor/x.ts", "../report/positions.ts"],
    ["editor/x.ts", "../ignores/ignore.ts"],
    ["configuration/x.ts", "../workflow/yaml-nodes.ts"],
    ["explain/x.ts", "../knowledge/error-rows.ts"],
    ["workflow/x.ts", "yaml"],
    ["shell/x.ts", "unbash"],
    ["expressions/x.ts", "@actions/expressions/lexer"],
    ["schema/x.ts", "@actions/workflow-parser/templates/trace-writer"],
    ["rules/index.ts", "./missing-login.ts"],
    ["lint.ts", "./facts/collect-facts.ts"],
  ])("allows %s to import %s", (path, from) => {
    expect(complaints(`packages/core/src/${path}`, importing(from))).toEqual([]);
  });

  it("allows a rule the types of the facts, and the texts of errors", () => {
    expect(complaints("packages/core/src/rules/x.ts", importingType("../facts/facts.ts"))).toEqual([]);
    expect(complaints("packages/core/src/rules/x.ts", importing("../knowledge/errors.ts"))).toEqual([]);
  });

  it("lets the command line know core by its public name only", () => {
    expect(complaints("packages/cli/src/x.ts", importing("../../core/src/lint.ts"))).toHaveLength(1);
    expect(complaints("packages/cli/src/x.ts", importing("@ghcr-lint/core/src/lint.ts"))).toHaveLength(1);
    expect(complaints("packages/cli/src/x.ts", importing("@ghcr-lint/core"))).toEqual([]);
  });
});
