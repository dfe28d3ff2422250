import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { expectNothingToObey, hostileTree } from "./hostile-tree.ts";
import { plantTree } from "./plant-tree.ts";
import { action, runAction } from "./run-action.ts";
import { runCommand } from "./run-command.ts";
import { goodWorkflow, publishWorkflow } from "./sample-workflows.ts";
import { validateSarif } from "./validate-sarif.ts";

const workflow = ".github/workflows/publish.yml";

describe("action.yml", () => {
  it("has nothing to be found by ghcr-lint", () => {
    const folder = fileURLToPath(new URL("../../../", import.meta.url));
    const outcome = runCommand(["action.yml", "--fail-on", "note", "--verbose"], { folder });
    expect(outcome).toEqual({ code: 0, output: "no problems in 1 file\n", diagnostics: "" });
  });

  it("pastes no expression into a script, and hands every input on", () => {
    for (const { script } of action.steps) expect(script ?? "").not.toContain("${{");
    const used = action.steps.flatMap(({ env }) => env.map(([, value]) => value));
    expect(used).toEqual([...action.inputs.keys()].map((name) => `\${{ inputs.${name} }}`));
  });

  it("uploads what the first step wrote, also where that failed", () => {
    expect(action.steps.slice(1)).toEqual([
      {
        env: [],
        script: undefined,
        uses: "github/codeql-action/upload-sarif@v4",
        if: "${{ !cancelled() && inputs.upload-sarif == 'true' && steps.lint.outputs.sarif-file != '' }}",
        with: [["sarif_file", "${{ steps.lint.outputs.sarif-file }}"]],
      },
    ]);
  });
});

describe("a run of the action", () => {
  it("annotates, sums up, and says in its outputs what it found", () => {
    const run = runAction(plantTree({ [workflow]: publishWorkflow }));
    expect(run).toMatchObject({
      code: 1,
      outputs: { findings: "3", errors: "1", warnings: "1", notes: "1", "exit-code": "1" },
    });
    expect(run.log).toMatch(/^::error file=\.github\/workflows\/publish\.yml,line=2,.+::job `image` pushes/m);
    expect(run.summary).toMatch(/^## ghcr-lint: 1 error, 1 warning, 1 note in 1 file[^]+^### Access to ghcr\.io$/m);
    expect([...action.outputs.keys()].toSorted()).toEqual([...Object.keys(run.outputs), "sarif-file"].toSorted());
  });

  it("is quiet about what is in order", () => {
    const run = runAction(plantTree({ [workflow]: goodWorkflow }));
    expect(run).toMatchObject({
      code: 0,
      log: "ghcr-lint: no problems in 1 file\n",
      outputs: { findings: "0", "exit-code": "0" },
    });
    expect(run.summary).toContain("**works**");
  });

  it.each([
    ["error", 1],
    ["never", 0],
  ])("with fail-on %s ends with %i", (failOn, code) => {
    const run = runAction(plantTree({ [workflow]: publishWorkflow }), { "fail-on": failOn });
    expect(run).toMatchObject({ code, outputs: { findings: "3", "exit-code": String(code) } });
  });

  it("has a log as it is asked for, and no summary where none is wanted", () => {
    const run = runAction(plantTree({ [workflow]: publishWorkflow }), { format: "text", summary: "false" });
    expect(run.log).toMatch(/^\.github\/workflows\/publish\.yml:2:1: error: /m);
    expect(run).toMatchObject({ code: 1, summary: "" });
  });

  it("heeds a configuration and a baseline", () => {
    const folder = plantTree({ [workflow]: publishWorkflow, "lint conf.yml": "rules:\n  secret-in-script: off\n" });
    runCommand(["--baseline", "known.json", "--update-baseline", "--only", "missing-packages-write"], { folder });
    expect(runAction(folder, { config: "lint conf.yml" }).outputs).toMatchObject({ errors: "1", notes: "0" });
    expect(runAction(folder, { baseline: "known.json" }).outputs).toMatchObject({ errors: "0", notes: "1" });
  });

  it.each([
    [{ "sarif-file": "out put.sarif" }, "out put.sarif"],
    [{ "sarif-file": "-out.sarif" }, "-out.sarif"],
    [{ "upload-sarif": "true" }, undefined],
  ])("writes SARIF for %j", (given, name) => {
    const folder = plantTree({ [workflow]: publishWorkflow });
    const { code, outputs } = runAction(folder, given);
    const file = outputs["sarif-file"] ?? "";
    expect(code).toBe(1);
    if (name !== undefined) expect(file).toBe(name);
    expect(validateSarif(readFileSync(join(name === undefined ? "" : folder, file), "utf8"))).toEqual([]);
  });

  it("writes no SARIF unasked", () => {
    expect(runAction(plantTree({ [workflow]: publishWorkflow })).outputs).not.toHaveProperty("sarif-file");
  });
});

describe("paths", () => {
  const files = {
    [workflow]: publishWorkflow,
    "-rf/action.yml": hostileTree["-rf/action.yml"] ?? "",
    "a b/action.yml": "",
  };

  it.each([
    ["", "in 3 files"],
    [workflow, "in 1 file"],
    ["-rf\n  a b  \n\n", "in 2 files"],
    ["-rf/*.yml", "in 1 file"],
    ["$(touch pwned) `touch pwned`; touch pwned\n.github", "in 1 file"],
    ["--output-file=pwned\n.github", "in 1 file"],
  ])("%j", (paths, said) => {
    const folder = plantTree(files);
    const { log } = runAction(folder, { paths });
    expect(log).toContain(said);
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });

  it("never mean standard input", () => {
    expect(runAction(plantTree(files), { paths: "-" })).toMatchObject({
      code: 2,
      log: expect.stringContaining("- does not exist") as unknown,
    });
  });
});

describe("what cannot be done", () => {
  it.each([
    ["a wrong input", { format: "xml" }, "--format takes text, json, sarif, github or markdown"],
    ["a severity that is none", { "fail-on": "fatal" }, "--fail-on takes"],
    ["a configuration that is not there", { config: "nowhere.yml" }, "nowhere.yml"],
    ["SARIF where nothing can be written", { "sarif-file": "no/where/x.sarif" }, "no/where/x.sarif"],
  ])("of %s is said once", (_what, given, said) => {
    const run = runAction(plantTree({ [workflow]: publishWorkflow }), given);
    expect(run).toMatchObject({ code: 2, outputs: { "exit-code": "2" } });
    expect(run.log.split(said)).toHaveLength(2);
  });

  it("without Node is said as an annotation", () => {
    const bin = plantTree({ bash: { linkTo: "/bin/bash" } });
    const run = runAction(plantTree({ [workflow]: publishWorkflow }), {}, { PATH: bin });
    expect(run).toMatchObject({ code: 2, log: expect.stringMatching(/^::error::ghcr-lint needs Node/) as unknown });
  });
});

describe("a hostile repository", () => {
  it.each(["github", "text", "markdown"])("is told as %s, and nothing in it is obeyed", (format) => {
    const run = runAction(plantTree(hostileTree), { format, "sarif-file": "out.sarif" });
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ "sarif-file": "out.sarif", "exit-code": "1" });
    expect(Object.keys(run.outputs).toSorted()).toEqual([...action.outputs.keys()].toSorted());
    expectNothingToObey(run.log);
    expectNothingToObey(run.summary);
    expect(run.summary.replaceAll(/\\./g, "")).not.toMatch(/<(?!br>|\/?code>)|@acme|https:\/\/evil/);
  });
});
