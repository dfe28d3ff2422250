/** Commands that print a token which they find in their environment; of several variables, the first that is filled counts. */
export const tokenPrinters: readonly {
  readonly program: string;
  readonly words: readonly string[];
  readonly from: readonly string[];
  readonly source: string;
}[] = [
  // https://cli.github.com/manual/gh_help_environment
  {
    program: "gh",
    words: ["auth", "token"],
    from: ["GH_TOKEN", "GITHUB_TOKEN"],
    source: "https://cli.github.com/manual/gh_auth_token",
  },
];
