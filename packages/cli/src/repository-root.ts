import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A repository's root is the folder that holds its `.github` or its `.git`. Either is enough: an unpacked archive has no
 * `.git`, and a repository inside a repository is one of its own. The answers are kept, because many
 * files ask about the same few folders.
 */
export function createRootFinder(): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const rootOf = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const root = isRoot(folder) ? folder : dirname(folder) === folder ? undefined : rootOf(dirname(folder));
    known.set(folder, root);
    return root;
  };
  return rootOf;
}

function isRoot(folder: string): boolean {
  return existsSync(join(folder, ".github")) || existsSync(join(folder, ".git"));
}

/** The checkout around a folder: where a person stands who names no path. */
export function checkoutAround(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return folder;
  }
}
