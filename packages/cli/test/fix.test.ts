import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import type { Outcome } from "./run-command.ts";

const broken = `on: push
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: octocat # who is gone
          password: \${{ secrets.GITHUB_TOKEN }}
      - run: docker push ghcr.io/acme/app:latest
`;
const fixed = broken
  .replace("  contents: read\n", "  contents: read\n  packages: write\n")
  .replace("octocat", "${{ github.actor }}");
const unset = broken.replace("permissions:\n  contents: read\n", "").replace("octocat", "${{ github.actor }}");
const path = ".github/workflows/publish.yml";

function repository(text: string): { readonly folder: string; readonly read: () => string } {
  const folder = plantTree({ ".git/HEAD": "", [path]: text });
  return { folder, read: () => readFileSync(join(folder, path), "utf8") };
}

it.each(["\n", "\r\n"])("--fix writes what is safe, and nothing else of the file changes (%j)", (lineBreak) => {
  const { folder, read } = repository(broken.replaceAll("\n", lineBreak));
  const outcome = runCommand(["--fix"], { folder });
  expect(outcome).toMatchObject({ code: 0, output: "no problems in 1 file\n" });
  expect(outcome.diagnostics).toContain("fixed 2 problems in 1 file");
  expect(read()).toBe(fixed.replaceAll("\n", lineBreak));
  expect(runCommand(["--fix"], { folder }).diagnostics).toContain("fixed 0 problems in 0 files");
});

it("--diff shows the same and writes nothing", () => {
  const { folder, read } = repository(broken);
  const { code, output } = runCommand(["--diff"], { folder });
  expect(code).toBe(1);
  expect(output.startsWith(`--- a/${path}\n+++ b/${path}\n`)).toBe(true);
  expect(output.split("\n").filter((line) => /^[+-] /.test(line))).toEqual([
    "+  packages: write",
    "-          username: octocat # who is gone",
    "+          username: ${{ github.actor }} # who is gone",
  ]);
  expect(read()).toBe(broken);
  expect(runCommand(["--diff"], repository(fixed))).toMatchObject({ code: 0, output: "" });
});

it("--diff is written to the file of --output-file, also where nothing would change", () => {
  const { folder, read } = repository(broken);
  const { output } = runCommand(["--diff"], { folder });
  const shown = (): string => readFileSync(join(folder, "fixes.diff"), "utf8");
  expect(runCommand(["--diff", "-o", "fixes.diff"], { folder })).toMatchObject({ code: 1, output: "" });
  expect(shown()).toBe(output);
  writeFileSync(join(folder, path), fixed);
  expect(runCommand(["--diff", "-o", "fixes.diff"], { folder })).toMatchObject({ code: 0, output: "" });
  expect(shown()).toBe("");
  writeFileSync(join(folder, path), broken);
  expect(runCommand(["--diff", "-o", "-"], { folder })).toMatchObject({ code: 1, output });
  expect(read()).toBe(broken);
});

it("writes what somebody should look at only when it is asked for", () => {
  const { folder, read } = repository(unset);
  expect(runCommand(["--fix"], { folder }).diagnostics).toContain("1 more problem can be fixed with --fix=unsafe");
  expect(read()).toBe(unset);
  expect(runCommand(["--fix=unsafe"], { folder }).code).toBe(0);
  expect(read()).toContain("    runs-on: ubuntu-latest\n    permissions:\n      packages: write\n");
});

it("fixes only the rules that are asked for", () => {
  const { folder, read } = repository(broken);
  runCommand(["--fix", "--only", "hardcoded-username"], { folder });
  expect(read()).toBe(broken.replace("octocat", "${{ github.actor }}"));
});

it("leaves a file alone whose bytes are no UTF-8", () => {
  const { folder } = repository("");
  const bytes = Buffer.concat([Buffer.from("# caf\u00e9\n", "latin1"), Buffer.from(broken)]);
  writeFileSync(join(folder, path), bytes);
  const outcome = runCommand(["--fix"], { folder });
  expect(outcome.code).toBe(2);
  expect(outcome.diagnostics).toContain("cannot be written: it is not UTF-8");
  expect(readFileSync(join(folder, path))).toEqual(bytes);
});

