import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { LintInput, SourceFile } from "../src/index.ts";

/**
 * A folder as the repository that it stands for: its workflows and actions are asked about, and every file in it is at
 * hand. Paths are shown as a person who stands in the folder would see them.
 */
export function repositoryFolder(
  folder: URL,
): Pick<LintInput, "files" | "lookup"> & { readonly all: readonly SourceFile[] } {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder.pathname, join(entry.parentPath, entry.name)))
    .toSorted();
  const files = new Map(
    paths.map((path): [string, SourceFile] => [
      path,
      { path, shownPath: path, text: readFileSync(new URL(path, folder), "utf8") },
    ]),
  );
  const all = [...files.values()];
  return { files: all.filter(({ path }) => isLinted(path)), lookup: (path) => files.get(path), all };
}

function isLinted(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path) || /(^|\/)action\.ya?ml$/.test(path);
}
