/**
 * The path inside the repository that a local `uses:` names: `./.github/actions/login/` is `.github/actions/login`.
 * `undefined` for everything that is not local, and for a path that leaves the repository, which is never read.
 */
export function repositoryPath(uses: string): string | undefined {
  if (!isLocal(uses)) return undefined;
  const kept: string[] = [];
  for (const part of uses.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === "..") {
      if (kept.length === 0) return undefined;
      kept.pop();
    } else kept.push(part);
  }
  return kept.join("/");
}

/** The folder in which a file lies, "" at the top. */
export function folderOf(file: { readonly path: string }): string {
  return file.path.replace(/(?:^|\/)[^/]*$/, "");
}

/** It names a place on the machine, in the repository or not. */
export function isLocal(uses: string): boolean {
  return uses === "." || uses.startsWith("./");
}
