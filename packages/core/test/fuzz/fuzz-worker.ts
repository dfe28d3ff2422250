import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { SourceFile } from "../../src/index.ts";
import { checkInvariants } from "./check-invariants.ts";
import { hostileProject } from "./hostile-project.ts";
import { seedProjects } from "./seed-projects.ts";

/** What `packages/cli/scripts/fuzz.mjs` asks one of its processes to do. */
interface Order {
  readonly folders: readonly string[];
  /** The number of the first batch, and the distance to the next one of this process. */
  readonly seed: number;
  readonly step: number;
  readonly batchSize: number;
  /** Where an input is kept while it is looked at, so that it is known if the process ends over it. */
  readonly scratch: string;
  readonly results: string;
}

/** Batch after batch, each with a seed of its own, until the process is ended. Tells its parent of each. */
function work({ folders, seed, step, batchSize, scratch, results }: Order): void {
  const seeds = folders.flatMap((folder) => seedProjects(folder));
  const projects = hostileProject(seeds);
  const current = join(scratch, `${process.pid}.json`);
  // What fails is made smaller with all that there is to check.
  const property = fc.property(projects, fc.nat(3), (files, part) => {
    writeFileSync(current, JSON.stringify(files));
    checkInvariants(files, part === 0);
  });
  const next = (batch: number): void => {
    const { failed, counterexample, errorInstance, counterexamplePath, numRuns } = fc.check(property, {
      seed: batch,
      numRuns: batchSize,
      interruptAfterTimeLimit: 120_000,
    });
    if (failed && counterexample !== null) {
      const folder = join(results, `seed-${batch}`);
      keep(folder, counterexample[0]);
      const why =
        errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
      writeFileSync(join(folder, "error.txt"), `${why}\n\nseed ${batch}, path ${counterexamplePath ?? ""}\n`);
      tell({ batch, inputs: numRuns, failure: folder, why: why.split("\n", 1)[0] });
    } else tell({ batch, inputs: numRuns });
    setImmediate(next, batch + step);
  };
  process.on("disconnect", () => process.exit());
  process.on("exit", () => rmSync(current, { force: true }));
  tell({ seeds: seeds.length });
  next(seed);
}

/** Where nobody listens any more, there is nothing left to do. */
function tell(message: Readonly<Record<string, unknown>>): void {
  process.send?.(message, undefined, undefined, (error) => error && process.exit());
}

/** The smallest input that was found, as the files that it consists of. */
function keep(folder: string, files: readonly SourceFile[]): void {
  for (const { path, text } of files) {
    const to = join(folder, path);
    mkdirSync(join(to, ".."), { recursive: true });
    writeFileSync(to, text);
  }
}

process.once("message", (order) => work(order as Order));
