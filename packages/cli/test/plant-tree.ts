import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** What stands at a path: the text of a file, a symbolic link, or an empty folder. */
export type Plant = string | Uint8Array | { readonly linkTo: string } | "folder/";

/** A folder of files for one test, by their paths. It is gone when the test is. */
export function plantTree(plants: Readonly<Record<string, Plant>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "ghcr-lint-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, plant] of Object.entries(plants)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    if (plant === "folder/") mkdirSync(path, { recursive: true });
    else if (typeof plant === "object" && "linkTo" in plant) symlinkSync(plant.linkTo, path);
    else writeFileSync(path, plant);
  }
  return root;
}