describe("a file that cannot be written", () => {
  // Permission bits bind nobody who runs the tests as root, so the refusal is played by a patched `fs`.
  const refusal = `const fs = require("node:fs");
    const write = fs.writeFileSync;
    fs.writeFileSync = (path, ...rest) => {
      if (String(path).includes("locked.yml")) throw Object.assign(new Error("EACCES: " + path), { code: "EACCES" });
      return write(path, ...rest);
    };`;
  const locked = ".github/workflows/locked.yml";
  const told = `ghcr-lint: error: ${locked} cannot be written: permission denied\n`;
  const fix = (plants: Readonly<Record<string, string>>, ...argumentList: string[]): Outcome & { folder: string } => {
    const folder = plantTree({ ".git/HEAD": "", "refusal.cjs": refusal, [locked]: broken, ...plants });
    const environment = { NODE_OPTIONS: `--require ${folder}/refusal.cjs` };
    return { folder, ...runCommand(["--fix", ...argumentList], { folder, environment }) };
  };

  it("is reported as it is, and counts for nothing", () => {
    const { code, output, diagnostics, folder } = fix({});
    expect(code).toBe(2);
    expect(diagnostics).toBe(`ghcr-lint: fixed 0 problems in 0 files\n${told}`);
    expect(output).toBe(runCommand([], { folder }).output);
    expect(output).toContain(`${locked}:2:1: error: `);
  });

  it("keeps no other from being fixed", () => {
    const { diagnostics, folder, output } = fix({ [path]: broken }, "-f", "json");
    expect(diagnostics).toBe(`ghcr-lint: fixed 2 problems in 1 file\n${told}`);
    expect(readFileSync(join(folder, path), "utf8")).toBe(fixed);
    expect(JSON.parse(output)).toMatchObject({
      summary: { files: 2, errors: 1, warnings: 1 },
      findings: [{ path: locked }, { path: locked }],
    });
  });
});

it("promises nothing of a fix that has just been taken back", () => {
  const moved = unset
    .replace("jobs:", "permissions:\n  packages: write\njobs:")
    .replaceAll("ghcr.io", "docker.pkg.github.com")
    .replace("secrets.GITHUB_TOKEN", "secrets.PAT");
  const { diagnostics } = runCommand(["--fix=unsafe"], repository(moved.replace("/acme/app", "/partner/app")));
  expect(diagnostics).toContain("[deprecated-registry], as it would bring `undedicated-secret`");
  expect(diagnostics).not.toContain("can be fixed");
});

it("writes nothing where a baseline is asked for that is none", () => {
  const { folder, read } = repository(broken);
  expect(runCommand(["--fix", "--baseline", "nope.json"], { folder })).toMatchObject({ code: 2, output: "" });
  expect(read()).toBe(broken);
});

it("writes nothing outside of the repository", () => {
  const outside = repository(broken);
  const folder = plantTree({ ".git/HEAD": "", ".github/workflows/other.yml": fixed });
  symlinkSync(join(outside.folder, path), join(folder, ".github/workflows/link.yml"));
  runCommand(["--fix"], { folder });
  expect(outside.read()).toBe(broken);
});

it("cannot write standard input, but shows what would change there", () => {
  const { folder } = repository(fixed);
  expect(runCommand(["--fix", "-"], { folder, input: broken })).toMatchObject({ code: 2, output: "" });
  expect(runCommand(["--diff", "-"], { folder, input: broken }).output).toContain("+  packages: write\n");
});

it("shows no credential that stands beside a change", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  const { folder } = repository(broken.replace("${{ secrets.GITHUB_TOKEN }}", token));
  const { output } = runCommand(["--diff"], { folder });
  expect(output).toContain("password: ghp_…");
  expect(output).not.toContain(token);
});
