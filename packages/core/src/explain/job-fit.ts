import { matchesGlob } from "../source/glob.ts";

/**
 * Whether a name in a log is that of a job, by the names that logs may give it. One that consists of nothing but what only
 * a run shows fits every name, and says little.
 */
export function jobFit(name: string, logNames: readonly string[]): "sure" | "possible" | "none" {
  const fitting = logNames.filter((pattern) => matchesGlob(pattern.toLowerCase(), name.toLowerCase()));
  if (fitting.length === 0) return "none";
  return fitting.some((pattern) => /[^*\s/()]/.test(pattern)) ? "sure" : "possible";
}
