import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { SourceFile } from "@ghcr-lint/core";
import { startCollection } from "../collection.ts";
import { findWorkflows, isAction, isWorkflow } from "../find-workflows.ts";
import { largestFileInBytes, openRepository } from "../repository-files.ts";
import type { ReadFile, RepositoryFiles } from "../repository-files.ts";

/** The files of a repository as they are in the editor, and where it has none open, on disk. */
export interface RepositoryView extends RepositoryFiles {
  /** The workflows, and the actions as far as they count. */
  readonly files: readonly SourceFile[];
}

export interface RepositoryViewer {
  /** `open` are the texts of open documents by their absolute paths. */
  readonly view: (open: ReadonlyMap<string, string>) => RepositoryView;
  /** Something has changed on disk. */
  readonly forgetDisk: () => void;
}

/** What does not change stays the same object, by which others know that they need not look again. */
export function createRepositoryViewer(root: string): RepositoryViewer {
  const last = new Map<string, SourceFile>();
  const keep = (file: SourceFile): SourceFile => {
    const before = last.get(file.path);
    if (before?.text === file.text) return before;
    last.set(file.path, file);
    return file;
  };
  let disk = openRepository(root, root, new Map());
  let listed = new Map<boolean, readonly string[]>();
  const listFiles = (withActions: boolean): readonly string[] => {
    const paths = listed.get(withActions) ?? filesOnDisk(root, withActions);
    listed.set(withActions, paths);
    return paths;
  };

  const view = (open: ReadonlyMap<string, string>): RepositoryView => {
    const read = (path: string): ReadFile => {
      const text = open.get(path);
      const result = text === undefined ? disk.read(path) : readOpen(root, path, text);
      return "file" in result ? { file: keep(result.file) } : result;
    };
    const lookup = (path: string): SourceFile | undefined => {
      const result = read(join(root, path));
      return "file" in result ? result.file : undefined;
    };
    const own = [...open.keys()].filter((path) => isWorkflow(path) || isAction(path));
    const paths = new Set([...listFiles(own.some(isAction)), ...own]);
    const files = [...paths].toSorted().flatMap((path) => {
      const result = read(path);
      return "file" in result ? [result.file] : [];
    });
    return { files, read, lookup };
  };
  const forgetDisk = (): void => {
    disk = openRepository(root, root, new Map());
    listed = new Map();
  };
  return { view, forgetDisk };
}

/**
 * Actions are looked for all over the repository only where one of them is open: it may be another one that uses it. Those
 * that a workflow uses are found from there.
 */
function filesOnDisk(root: string, withActions: boolean): readonly string[] {
  // What is no repository may be somebody's home, in which there is a lot to look at.
  const isRepository = existsSync(join(root, ".git")) || existsSync(join(root, ".github"));
  const folder = withActions && isRepository ? root : join(root, ".github", "workflows");
  if (!existsSync(folder)) return [];
  const collection = startCollection(root);
  for (const item of findWorkflows(folder)) if (item.kind === "file") collection.addFound(item.path, root);
  return collection.discovery().repositories.find((repository) => repository.root === root)?.files ?? [];
}

function readOpen(root: string, path: string, text: string): ReadFile {
  const shown = relative(root, path).split(sep).join("/");
  if (text.length > largestFileInBytes) return { shown, reason: "it is larger than 10 MB" };
  return { file: { path: shown, shownPath: shown, text } };
}
