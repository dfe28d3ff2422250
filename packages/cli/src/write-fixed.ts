import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isInside } from "./collection.ts";
import { reasonOf } from "./complaint.ts";

/**
 * Writes a fixed file, whole or not at all, if it still is what was judged: a regular file inside its repository, byte for
 * byte the same text. Gives the reason where that is not so.
 */
export function writeFixed(path: string, before: string, after: string, root: string): string | undefined {
  try {
    const target = realpathSync.native(path);
    const status = statSync(target);
    if (!isInside(realpathSync.native(root), target)) return "it lies outside of its repository";
    if (!status.isFile()) return "it is not a file";
    // Bytes that are no UTF-8 were read as something else, and would be lost.
    if (!readFileSync(target).equals(Buffer.from(before))) return "it is not UTF-8, or has changed meanwhile";
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      writeFileSync(draft, after, { mode: status.mode });
      // The umask has a say in the mode of a new file.
      if (statSync(draft).mode !== status.mode) chmodSync(draft, status.mode);
      renameSync(draft, target);
    } finally {
      rmSync(draft, { force: true });
    }
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}
