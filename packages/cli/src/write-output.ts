import { existsSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode, reasonOf } from "./complaint.ts";
import { UsageError } from "./usage-error.ts";

/** Writes a report so that whoever reads the file meanwhile sees the old one or the new one, never half of either. */
export function writeOutput(name: string, text: string, folder: string): void {
  const path = resolve(folder, name);
  try {
    const target = openDescriptor(path) ?? targetOf(path);
    if (typeof target === "object") replaceFile(target.file, text);
    else writeFileSync(target, text);
  } catch (error) {
    throw new UsageError(`cannot write ${name}: ${reasonFor(error, path, name)}`);
  }
}

/**
 * The number behind a name such as /dev/stdout, of what is open already. To open that by its name is refused for a socket,
 * and begins anew where `>>` is to go on.
 */
export function openDescriptor(path: string): number | undefined {
  const number = /^\/(?:dev|proc\/self)\/fd\/(\d+)$/.exec(path)?.[1];
  return number === undefined ? standardStreams[path] : Number(number);
}

const standardStreams: Readonly<Record<string, number>> = { "/dev/stdout": 1, "/dev/stderr": 2 };

/** A file is written through a link, and anything else, such as a device, must not be replaced by a file. */
function targetOf(path: string): string | { readonly file: string } {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return { file: path };
  return statSync(path).isFile() ? { file: realpathSync(path) } : path;
}

function reasonFor(error: unknown, path: string, name: string): string {
  if (errorCode(error) !== "ENOENT") return reasonOf(error);
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink) return "it is a symbolic link that leads nowhere";
  return existsSync(dirname(path)) ? reasonOf(error) : `there is no folder ${dirname(name)}`;
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
