import { readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import { basename, dirname, join } from "node:path";
import { gitIgnoreAbove, nothingIgnored } from "./git-ignore.ts";
import type { GitIgnore } from "./git-ignore.ts";

export type FoundOrNot =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly error: unknown };

/**
 * Every workflow and action file in a folder and below it, in the order of names. Links to folders are not followed:
 * what they lead to is either in the folder anyway or none of the repository's business, and a loop has no end.
 */
export function* findWorkflows(folder: string): Generator<FoundOrNot> {
  yield* walk(folder, gitIgnoreAbove(folder));
}

function* walk(folder: string, outer: GitIgnore): Generator<FoundOrNot> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: "unreadable", path: folder, error };
    return;
  }
  const gitIgnore = outer.enter(folder, (name) => entries.some((entry) => entry.name === name));
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name === ".git" || entry.name === "node_modules") continue;
      if (!gitIgnore.ignores(path, true)) yield* walk(path, gitIgnore);
      // GitHub runs what was committed in spite of a pattern such as `.*`.
      else if (entry.name === ".github") yield* walk(path, nothingIgnored);
    } else if (isWorkflow(path) || (isAction(path) && !gitIgnore.ignores(path, false))) {
      yield { kind: "file", path };
    }
  }
}

/** GitHub goes by place and name alone, and so does this. */
export function isWorkflow(path: string): boolean {
  const folder = dirname(path);
  return /\.ya?ml$/.test(path) && basename(folder) === "workflows" && basename(dirname(folder)) === ".github";
}

export function isAction(path: string): boolean {
  return /^action\.ya?ml$/.test(basename(path));
}
