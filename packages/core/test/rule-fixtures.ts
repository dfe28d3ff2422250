import { readdirSync, readFileSync } from "node:fs";
import type { LintInput, SourceFile } from "../src/index.ts";
import { repositoryFolder } from "./repository-folder.ts";

export const ruleFixtures = new URL("../../../fixtures/rules/", import.meta.url);

/** The examples of a rule: files, and with a slash at the end, folders. */
export function exampleNames(id: string): readonly string[] {
  return readdirSync(new URL(`${id}/`, ruleFixtures), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || (entry.name.endsWith(".yml") && !entry.name.endsWith(".fixed.yml")))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
}

export function exampleInput(id: string, name: string): LintInput {
  const { files, lookup } = example(id, name);
  return { files, lookup, settings: { repository: repositoryOf(files) } };
}

/** All of an example, also what is only called from its workflows. */
export function exampleFiles(id: string, name: string): readonly SourceFile[] {
  return example(id, name).all;
}

function repositoryOf(files: readonly SourceFile[]): string {
  return (
    files.map(({ text }) => /^# repository: (\S+)$/m.exec(text)?.[1]).find((name) => name !== undefined) ?? "acme/app"
  );
}

function example(id: string, name: string): ReturnType<typeof repositoryFolder> {
  const url = new URL(`${id}/${name}`, ruleFixtures);
  if (name.endsWith("/")) return repositoryFolder(url);
  const file = fixtureFile(name, readFileSync(url, "utf8"));
  return { files: [file], lookup: (path) => (path === file.path ? file : undefined), all: [file] };
}

/** A name that ends in `.action.yml` is an action; all else is a workflow. */
function fixtureFile(name: string, text: string): SourceFile {
  const path = name.endsWith(".action.yml") ? "push/action.yml" : `.github/workflows/${name}`;
  return { path, shownPath: path, text };
}
