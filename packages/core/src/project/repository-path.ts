/**
 * The path inside the repository that a local `uses:` names: `./.github/actions/login/` is `.github/actions/login`, and so
 * is `$/.github/actions/login`.
 * `undefined` for everything that is not local, and for a path that leaves the repository, which is never read.
 */
export function repositoryPath(uses: string): string | undefined {
  if (!isLocal(uses)) return undefined;
  const kept: string[] = [];
  for (const part of (isOwn(uses) ? uses.slice(1) : uses).split("/")) {
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

/** It names a place on the machine, in the repository or not, or one of the repository itself. */
export function isLocal(uses: string): boolean {
  return uses === "." || uses.startsWith("./") || isOwn(uses);
}

/**
 * The repository of the workflow or action itself, as it is at the commit that runs, whatever lies in the workspace.
 * https://github.blog/changelog/2026-07-30-reference-same-repository-actions-with-self-repository-syntax/
 */
export function isOwn(uses: string): boolean {
  return uses.startsWith("$/");
}
