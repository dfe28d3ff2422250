import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { bashVerdicts } from "./bash-verdicts.ts";
import { judgeKnownAnswers } from "./known-answers.ts";
import { githubsReading, ourReading } from "./workflow-readings.ts";

type Say = (line: string) => void;

/** For `packages/cli/scripts/differential.mjs`: the same comparisons as the tests', over all files of a folder. */
export async function compareFolder(folder: string, say: Say): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  const workflows = files.filter((path) => /\.ya?ml$/.test(path) && !/(?:^|[/.])action\.ya?ml$/.test(path));
  const answers = files.filter((path) => path.endsWith(".json"));
  const differences = (await compareWorkflows(folder, workflows, say)) + compareAnswers(folder, answers, say);
  return (
    differences +
    compareScripts(
      folder,
      files.filter((path) => /\.(?:ya?ml|sh)$/.test(path)),
      say,
    )
  );
}

async function compareWorkflows(folder: string, paths: readonly string[], say: Say): Promise<number> {
  const count = { same: 0, different: 0, "refused by us alone": 0, "refused by GitHub alone": 0, "by both": 0 };
  for (const path of paths) {
    const file = { path: ".github/workflows/w.yml", shownPath: path, text: readFileSync(join(folder, path), "utf8") };
    const ours = ourReading(file);
    const githubs = await githubsReading(file);
    if ("refusal" in ours || "refusal" in githubs) {
      const by = !("refusal" in githubs) ? "us alone" : !("refusal" in ours) ? "GitHub alone" : undefined;
      count[by ? (`refused by ${by}` as const) : "by both"]++;
      const why = "refusal" in ours ? ours.refusal : "refusal" in githubs ? githubs.refusal : "";
      if (by) say(`${path}: refused by ${by}: ${why}`);
      continue;
    }
    const differing = [
      ...ours.lines.filter((line) => !githubs.lines.includes(line)).map((line) => `  ours    ${line}`),
      ...githubs.lines.filter((line) => !ours.lines.includes(line)).map((line) => `  GitHub  ${line}`),
    ];
    count[differing.length === 0 ? "same" : "different"]++;
    if (differing.length > 0) say([`${path}:`, ...differing].join("\n"));
  }
  if (paths.length > 0) say(`${paths.length} workflows: ${told(count)}`);
  return count.different + count["refused by us alone"];
}

function compareAnswers(folder: string, paths: readonly string[], say: Say): number {
  const count = { same: 0, different: 0, "not told by us": 0, "an error for both": 0 };
  for (const path of paths) {
    for (const { expression, ours, githubs, verdict } of judgeKnownAnswers(join(folder, path))) {
      count[verdict]++;
      if (verdict === "different") say(`${path}: ${expression}\n  ours    ${ours}\n  GitHub  ${githubs}`);
    }
  }
  const all = Object.values(count).reduce((sum, each) => sum + each, 0);
  if (all > 0) say(`${all} known answers: ${told(count)}`);
  return count.different;
}

/** Of a script that bash refuses no job gets anything done; one that we refuse may hold what we then do not see. */
function compareScripts(folder: string, paths: readonly string[], say: Say): number {
  const files = paths.map((path) => {
    const workflow = /(?:^|[/.])action\.ya?ml$|\.sh$/.test(path) ? path : ".github/workflows/w.yml";
    return { path: workflow, shownPath: path, text: readFileSync(join(folder, path), "utf8") };
  });
  const count = { "read by both": 0, "refused by us alone": 0, "refused by bash alone": 0, "by both": 0 };
  for (const { script, ours, bashs } of bashVerdicts(files)) {
    const by =
      ours === undefined
        ? bashs
          ? "refused by bash alone"
          : "read by both"
        : bashs
          ? "by both"
          : "refused by us alone";
    count[by]++;
    if (by === "refused by us alone") say(`refused by us alone: ${ours}\n${script}`);
    if (by === "refused by bash alone") say(`refused by bash alone: ${bashs}`);
  }
  if (files.length > 0)
    say(`${Object.values(count).reduce((sum, each) => sum + each, 0)} bash scripts: ${told(count)}`);
  return count["refused by us alone"];
}

function told(count: Readonly<Record<string, number>>): string {
  return Object.entries(count)
    .map(([name, number]) => `${number} ${name}`)
    .join(", ");
}
