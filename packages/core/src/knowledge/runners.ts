/** A system that runners have, and what tells it. */
export interface RunnerRow {
  /** As `runner.os` names it. */
  readonly os: "Linux" | "Windows" | "macOS";
  /** How the labels of GitHub's own runners begin. */
  readonly hosted: string;
  /** The label that a self-hosted runner gives itself, in lower case. */
  readonly own: string;
  /** What a script runs in that names no shell. */
  readonly shell: "bash" | "pwsh";
}

/**
 * https://docs.github.com/actions/reference/runners/github-hosted-runners
 * https://docs.github.com/actions/reference/runners/self-hosted-runners
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export const runners: readonly RunnerRow[] = [
  { os: "Linux", hosted: "ubuntu-", own: "linux", shell: "bash" },
  { os: "Windows", hosted: "windows-", own: "windows", shell: "pwsh" },
  { os: "macOS", hosted: "macos-", own: "macos", shell: "bash" },
];

/** In a container, and there are none but for Linux, it is the `sh` that every image has. */
export const shellOfContainers = "sh";
