import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Report } from "@ghcr-lint/core";
import { errorCode, reasonOf } from "./complaint.ts";
import type { Invocation } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";
import { writeOutput } from "./write-output.ts";

/** Sets aside what the baseline of `--baseline` knows; with `--update-baseline` that is all there is now. */
export async function keepBaseline(
  report: Report,
  { baseline: name, updateBaseline }: Pick<Invocation, "baseline" | "updateBaseline">,
  folder: string,
): Promise<Report> {
  if (name === undefined) return report;
  const { applyBaseline, parseBaseline, renderBaseline } = await import("@ghcr-lint/core");
  const text = updateBaseline ? renderBaseline(report) : readBaseline(name, folder);
  const baseline = parseBaseline({ text });
  if (baseline === undefined) {
    throw new UsageError(`--baseline: ${name} is no baseline of this version; --update-baseline writes one`);
  }
  if (updateBaseline) writeOutput(name, text, folder);
  return applyBaseline(report, baseline);
}

function readBaseline(name: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, name), "utf8");
  } catch (error) {
    const hint = errorCode(error) === "ENOENT" ? "; --update-baseline writes it" : "";
    throw new UsageError(`--baseline: ${name} cannot be read: ${reasonOf(error)}${hint}`);
  }
}
