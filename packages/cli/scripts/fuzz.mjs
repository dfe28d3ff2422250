// The long run of the tests under packages/core/test/fuzz: hostile repositories, made from the fixtures and from the
// folders that are given, until enough of them in a row have shown nothing.
//
//   pnpm fuzz [folders] [--inputs 200000] [--minutes 60] [--seed 1] [--processes 2] [--batch 200]
//
// The same seed gives the same inputs. A failure is made as small as possible, and its files are kept under fuzz-failures/
// with the error; `pnpm fuzz --seed N --inputs 200` is the batch in which it was found.
import { fork } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleTestCode } from "./bundle-test-code.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    inputs: { type: "string", default: "200000" },
    minutes: { type: "string", default: "60" },
    seed: { type: "string", default: "1" },
    batch: { type: "string", default: "200" },
    processes: { type: "string", default: String(Math.min(availableParallelism(), 8)) },
  },
});
const [wanted, minutes, seed, batchSize, processes] = ["inputs", "minutes", "seed", "batch", "processes"].map(
  (name) => {
    const number = Number(values[name]);
    if (Number.isInteger(number) && number > 0) return number;
    console.error(`--${name} takes a number above 0, not ${values[name]}`);
    process.exit(2);
  },
);

const { scratch, file: worker } = await bundleTestCode("packages/core/test/fuzz/fuzz-worker.ts");
const results = join(root, "fuzz-failures");

const folders = [join(root, "fixtures"), ...positionals.map((folder) => resolve(process.env.INIT_CWD ?? ".", folder))];
const started = Date.now();
const total = { inputs: 0, sinceFailure: 0, failures: 0 };
/** An input that takes longer than this, or more memory, ends its process; it is a failure like others. */
const longestSilence = 180;
const secondsPerLook = 5;
const mostMegabytes = 1024;
const running = new Set();

for (let number = 0; number < processes; number++) startWorker(seed + number);
const clock = setInterval(() => {
  const progress = `${total.inputs} inputs, ${total.failures} failures, ${minutesPassed().toFixed(1)} minutes`;
  console.log(progress);
}, 60_000);

function startWorker(first) {
  const child = fork(worker, { execArgv: ["--enable-source-maps", `--max-old-space-size=${mostMegabytes}`] });
  let at = first;
  let silence = 0;
  running.add(child);
  child.send({ folders, seed: first, step: processes, batchSize, scratch, results });
  const watch = setInterval(() => {
    // Counted and not read off a clock, which goes on while a machine sleeps.
    if (++silence * secondsPerLook > longestSilence) child.kill("SIGKILL");
  }, secondsPerLook * 1000);
  child.on("message", ({ seeds, batch, inputs, failure, why }) => {
    silence = 0;
    if (seeds !== undefined) return void (first === seed && console.log(`${seeds} repositories to start from`));
    at = batch + processes;
    count(inputs, failure, why);
  });
  child.on("exit", () => {
    clearInterval(watch);
    if (!running.delete(child)) return;
    // It was not we who ended it: the input that it was looking at has stopped it.
    const folder = join(results, `seed-${at}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "input.json"), readFileSync(join(scratch, `${child.pid}.json`)));
    count(0, folder, "the process ended: too slow, too large, or a crash of the engine");
    if (running.size > 0 || !isDone()) startWorker(at + processes);
  });
}

function count(inputs, failure, why) {
  total.inputs += inputs;
  total.sinceFailure += inputs;
  if (failure !== undefined) {
    total.failures += 1;
    total.sinceFailure = 0;
    console.log(`failed: ${why}, see ${failure}`);
  }
  if (isDone()) finish();
}

function isDone() {
  return total.sinceFailure >= wanted || minutesPassed() >= minutes;
}

function minutesPassed() {
  return (Date.now() - started) / 60_000;
}

function finish() {
  clearInterval(clock);
  const children = [...running];
  running.clear();
  for (const child of children) child.kill();
  const rate = Math.round(total.inputs / ((Date.now() - started) / 1000));
  console.log(
    `${total.inputs} inputs from seed ${seed} in ${minutesPassed().toFixed(1)} minutes (${rate} a second): ${total.failures} failures, none in the last ${total.sinceFailure}`,
  );
  process.exit(total.failures > 0 || total.sinceFailure < wanted ? 1 : 0);
}
