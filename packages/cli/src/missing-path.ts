import { readdirSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { nearestWord } from "@ghcr-lint/core/nearest-word";
import { commands } from "./command.ts";
import { options } from "./options.ts";
import { shownPath } from "./shown-path.ts";

/** That a path is not there, and what was most likely meant by it. */
export function missingPath(path: string, folder: string): string {
  const { parent, name } = lastExisting(path);
  // A name that is there is a file that was taken for a folder, and no typo.
  const entries = readdirSync(parent).filter((entry) => entry !== name);
  const words = join(folder, name) === path ? wordsOfTheLine : new Map<string, string>();
  const nearest = nearestWord(name, [...entries, ...words.keys()]);
  if (nearest === undefined) return "does not exist";
  const rest = relative(join(parent, name), path);
  const meant = entries.includes(nearest) ? shownPath(folder, join(parent, nearest, rest)) : words.get(nearest);
  return `does not exist; did you mean ${meant}?`;
}

/** What is no path, but may have been taken for one. */
const wordsOfTheLine: ReadonlyMap<string, string> = new Map([
  ...commands.map(({ name }) => [name, `\`ghcr-lint ${name}\``] as const),
  ...options.flatMap((option) =>
    "degrees" in option ? option.degrees.map((degree) => [degree, `\`--${option.name}=${degree}\``] as const) : [],
  ),
  ["lint", "`ghcr-lint` alone"],
  ["help", "`--help`"],
  ["version", "`--version`"],
]);

/** The deepest folder on the way to a path that is there, and the first part of the way that is not. */
function lastExisting(path: string): { readonly parent: string; readonly name: string } {
  const parent = dirname(path);
  const isFolder = statSync(parent, { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder || parent === path ? { parent, name: basename(path) } : lastExisting(parent);
}
