import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";

describe("text", () => {
  it("is, with --quiet, nothing but what counts", () => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const [loud, quiet] = [[], ["--quiet"]].map((option) => runCommand(option, { folder }));
    expect(loud?.output).toMatch(/: note: .+ \[secret-in-script\]$/m);
    expect(loud?.output).toMatch(/^1 error, 1 warning, 1 note in 1 file \(2 fixable with --fix\)$/m);
    expect(quiet?.output).toMatch(/: error: .+ \[missing-packages-write\]$/m);
    expect(quiet?.output).not.toMatch(/secret-in-script|in 1 file/);
    expect(quiet?.code).toBe(1);
  });
});

describe("the choice of rules", () => {
  const rulesFound = (...options: string[]): readonly string[] => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const { findings } = JSON.parse(runCommand(["-f", "json", ...options], { folder }).output) as {
      findings: readonly { readonly rule: string }[];
    };
    return findings.map(({ rule }) => rule);
  };

  it.each([
    [[], ["missing-packages-write", "password-on-command-line", "secret-in-script"]],
    [["--only", "secret-in-script"], ["secret-in-script"]],
    [
      ["--only", "secret-in-script,missing-packages-write"],
      ["missing-packages-write", "secret-in-script"],
    ],
    [
      ["--skip", "secret-in-script"],
      ["missing-packages-write", "password-on-command-line"],
    ],
    [["--only", "secret-in-script", "--skip", "secret-in-script"], []],
  ])("%j", (options, found) => {
    expect(rulesFound(...options)).toEqual(found);
  });
});

describe("the exit code", () => {
  it.each([
    [["--only", "secret-in-script"], 0],
    [["--only", "secret-in-script", "--fail-on", "note"], 1],
    [["--only", "password-on-command-line"], 1],
    [["--only", "password-on-command-line", "--fail-on", "error"], 0],
    [["--only", "missing-packages-write", "--fail-on", "error"], 1],
    [["--exit-zero", "--fail-on", "note"], 0],
  ])("with %j is %i", (options, code) => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    expect(runCommand(options, { folder }).code).toBe(code);
  });
});

it.each(["text", "github"])("tells of a path that is not there beside the report and not in it: %s", (format) => {
  const folder = plantTree({ ".git/HEAD": "", ".github/workflows/a.yml": "on: push\njobs: {}\n" });
  const told = runCommand(["-f", format, ".", "nope"], { folder });
  expect(told.diagnostics).toContain("nope does not exist");
  expect(told.output).not.toContain("does not exist");
});

it("writes no colors into a file, whatever is wanted of the terminal", () => {
  const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
  runCommand(["-o", "report.txt"], { folder, environment: { FORCE_COLOR: "1" } });
  expect(readFileSync(join(folder, "report.txt"), "utf8")).not.toContain("\u001B");
  runCommand(["-o", "report.txt", "--color=always"], { folder });
  expect(readFileSync(join(folder, "report.txt"), "utf8")).toContain("\u001B");
});
