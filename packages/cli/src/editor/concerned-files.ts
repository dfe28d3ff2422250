import { posix } from "node:path";
import type { SourceFile } from "@ghcr-lint/core";
import { isAction, isWorkflow } from "../find-workflows.ts";

/**
 * The workflows and actions on which it hangs what is shown in open ones: these, and all that use them. What they use
 * themselves is asked for when they are judged. A script may be called by a name that is put together, so that with one open
 * every file is concerned.
 */
export function concernedFiles(files: readonly SourceFile[], open: readonly string[]): readonly SourceFile[] {
  if (open.some((path) => !isWorkflow(path) && !isAction(path))) return files;
  const concerned = new Set(files.filter(({ path }) => open.includes(path)));
  // What is added on the way is visited as well.
  for (const { path } of concerned) {
    for (const file of files) if (!concerned.has(file) && mayUse(file, path)) concerned.add(file);
  }
  return files.filter((file) => concerned.has(file));
}

/** GitHub takes no expression in `uses`. The repository may be checked out below another folder. */
function mayUse({ text }: SourceFile, path: string): boolean {
  const used = isWorkflow(path) ? path : posix.dirname(path);
  return used === "." ? /uses:\s*["']?[.$]\//.test(text) : text.includes(`/${used}`);
}
