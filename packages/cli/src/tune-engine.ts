import { setFlagsFromString } from "node:v8";

/**
 * Suits V8 to a run over so many files (docs/decisions/0014-many-files.md). It looks at these flags whenever it has to decide,
 * so that they can be given to it late. A version that has not been tried is left alone: it may not know them, and complains.
 */
export function tuneEngine(files: number): void {
  const lateOptimizing = optimizingLate[process.versions.v8.split(".", 1)[0] as string];
  if (lateOptimizing === undefined) return;
  const flags = files > manyFiles ? [...lateOptimizing, ...smallHeap] : lateOptimizing;
  for (const flag of flags) setFlagsFromString(flag);
}

/** Fewer leave too little behind. */
const manyFiles = 200;

/**
 * V8 collects garbage when its heap has grown by half. Left to itself it waits until six times as much lies there as is in
 * use, since what one repository leaves behind has often become old by then.
 */
const smallHeap = ["--heap-growing-percent=50"];

/**
 * Few functions run often enough that to optimize them pays, and many are optimized several times, since each repository
 * brings something new. In between, code that is not optimized is at least compiled, which costs next to nothing.
 */
const optimizingLate: Readonly<Record<string, readonly string[]>> = {
  // Node 20, 22 and 24
  11: ["--always-sparkplug", "--interrupt-budget=400000"],
  12: ["--always-sparkplug", "--invocation-count-for-turbofan=12000"],
  13: ["--always-sparkplug", "--invocation-count-for-turbofan=12000"],
};
