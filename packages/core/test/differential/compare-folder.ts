import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { githubsAnswer, ourAnswer } from "./expression-answers.ts";
import { githubsReading, ourReading } from "./workflow-readings.ts";

/** For `packages/cli/scripts/differential.mjs`: the same comparisons as the tests', over all files of a folder. */
export async function compareFolder(folder: string, say: (line: string) => void): Promise<number> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  const workflows = await compareWorkflows(
    folder,
    files.filter((path) => /\.ya?ml$/.test(path) && !/(?:^|\/)action\.ya?ml$/.test(path)),
    say,
  );
  const expressions = compareAnswers(
    folder,
    files.filter((path) => path.endsWith(".json")),
    say,
  );
  return workflows + expressions;
}

async function compareWorkflows(
  folder: string,
  paths: readonly string[],
  say: (line: string) => void,
): Promise<number> {
  const count = { same: 0, different: 0, "not read by us": 0, "not read by GitHub": 0, "by neither": 0 };
  for (const path of paths) {
    const file = { path: ".github/workflows/w.yml", shownPath: path, text: readFileSync(join(folder, path), "utf8") };
    const ours = ourReading(file);
    const githubs = await githubsReading(file);
    if (!ours || !githubs) {
      count[ours ? "not read by GitHub" : githubs ? "not read by us" : "by neither"]++;
      if (!ours && githubs) say(`${path}: not read by us`);
      continue;
    }
    const differing = [
      ...ours.filter((line) => !githubs.includes(line)).map((line) => `  ours    ${line}`),
      ...githubs.filter((line) => !ours.includes(line)).map((line) => `  GitHub  ${line}`),
    ];
    count[differing.length === 0 ? "same" : "different"]++;
    if (differing.length > 0) say([`${path}:`, ...differing].join("\n"));
  }
  if (paths.length > 0) say(`${paths.length} workflows: ${told(count)}`);
  return count.different + count["not read by us"];
}

/** Known answers in the format of GitHub's own: https://github.com/actions/languageservices/tree/main/expressions/testdata */
interface KnownAnswer {
  readonly expr: string;
  readonly contexts?: Readonly<Record<string, unknown>>;
  readonly result?: { readonly kind: string; readonly value?: unknown };
  readonly err?: unknown;
}

function compareAnswers(folder: string, paths: readonly string[], say: (line: string) => void): number {
  const count = { same: 0, different: 0, "not told by us": 0, "an error for GitHub": 0 };
  for (const path of paths) {
    const groups = JSON.parse(readFileSync(join(folder, path), "utf8")) as Readonly<Record<string, unknown>>;
    for (const known of Object.values(groups).flat() as readonly KnownAnswer[]) {
      if (typeof known?.expr !== "string") continue;
      const expression = withData(known);
      const ours = ourAnswer(expression);
      const githubs = githubsAnswer(expression);
      const verdict =
        known.err !== undefined || githubs === "error"
          ? "an error for GitHub"
          : ours === "unknown"
            ? "not told by us"
            : ours === githubs
              ? "same"
              : "different";
      count[verdict]++;
      if (verdict === "different") say(`${path}: ${expression}\n  ours    ${ours}\n  GitHub  ${githubs}`);
    }
  }
  const all = Object.values(count).reduce((sum, each) => sum + each, 0);
  if (all > 0) say(`${all} known answers: ${told(count)}`);
  return count.different;
}

/** The contexts of such a file are invented ones: what they hold is written in their place. */
function withData({ expr, contexts = {} }: KnownAnswer): string {
  return expr.replaceAll(/'(?:[^']|'')*'|[\w.-]+/g, (token) => {
    const [name = "", ...rest] = token.split(".");
    if (!Object.hasOwn(contexts, name)) return token;
    const data = `fromJSON('${JSON.stringify(contexts[name]).replaceAll("'", "''")}')`;
    return [data, ...rest].join(".");
  });
}

function told(count: Readonly<Record<string, number>>): string {
  return Object.entries(count)
    .map(([name, number]) => `${number} ${name}`)
    .join(", ");
}
