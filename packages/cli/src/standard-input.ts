import { dirname, resolve } from "node:path";
import type { SourceFile } from "@ghcr-lint/core";
import { shownPath } from "./shown-path.ts";
import { checkoutAround, createRootFinder } from "./repository-root.ts";
import { largestFileInBytes } from "./repository-files.ts";

/** A file whose text came through standard input, and where it would stand if it were written. */
export interface PipedFile {
  readonly root: string;
  readonly path: string;
  readonly file: SourceFile;
}

/** Undefined where there is more than any workflow has. */
export function pipedFile(bytes: Uint8Array, name: string | undefined, folder: string): PipedFile | undefined {
  if (bytes.length > largestFileInBytes) return undefined;
  const checkout = checkoutAround(folder);
  // Without a name it is taken for a workflow of the repository around the folder.
  const path = resolve(name === undefined ? checkout : folder, name ?? ".github/workflows/stdin.yml");
  const root = createRootFinder()(dirname(path)) ?? checkout;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const shown = name === undefined ? "<stdin>" : shownPath(folder, path);
  return { root, path, file: { path: shownPath(root, path), shownPath: shown, text } };
}
