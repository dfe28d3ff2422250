// What is measured: how each tool is called, and how it tells which files it has read.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The tools that are there, each with its version. `bundle` is the command that people install. */
export function toolsAt(bundle) {
  const node = process.execPath;
  const own = {
    version: ["--version"],
    read: (output) => Number(output.match(/ in (\d+) files?(?: \(.*\))?\n*$/)?.[1]),
  };
  return [
    { name: "ghcr-lint", command: [node, bundle], arguments: () => ["."], ...own },
    { name: "ghcr-lint --no-schema", command: [node, bundle], arguments: () => ["--no-schema", "."], ...own },
    {
      name: "actionlint",
      command: ["actionlint"],
      version: ["-version"],
      // By itself: neither shellcheck nor pyflakes are started.
      arguments: ({ files }) => ["-shellcheck=", "-pyflakes=", "-no-color", ...files],
      proof: ["-verbose"],
      read: (output) => output.match(/Found \d+ parse errors/g)?.length ?? 0,
    },
    {
      name: "zizmor",
      command: ["zizmor"],
      version: ["--version"],
      arguments: () => ["--offline", "--no-progress", "."],
      read: (output) => output.match(/ completed /g)?.length ?? 0,
    },
  ].flatMap((tool) => {
    const { status, stdout = "" } = run([...tool.command, ...tool.version]);
    return status === 0 ? [{ ...tool, says: stdout.split("\n", 1)[0] }] : [];
  });
}

/**
 * How many files of an input a tool has read by its own words, of which the file `output` holds the last: to be fast by
 * leaving out is no merit. A tool that tells only when asked to is run once more.
 */
export function filesRead(tool, input, output) {
  if (tool.proof === undefined) return tool.read(readFileSync(output, "utf8"));
  const { stdout, stderr } = run([...tool.command, ...tool.proof, ...tool.arguments(input)], input.folder);
  return tool.read(`${stderr}\n${stdout}`);
}

function run([command, ...argumentList], cwd) {
  return spawnSync(command, argumentList, { cwd, encoding: "utf8", maxBuffer: 2 ** 31 - 1 });
}
