import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { jsonSchema, rules } from "../../core/src/index.ts";
import { expectNothingToObey, hostileTree } from "./hostile-tree.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { brokenWorkflow, goodWorkflow, publishWorkflow } from "./sample-workflows.ts";
import { validateSarif } from "./validate-sarif.ts";

/** The bundled command over whole repositories, as code scanning and programs read it. */
const runs = [
  ["findings", { ".github/workflows/publish.yml": publishWorkflow }, 1],
  ["a clean run", { ".github/workflows/publish.yml": goodWorkflow }, 0],
  [
    "a broken file",
    { ".github/workflows/publish.yml": publishWorkflow, ".github/workflows/broken.yml": brokenWorkflow },
    1,
  ],
  ["no workflow at all", { "readme.md": "" }, 0],
] as const;

describe("SARIF", () => {
  it("is what code scanning takes", () => {
    const outputs = runs.map(([of, files, code]) => {
      const outcome = runCommand(["-f", "sarif"], { folder: plantTree(files) });
      expect(outcome.code, of).toBe(code);
      expect(resultsOf(outcome.output).length > 0, of).toBe(code === 1);
      return outcome.output;
    });
    expect(validateSarif(...outputs)).toEqual([]);
  });

  it("names every rule in every run, so that alerts of a clean run close", () => {
    const { output } = runCommand(["-f", "sarif"], { folder: plantTree(runs[1][1]) });
    const log = JSON.parse(output) as { runs: [{ tool: { driver: { rules: readonly { readonly id: string }[] } } }] };
    expect(log.runs[0].tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    expect(resultsOf(output)).toEqual([]);
  });

  it("gives a finding the same fingerprints when lines are inserted above it", () => {
    const path = ".github/workflows/publish.yml";
    const moved = `# one\n# two\nname: publish\n\n${publishWorkflow}`;
    const [before, after] = [publishWorkflow, moved].map((text) =>
      resultsOf(runCommand(["-f", "sarif"], { folder: plantTree({ [path]: text }) }).output),
    );
    const fingerprints = (results: readonly Result[] = []): unknown =>
      results.map(({ ruleId, partialFingerprints }) => ({ ruleId, partialFingerprints }));
    expect(before?.length).toBeGreaterThan(1);
    expect(lines(after)).not.toEqual(lines(before));
    expect(fingerprints(after)).toEqual(fingerprints(before));
  });

  it("gives two findings of one rule different fingerprints", () => {
    const twice =
      publishWorkflow + publishWorkflow.slice(publishWorkflow.indexOf("  image:")).replace("image:", "other:");
    const { output } = runCommand(["-f", "sarif"], { folder: plantTree({ ".github/workflows/publish.yml": twice }) });
    const results = resultsOf(output).filter(({ ruleId }) => ruleId === "password-on-command-line");
    expect(results).toHaveLength(2);
    expect(new Set(results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints))).size).toBe(2);
  });
});

describe("JSON", () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(jsonSchema);

  it.each(runs)("of %s is what its schema says", (_name, files, code) => {
    const outcome = runCommand(["-f", "json"], { folder: plantTree(files) });
    expect(outcome.code).toBe(code);
    validate(JSON.parse(outcome.output));
    expect(validate.errors).toBeNull();
  });

  it("says what was left out, also where a file cannot be read", () => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow, "compose.yml": "services: {}\n" });
    const paths = ["compose.yml", "nowhere.yml", ".github/workflows/publish.yml"];
    const outcome = runCommand(["-f", "json", "-o", "out.json", ...paths], { folder });
    expect(outcome.code).toBe(2);
    const report = JSON.parse(readFileSync(join(folder, "out.json"), "utf8")) as object;
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report).toMatchObject({ summary: { files: 1 } });
    expect(JSON.stringify(report)).toContain("nowhere.yml");
    expect(JSON.stringify(report)).toContain("neither a workflow nor an action");
  });
});

describe("a hostile repository", () => {
  it.each(["text", "json", "sarif", "github", "markdown"])("is told as %s, and nothing in it is obeyed", (format) => {
    const { code, output, diagnostics } = runCommand(["-f", format, "--verbose", "--report-suppressed"], {
      folder: plantTree(hostileTree),
    });
    expect({ code, diagnostics }).toEqual({ code: 1, diagnostics: "" });
    expect(output).toContain("missing-packages-write");
    expectNothingToObey(output);
  });

  it("is obeyed no more where one of its files cannot be read", () => {
    const folder = plantTree({ "x.yml": "" });
    const { code, diagnostics } = runCommand(["##[error]a.yml", "::error::b.yml", "c\n::error::.yml"], { folder });
    expect(code).toBe(2);
    expect(diagnostics.split("\n")).toHaveLength(4);
    expectNothingToObey(diagnostics);
  });
});

describe("workflow commands", () => {
  it("name files as the repository does, wherever the command runs", () => {
    const folder = plantTree({ ".git/HEAD": "", ".github/workflows/publish.yml": publishWorkflow });
    for (const [place, paths] of [
      [folder, []],
      [join(folder, ".github"), ["workflows"]],
    ] as const) {
      const { code, output } = runCommand(["-f", "github", ...paths], { folder: place });
      expect(code).toBe(1);
      expect(output.match(/^::\w+ file=[^,]+/gm)).toEqual(
        ["error", "warning", "notice"].map((name) => `::${name} file=.github/workflows/publish.yml`),
      );
    }
  });
});

describe("Markdown", () => {
  it("is of the files as they are when they have been fixed", () => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const before = runCommand(["-f", "markdown"], { folder });
    expect(before.output).toMatch(/^\| error \|[^]+^### Access to ghcr.io\n[^]+\*\*fails\*\*/m);
    const after = runCommand(["-f", "markdown", "--fix"], { folder });
    expect(after.output).toMatch(/^### Access to ghcr.io\n[^]+\*\*works\*\*/m);
    expect(after.output).not.toContain("| error |");
  });
});

interface Result {
  readonly ruleId: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly [{ readonly physicalLocation: { readonly region: { readonly startLine: number } } }];
}

function resultsOf(sarif: string): readonly Result[] {
  return (JSON.parse(sarif) as { runs: [{ results: readonly Result[] }] }).runs[0].results;
}

function lines(results: readonly Result[] = []): readonly number[] {
  return results.map(({ locations: [{ physicalLocation }] }) => physicalLocation.region.startLine);
}
