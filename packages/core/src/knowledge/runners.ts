/**
 * How the labels of GitHub's own runners begin, and what `runner.os` is there.
 * https://docs.github.com/actions/reference/runners/github-hosted-runners
 */
export const hostedRunners: readonly { readonly label: string; readonly os: string }[] = [
  { label: "ubuntu-", os: "Linux" },
  { label: "windows-", os: "Windows" },
  { label: "macos-", os: "macOS" },
];
