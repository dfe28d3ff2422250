import { spawnSync } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { bundle } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";

const told = "ghcr-lint: error: cannot write standard output: the disk is full\n";

it.each([
  [[]],
  [["-f", "json"]],
  [["--diff"]],
  [["access"]],
  [["rules"]],
  [["explain", "missing-login"]],
  [["explain", "--error", "denied"]],
  [["completions", "bash"]],
  [["--help"]],
  [["--version"]],
])("is told in a sentence and is no bug of ours: %j", (argumentList) => {
  const { code, diagnostics } = runOnFullDisk(argumentList, { isOutputFull: true });
  expect({ code, diagnostics: diagnostics?.replace("ghcr-lint: would fix 2 problems in 1 file\n", "") }).toEqual({
    code: 2,
    diagnostics: told,
  });
});

it("does not keep a run from its end where nobody can be told", () => {
  expect(runOnFullDisk(["--fromat"], { isOutputFull: false })).toMatchObject({ code: 2, output: "" });
  const { code, output } = runOnFullDisk(["--fix", "--skip", "secret-in-script"], { isOutputFull: false });
  expect({ code, output }).toEqual({ code: 0, output: "no problems in 1 file\n" });
});

function runOnFullDisk(
  argumentList: readonly string[],
  { isOutputFull }: { readonly isOutputFull: boolean },
): { readonly code: number | null; readonly output: string | null; readonly diagnostics: string | null } {
  const full = openSync("/dev/full", "w");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...argumentList], {
    cwd: plantTree({ ".git/HEAD": "", ".github/workflows/publish.yml": publishWorkflow }),
    stdio: ["ignore", isOutputFull ? full : "pipe", isOutputFull ? "pipe" : full],
    encoding: "utf8",
    timeout: 10_000,
  });
  closeSync(full);
  return { code: status, output: stdout, diagnostics: stderr };
}
