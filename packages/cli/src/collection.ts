import { realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative } from "node:path";
import { reasonOf } from "./complaint.ts";
import type { Complaint } from "./complaint.ts";
import { createRootFinder } from "./repository-root.ts";
import { shownPath } from "./shown-path.ts";

/** A repository and those of its files that are to be linted, by absolute paths. */
export interface Repository {
  readonly root: string;
  readonly files: readonly string[];
}

export interface Discovery {
  readonly repositories: readonly Repository[];
  readonly complaints: readonly Complaint[];
  /** What was passed over with good reason; said with --verbose. */
  readonly passedOver: readonly Complaint[];
  /** Folders in which there is nothing to lint, as shown to people. */
  readonly empty: readonly string[];
}

/** Gathers files by the repository that they belong to, each of them once. */
export interface Collection {
  readonly addNamed: (file: string) => void;
  /** Of a file that was found in a folder, which is its root where nothing else says so. */
  readonly addFound: (file: string, folder: string) => void;
  readonly complain: (path: string, message: string) => void;
  readonly passOver: (path: string, message: string) => void;
  readonly foundNothingIn: (folder: string) => void;
  readonly discovery: () => Discovery;
}

export function startCollection(folder: string): Collection {
  const rootOf = createRootFinder();
  const filesOf = new Map<string, string[]>();
  const realRoots = new Map<string, string>();
  const seen = new Set<string>();
  const complaints: Complaint[] = [];
  const passedOver: Complaint[] = [];
  const empty: string[] = [];

  const complain = (path: string, message: string): void => {
    complaints.push({ path: shownPath(folder, path), message });
  };
  const passOver = (path: string, message: string): void => {
    passedOver.push({ path: shownPath(folder, path), message });
  };
  const add = (file: string, fallback: string, onLinkOut: () => void): void => {
    const root = rootOf(dirname(file)) ?? fallback;
    const target = targetOf(file, root, realRoots);
    if (target.kind === "outside") onLinkOut();
    else if (target.kind === "no-file") passOver(file, "not a regular file");
    else if (target.kind === "unreadable") complain(file, `cannot be read: ${target.reason}`);
    else if (!seen.has(target.path)) {
      seen.add(target.path);
      const files = filesOf.get(root) ?? [];
      files.push(file);
      filesOf.set(root, files);
    }
  };
  return {
    addNamed: (file) =>
      add(file, isInside(folder, file) ? folder : dirname(file), () => complain(file, `is ${linkOut}`)),
    addFound: (file, within) => add(file, within, () => passOver(file, linkOut)),
    complain,
    passOver,
    foundNothingIn: (path) => empty.push(shownPath(folder, path)),
    discovery: () => ({
      repositories: [...filesOf].map(([root, files]) => ({ root, files })),
      complaints,
      passedOver,
      empty,
    }),
  };
}

const linkOut = "a symbolic link that leads out of its repository";

type Target =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "outside" }
  | { readonly kind: "no-file" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** What a path leads to when every symbolic link on the way is followed. What the roots lead to is kept: many files have the same. */
function targetOf(file: string, root: string, realRoots: Map<string, string>): Target {
  try {
    const path = realpathSync.native(file);
    const realRoot = realRoots.get(root) ?? realpathSync.native(root);
    realRoots.set(root, realRoot);
    if (!isInside(realRoot, path)) return { kind: "outside" };
    return statSync(path).isFile() ? { kind: "file", path } : { kind: "no-file" };
  } catch (error) {
    return { kind: "unreadable", reason: reasonOf(error) };
  }
}

/** Whether a path stands in a folder, going by the paths alone. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !/^\.\.[\\/]/.test(way) && !isAbsolute(way);
}
