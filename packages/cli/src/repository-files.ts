import { readFileSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "@ghcr-lint/core";
import { isInside } from "./collection.ts";
import { noSuchFile, reasonOf } from "./complaint.ts";
import { shownPath } from "./shown-path.ts";

/** GitHub takes no workflow of such a size, so it is something else that ended up under the name of one. */
export const largestFileInBytes = 10 * 1024 * 1024;

export type ReadFile = { readonly file: SourceFile } | { readonly shown: string; readonly reason: string };

/** The files of one repository as core sees them. Each is read at most once, and nothing outside the root is read. */
export interface RepositoryFiles {
  /** By its absolute path. */
  readonly read: (path: string) => ReadFile;
  /** By its path in the repository, for what a workflow refers to; undefined where there is no such file. */
  readonly lookup: (path: string) => SourceFile | undefined;
}

/** `given` are files whose text is known without reading, such as what came through standard input. */
export function openRepository(root: string, folder: string, given: ReadonlyMap<string, SourceFile>): RepositoryFiles {
  const known = new Map<string, ReadFile>([...given].map(([path, file]) => [path, { file }]));
  // Found out once, and not before something is read: each part of a path is a question to the disk.
  let realRoot: string | undefined;
  const isReallyInside = (path: string): boolean =>
    isInside((realRoot ??= realpathSync.native(root)), realpathSync.native(path));
  const read = (path: string): ReadFile => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const now = readInside(root, path, shownPath(folder, path), isReallyInside);
    known.set(path, now);
    return now;
  };
  const lookup = (path: string): SourceFile | undefined => {
    const result = read(join(root, path));
    return "file" in result ? result.file : undefined;
  };
  return { read, lookup };
}

function readInside(root: string, path: string, shown: string, isReallyInside: (path: string) => boolean): ReadFile {
  const outside = { shown, reason: "it lies outside of its repository" };
  // Both the way that is written (`./../..`) and the way that symbolic links lead have to stay inside.
  if (!isInside(root, path)) return outside;
  try {
    // Most of what is looked up is not there, which is told without an error: one takes longer to make than the question.
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status) return { shown, reason: noSuchFile };
    if (!isReallyInside(path)) return outside;
    if (!status.isFile()) return { shown, reason: "it is not a file" };
    if (status.size > largestFileInBytes) return { shown, reason: "it is larger than 10 MB" };
    const inRepository = relative(root, path).split(sep).join("/");
    return { file: { path: inRepository, shownPath: shown, text: readFileSync(path, "utf8") } };
  } catch (error) {
    return { shown, reason: reasonOf(error) };
  }
}
