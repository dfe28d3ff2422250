import { statSync } from "node:fs";
import type { Stats } from "node:fs";
import { resolve } from "node:path";
import { startCollection } from "./collection.ts";
import type { Collection, Discovery } from "./collection.ts";
import { errorCode, reasonOf } from "./complaint.ts";
import { findWorkflows } from "./find-workflows.ts";
import { checkoutAround } from "./repository-root.ts";

/** Finds what the paths of a command line stand for. No path at all stands for the checkout around the folder. */
export async function discover(paths: readonly string[], folder: string): Promise<Discovery> {
  const collection = startCollection(folder);
  const wanted = paths.length === 0 ? [checkoutAround(folder)] : paths;
  for (const path of wanted) {
    const absolute = resolve(folder, path);
    const status = statusOf(absolute);
    if (status.kind === "there") visit(absolute, status.stats, collection);
    else if (status.kind === "unreadable") collection.complain(absolute, `cannot be read: ${status.reason}`);
    else if (/[*?[\]{}!()]/.test(path)) await visitGlob(path, folder, collection);
    else collection.complain(absolute, (await import("./missing-path.ts")).missingPath(absolute, folder));
  }
  return collection.discovery();
}

type Status =
  | { readonly kind: "there"; readonly stats: Stats }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly reason: string };

function statusOf(path: string): Status {
  try {
    return { kind: "there", stats: statSync(path) };
  } catch (error) {
    const isMissing = errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
    return isMissing ? { kind: "missing" } : { kind: "unreadable", reason: reasonOf(error) };
  }
}

function visit(path: string, stats: Stats, collection: Collection): void {
  if (stats.isDirectory()) visitFolder(path, collection);
  else if (!stats.isFile()) collection.complain(path, "is neither a file nor a folder; use - for standard input");
  else if (!/\.ya?ml$/i.test(path)) collection.passOver(path, "not a YAML file");
  else collection.addNamed(path);
}

function visitFolder(folder: string, collection: Collection): void {
  let found = 0;
  for (const item of findWorkflows(folder)) {
    found += 1;
    if (item.kind === "file") collection.addFound(item.path, folder);
    else collection.complain(item.path, `cannot be read: ${reasonOf(item.error)}`);
  }
  if (found === 0) collection.foundNothingIn(folder);
}

async function visitGlob(pattern: string, folder: string, collection: Collection): Promise<void> {
  // Loaded only here, because few people give a glob that their shell has not expanded, and it takes 7 ms.
  const { default: glob } = await import("fast-glob");
  const matches = await glob(pattern, {
    cwd: folder,
    dot: true,
    onlyFiles: false,
    followSymbolicLinks: false,
    ignore: ["**/node_modules/**", "**/.git/**"],
  });
  if (matches.length === 0) collection.complain(resolve(folder, pattern), "matches nothing");
  for (const match of matches.toSorted()) {
    const path = resolve(folder, match);
    const status = statusOf(path);
    if (status.kind === "there") visit(path, status.stats, collection);
  }
}
