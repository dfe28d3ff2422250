import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { configurationTemplate, type SourceFile } from "../../src/index.ts";

/** The files of one repository, well-formed or not, from which hostile ones are made. */
export type SeedProject = readonly SourceFile[];

const largestSeed = 200_000;

/**
 * Every YAML file in a folder, each as a repository of its own, and every folder that holds a `.github` as one repository
 * with what stands below it.
 */
export function seedProjects(folder: string): readonly SeedProject[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|sh)$|^Makefile$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const roots = new Map<string, SourceFile[]>();
  const alone: SeedProject[] = [];
  for (const path of all) {
    const text = readFileSync(path, "utf8");
    if (text.length > largestSeed) continue;
    const root = rootOf(path);
    if (root === undefined) alone.push([sourceFile(".github/workflows/w.yml", text)]);
    else roots.set(root, [...(roots.get(root) ?? []), sourceFile(path.slice(root.length + 1), text)]);
  }
  return [...[...roots.values()].flatMap(inParts), ...alone, ...ownSeeds];
}

/** All files of a large repository are judged together, each time; a few of them show as much. */
function inParts(files: SeedProject): readonly SeedProject[] {
  if (files.length === 0) return [];
  return [files.slice(0, mostFiles), ...inParts(files.slice(mostFiles))];
}

const mostFiles = 4;

const login = `on: [push, workflow_call]
jobs:
  a:
    permissions: {packages: write}
    runs-on: ubuntu-latest
    steps:
      - env: {REGISTRY: ghcr.io}
        `;

/** In these a mutation meets the parsers of scripts, expressions, configurations and logs right away. */
const ownSeeds: readonly SeedProject[] = [
  ...["run: |\n          x\n          ", "run: ", "if: ", "shell: pwsh\n        run: "].map((key) => [
    sourceFile(".github/workflows/w.yml", `${login}${key}docker push ghcr.io/a/b\n`),
  ]),
  [
    sourceFile(".github/ghcr-lint.yml", configurationTemplate),
    sourceFile(
      ".github/workflows/w.yml",
      `${login}run: docker push ghcr.io/a/b # ghcr-lint: ignore[missing-login] x\n`,
    ),
  ],
  [
    sourceFile(
      ".github/ghcr-lint.yml",
      "rules: {missing-login: warning, unused-login: off}\nignore:\n  - rule: missing-login\n    path: .github/**\n    reason: known\n    until: 2030-01-01\ndedicated-secrets: [A_*]\n",
    ),
    sourceFile(
      "run.log",
      "2025-01-01T00:00:00.0000000Z ##[error]denied: installation not allowed to Write organization package\nPackages: read\n",
    ),
    sourceFile(".github/workflows/w.yml", `${login}run: docker push ghcr.io/a/b\n`),
  ],
];

function rootOf(path: string): string | undefined {
  const at = path.lastIndexOf("/.github/");
  if (at >= 0) return path.slice(0, at);
  const action = /^(.*\/fixtures\/projects\/[^/]+)\//.exec(path);
  return action?.[1];
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, shownPath: path, text };
}
