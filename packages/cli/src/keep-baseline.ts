import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Baseline, Report } from "@ghcr-lint/core";
import { errorCode, reasonOf } from "./complaint.ts";
import type { Invocation } from "./parse-options.ts";
import { UsageError } from "./usage-error.ts";
import { writeOutput } from "./write-output.ts";

type Choice = Pick<Invocation, "baseline" | "updateBaseline">;

/** Sets aside what the baseline of `--baseline` knows; with `--update-baseline` that is all there is now. */
export async function keepBaseline(report: Report, choice: Choice, folder: string): Promise<Report> {
  const { baseline: name, updateBaseline } = choice;
  if (name === undefined) return report;
  const { applyBaseline, renderBaseline } = await import("@ghcr-lint/core");
  const text = updateBaseline ? renderBaseline(report) : readBaseline(name, folder);
  const baseline = await parsed(name, text);
  if (updateBaseline) writeOutput(name, text, folder);
  return applyBaseline(report, baseline);
}

/** Tells of a baseline that cannot be used, before anything is done. */
export async function checkBaseline({ baseline: name, updateBaseline }: Choice, folder: string): Promise<void> {
  if (name !== undefined && !updateBaseline) await parsed(name, readBaseline(name, folder));
}

async function parsed(name: string, text: string): Promise<Baseline> {
  const { parseBaseline } = await import("@ghcr-lint/core");
  const baseline = parseBaseline({ text });
  if (baseline !== undefined) return baseline;
  throw new UsageError(`--baseline: ${name} is no baseline of this version; --update-baseline writes one`);
}

function readBaseline(name: string, folder: string): string {
  try {
    return readFileSync(resolve(folder, name), "utf8");
  } catch (error) {
    const hint = errorCode(error) === "ENOENT" ? "; --update-baseline writes it" : "";
    throw new UsageError(`--baseline: ${name} cannot be read: ${reasonOf(error)}${hint}`);
  }
}
