// Measures ghcr-lint and the other linters that are on the PATH over the workflows of a folder, and prints the tables of
// bench/README.md; with --write they are written there.
//   pnpm bench FOLDER [--write] [--rounds N] [--only INPUT]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, release, tmpdir, totalmem, type } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bytesOf, countIn, writeInputs } from "./inputs.mjs";
import { ratio, spread } from "./statistics.mjs";
import { filesRead, toolsAt } from "./tools.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const readme = join(root, "bench/README.md");
const nothing = { name: "node -e 0", command: [process.execPath], arguments: () => ["-e", "0"] };

const { values, positionals } = parseArgs({
  options: { write: { type: "boolean" }, rounds: { type: "string" }, only: { type: "string" } },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error("usage: pnpm bench FOLDER [--write] [--rounds N] [--only INPUT]");
  process.exit(2);
}
const source = resolve(process.env.INIT_CWD ?? ".", positionals[0]);
const target = mkdtempSync(join(tmpdir(), "ghcr-lint-bench-"));
try {
  const tools = toolsAt(join(root, "dist/ghcr-lint.cjs"));
  const inputs = writeInputs(source, target, root).filter(({ name }) => name.includes(values.only ?? ""));
  const results = inputs.map((input) => measureAll(input, tools));
  const text = [conditions(tools, countIn(source)), bigTable(results), growthTable(results, tools)].join("\n\n");
  console.log(text);
  if (values.write) writeBetweenMarks(text);
} finally {
  rmSync(target, { recursive: true });
}

/** All tools in turn, round for round and each time beginning with another one, so that all of them meet the same weather. */
function measureAll(input, tools) {
  const all = input.files.length === 1 ? [nothing, ...tools] : tools;
  const rounds = Number(values.rounds ?? roundsFor(input.files.length));
  console.error(`${input.name}: ${rounds} rounds`);
  const runs = all.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < all.length; turn += 1) {
      const at = (round + turn) % all.length;
      runs[at].push(measure(all[at], input));
    }
  }
  const taken = all.map((tool, at) => ({
    tool: tool.name,
    read: tool === nothing ? "" : filesRead(tool, input, outputOf(tool)),
    wall: runs[at].map(({ wall }) => wall),
    cpu: runs[at].map(({ cpu }) => cpu),
    memory: runs[at].map(({ memory }) => memory),
  }));
  return { input, rounds, taken };
}

/** The shorter a run, the more the rest of the machine is in its figure. */
function roundsFor(files) {
  if (files < 100) return 21;
  return files < 1000 ? 9 : files < 10_000 ? 5 : 3;
}

function measure(tool, input) {
  const command = [...tool.command, ...tool.arguments(input)];
  const output = execFileSync("python3", [join(root, "bench/measure.py"), outputOf(tool), ...command], {
    cwd: input.folder,
    encoding: "utf8",
    maxBuffer: 2 ** 24,
  });
  return JSON.parse(output);
}

/** What a tool has written last. */
function outputOf({ name }) {
  return join(target, `${name}.txt`);
}

function conditions(tools, count) {
  const revision = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const taken = count >= 2000 ? `${count} real workflows` : `${count} real workflows, some of them twice for 2000`;
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} at commit ${revision}, on ${cpus().length} cores of`,
    `${cpus()[0]?.model.trim() ?? "an unknown processor"} with ${memory}, ${type()} ${release()}, Node ${process.versions.node}.`,
    `${tools.map(({ name, says }) => `${name}: ${says}`).join("; ")}. The files come from ${taken}.`,
  ].join("\n");
}

function bigTable(results) {
  const lines = results.flatMap(({ input, rounds, taken }) => [
    `| **${input.name}**, ${inUnits(bytesOf(input))}, ${counted(rounds, "round")} | | | | | |`,
    ...taken.map((tool) => row(tool, taken)),
  ]);
  return [
    "| | wall, ms | CPU, ms | memory, MB | times ghcr-lint | files read |",
    "| --- | ---: | ---: | ---: | ---: | ---: |",
    ...lines,
  ].join("\n");
}

function row({ tool, wall, cpu, memory, read }, taken) {
  const own = taken.find((other) => other.tool === "ghcr-lint");
  const times = ratio(wall, own.wall);
  const cells = [
    `${milliseconds(spread(wall).median)} (${milliseconds(spread(wall).low)}–${milliseconds(spread(wall).high)})`,
    milliseconds(spread(cpu).median),
    Math.round(Math.max(...memory) / 2 ** 20),
    tool === "ghcr-lint" ? "1" : `${times.median.toFixed(2)} (${times.low.toFixed(2)}–${times.high.toFixed(2)})`,
    read,
  ];
  return `| ${tool} | ${cells.join(" | ")} |`;
}

/** What a further file costs: the time of an input over its files. */
function growthTable(results, tools) {
  const sizes = results.filter(({ input }) => /^(one file|100 files|2000 files|20,000 files.*)$/.test(input.name));
  return [
    `| wall, ms for each file | ${sizes.map(({ input }) => input.name).join(" | ")} |`,
    `| --- |${" ---: |".repeat(sizes.length)}`,
    ...tools.map(({ name }) => {
      const cells = sizes.map(({ input, taken }) => {
        const wall = taken.find(({ tool }) => tool === name)?.wall ?? [];
        return ((spread(wall).median * 1000) / input.files.length).toFixed(2);
      });
      return `| ${name} | ${cells.join(" | ")} |`;
    }),
  ].join("\n");
}

function milliseconds(seconds) {
  return (seconds * 1000).toFixed(seconds < 0.2 ? 1 : 0);
}

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function inUnits(bytes) {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(bytes < 1e4 ? 1 : 0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function writeBetweenMarks(text) {
  const before = readFileSync(readme, "utf8");
  const after = before.replace(/(<!-- measured -->\n)[\s\S]*(<!-- \/measured -->)/, (_, open, close) => {
    return `${open}\n${text}\n\n${close}`;
  });
  writeFileSync(readme, after);
}
