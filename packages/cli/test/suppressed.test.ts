import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { jsonSchema } from "../../core/src/index.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";
import { validateSarif } from "./validate-sarif.ts";

const workflow = ".github/workflows/publish.yml";
const ignoring = publishWorkflow.replace(
  "      - run:",
  "      # ghcr-lint: ignore[password-on-command-line] our own machines\n      - run:",
);
const planted = (text = ignoring): string =>
  plantTree({
    ".git/HEAD": "",
    [workflow]: text,
    "ghcr-lint.yml": "ignore:\n  - { rule: secret-in-script, reason: a habit }\n",
  });

describe("--report-suppressed", () => {
  it("shows in text what is counted otherwise", () => {
    const folder = planted();
    const plain = runCommand([], { folder });
    expect(plain.output).not.toContain("password-on-command-line");
    expect(plain.output).toMatch(/^1 error in 1 file \(.*2 suppressed\)$/m);
    const { output } = runCommand(["--report-suppressed"], { folder });
    expect(output).toMatch(
      /: suppressed warning: .+ \[password-on-command-line\]\n {5}= suppressed: by a comment: our own machines$/m,
    );
    expect(output).toMatch(
      /: suppressed note: .+ \[secret-in-script\]\n {5}= suppressed: by the configuration: a habit$/m,
    );
    expect(output).toMatch(/^1 error in 1 file \(.*2 suppressed\)$/m);
  });

  it("marks them in JSON", () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    addFormats.default(ajv);
    const folder = planted();
    expect(JSON.parse(runCommand(["-f", "json"], { folder }).output)).toMatchObject({
      summary: { errors: 1, warnings: 0, notes: 0, suppressed: 2 },
      findings: [{ rule: "missing-packages-write" }],
    });
    const report: unknown = JSON.parse(runCommand(["-f", "json", "--report-suppressed"], { folder }).output);
    expect(report).toMatchObject({
      findings: [
        { rule: "missing-packages-write" },
        {
          rule: "password-on-command-line",
          suppressed: true,
          suppression: { by: "comment", reason: "our own machines" },
        },
        { rule: "secret-in-script", suppressed: true, suppression: { by: "configuration", reason: "a habit" } },
      ],
    });
    expect(ajv.compile(jsonSchema)(report)).toBe(true);
  });

  it("marks them in SARIF", () => {
    const { output } = runCommand(["-f", "sarif", "--report-suppressed"], { folder: planted() });
    expect(validateSarif(output)).toEqual([]);
    const log = JSON.parse(output) as { runs: [{ results: { ruleId: string; suppressions?: object }[] }] };
    expect(log.runs[0].results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      ["missing-packages-write", undefined],
      ["password-on-command-line", [{ kind: "inSource", justification: "our own machines" }]],
      ["secret-in-script", [{ kind: "external", justification: "a habit" }]],
    ]);
  });
});

describe("a baseline", () => {
  it("lets nothing but what is new count", () => {
    const folder = planted(publishWorkflow);
    const options = ["--baseline", "old.json"];
    const update = runCommand([...options, "--update-baseline"], { folder });
    expect(update).toMatchObject({ code: 0, diagnostics: "" });
    expect(update.output).toMatch(/^no problems in 1 file \(3 suppressed\)$/m);
    const before = readFileSync(join(folder, "old.json"), "utf8");
    writeFileSync(
      join(folder, workflow),
      `# a line more\n${publishWorkflow}      - run: docker login ghcr.io -u x -p "$X"\n`,
    );
    const later = runCommand([...options, "-f", "json"], { folder });
    expect(later.code).toBe(1);
    const { findings } = JSON.parse(later.output) as { findings: { start: { line: number } }[] };
    expect(new Set(findings.map(({ start }) => start.line))).toEqual(new Set([14]));
    expect(readFileSync(join(folder, "old.json"), "utf8")).toBe(before);
    const shown = runCommand([...options, "--report-suppressed"], { folder }).output;
    expect(shown).toMatch(/\[missing-packages-write\]\n {5}= suppressed: by the baseline$/m);
  });

  it.each([
    [{}, "--baseline: old.json cannot be read: it does not exist; --update-baseline writes it"],
    [{ "old.json": "{}" }, "--baseline: old.json is no baseline of this version; --update-baseline writes one"],
  ])("%j: %s", (plants, message) => {
    const folder = plantTree({ [workflow]: publishWorkflow, ...plants });
    expect(runCommand(["--baseline", "old.json"], { folder })).toEqual({
      code: 2,
      output: "",
      diagnostics: `ghcr-lint: error: ${message}\n`,
    });
  });
});
