import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore from "ignore";

/** What git ignores in one folder, by the ignore files of the folder itself and of those above it in its checkout. */
export interface GitIgnore {
  readonly ignores: (path: string, isFolder: boolean) => boolean;
  /** The same one level deeper; `has` tells what stands in that folder, which whoever walks there knows anyway. */
  readonly enter: (folder: string, has: (name: string) => boolean) => GitIgnore;
}

interface IgnoreFile {
  readonly folder: string;
  readonly test: (path: string) => { readonly ignored: boolean; readonly unignored: boolean };
}

export const nothingIgnored: GitIgnore = layered([]);

/**
 * What the folders above a folder say, up to the top of its checkout. A person's global ignore file is left out, because
 * a report should not depend on who asks; and a folder that a person names is looked into even where git ignores it.
 */
export function gitIgnoreAbove(folder: string): GitIgnore {
  const above: string[] = [];
  for (let at = folder; !existsSync(join(at, ".git")); at = dirname(at)) {
    if (dirname(at) === at) return nothingIgnored;
    above.unshift(dirname(at));
  }
  return above.reduce((gitIgnore, at, index) => {
    const inner = gitIgnore.enter(at, (name) => existsSync(join(at, name)));
    return inner.ignores(above[index + 1] ?? folder, true) ? nothingIgnored : inner;
  }, nothingIgnored);
}

function layered(files: readonly IgnoreFile[]): GitIgnore {
  return {
    ignores(path, isFolder) {
      // The deepest file that says anything about a path decides.
      for (const file of files.toReversed()) {
        const inside = relative(file.folder, path).split(sep).join("/");
        const verdict = file.test(isFolder ? `${inside}/` : inside);
        if (verdict.ignored || verdict.unignored) return verdict.ignored;
      }
      return false;
    },
    enter(folder, has) {
      const isCheckout = has(".git");
      const names = [
        ...(isCheckout ? [join(".git", "info", "exclude")] : []),
        ...(has(".gitignore") ? [".gitignore"] : []),
      ];
      const own = names.map((name) => readIgnoreFile(folder, name));
      // What the checkout around a checkout ignores says nothing of the files of the inner one.
      return isCheckout ? layered(own) : own.length === 0 ? this : layered([...files, ...own]);
    },
  };
}

function readIgnoreFile(folder: string, name: string): IgnoreFile {
  const matcher = ignore().add(readIfThere(join(folder, name)));
  return { folder, test: (path) => matcher.test(path) };
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
