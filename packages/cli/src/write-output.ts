import { lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode, reasonOf } from "./complaint.ts";
import { UsageError } from "./usage-error.ts";

/** Writes a report so that whoever reads the file meanwhile sees the old one or the new one, never half of either. */
export function writeOutput(name: string, text: string, folder: string): void {
  const path = resolve(folder, name);
  try {
    const target = targetOf(path);
    if (target.replaceable) replaceFile(target.path, text);
    else writeFileSync(target.path, text);
  } catch (error) {
    const missingFolder = errorCode(error) === "ENOENT" ? `there is no folder ${dirname(name)}` : reasonOf(error);
    throw new UsageError(`cannot write ${name}: ${missingFolder}`);
  }
}

/** A link is written through, and a device such as /dev/stdout must not be replaced by a file. */
function targetOf(path: string): { readonly path: string; readonly replaceable: boolean } {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { path, replaceable: true };
  return { path: realpathSync(path), replaceable: statSync(path).isFile() };
}

function replaceFile(path: string, text: string): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
}
