import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * `OWNER/NAME` at GitHub, read from the configuration of the checkout at `root`; no process is started. Only a checkout
 * of its own counts: a folder with workflows somewhere inside another project's checkout is not that project.
 */
export function repositoryName(root: string): string | undefined {
  const config = readGitConfig(root);
  return config === undefined ? undefined : nameFromConfig(config);
}

/**
 * `origin` is where a person pushes to, hence where the workflows run. `upstream` is somebody else's, by custom; any other
 * remote is taken if it is the only one.
 */
export function nameFromConfig(config: string): string | undefined {
  const urls = remoteUrls(config);
  urls.delete("upstream");
  const url = urls.get("origin") ?? (urls.size === 1 ? [...urls.values()][0] : undefined);
  return url === undefined ? undefined : nameFromUrl(url);
}

/** https, ssh and scp-like addresses of github.com, https://git-scm.com/docs/git-clone#_git_urls */
export function nameFromUrl(url: string): string | undefined {
  const address =
    /^(?:https?|git|ssh):\/\/(?:[^@/]*@)?(?:www\.|ssh\.)?github\.com(?::\d+)?\/(?<path>.+)$/i.exec(url) ??
    /^(?:[^@/:]+@)?(?:ssh\.)?github\.com:(?<path>.+)$/i.exec(url);
  const path = address?.groups?.["path"]?.replace(/^\/+|(?<!\/)\/+$/g, "").replace(/\.git$/, "");
  return path !== undefined && /^[\w.-]+\/[\w.-]+$/.test(path) ? path : undefined;
}

function readGitConfig(root: string): string | undefined {
  const dotGit = join(root, ".git");
  // In a worktree or a submodule `.git` is a file that names the real folder, and a worktree's folder names a common one.
  const link = /^gitdir: (?<folder>.+)$/m.exec(readIfThere(dotGit) ?? "")?.groups?.["folder"];
  const folder = link === undefined ? dotGit : resolve(root, link.trim());
  const common = readIfThere(join(folder, "commondir"))?.trim();
  return readIfThere(join(common === undefined ? folder : resolve(folder, common), "config"));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function remoteUrls(config: string): Map<string, string> {
  const urls = new Map<string, string>();
  let remote: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    if (/^\s*\[/.test(line)) remote = /^\s*\[\s*remote\s+"(?<name>[^"]+)"\s*\]/i.exec(line)?.groups?.["name"];
    const url = /^\s*url\s*=\s*"?(?<url>[^"\s]+)"?/i.exec(line)?.groups?.["url"];
    if (remote !== undefined && url !== undefined && !urls.has(remote)) urls.set(remote, url);
  }
  return urls;
}
