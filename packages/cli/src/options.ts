import type { Command } from "./command.ts";

/** One row for each option: the parser, `--help` and whatever else speaks of options read this table and nothing else. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in `--help`; an option without it is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The choices of other commands than `lint`, where they are others. */
  readonly otherChoices?: Readonly<Partial<Record<Command, readonly string[]>>>;
  /** What a switch may be given behind `=`. */
  readonly degrees?: readonly string[];
  readonly default?: string;
  /** May be given several times, and takes a list with commas each time. */
  readonly list?: true;
  /** Says something about findings, of which `ghcr-lint access` has none. */
  readonly lintOnly?: true;
  /** The commands that take it beside those that read workflows. */
  readonly alsoFor?: readonly Exclude<Command, "lint" | "access">[];
  readonly explainOnly?: true;
  /** Makes a command of its own of a run without one. */
  readonly isCommand?: true;
  readonly group: "What is linted" | "What is reported" | "Other";
  readonly help: string;
}

export const options = [
  {
    name: "repository",
    value: "OWNER/NAME",
    alsoFor: ["explain", "--lsp"],
    group: "What is linted",
    help: "the repository's name at GitHub (default: the git remote `origin`)",
  },
  {
    name: "only",
    value: "RULE[,RULE]",
    list: true,
    lintOnly: true,
    alsoFor: ["--lsp"],
    group: "What is linted",
    help: "run these rules and no others; may be repeated",
  },
  {
    name: "skip",
    value: "RULE[,RULE]",
    list: true,
    lintOnly: true,
    alsoFor: ["--lsp"],
    group: "What is linted",
    help: "leave these rules out; may be repeated",
  },
  {
    name: "no-schema",
    alsoFor: ["explain", "--lsp"],
    group: "What is linted",
    help: "do not check workflows against GitHub's own schema",
  },
  {
    name: "config",
    short: "c",
    value: "FILE",
    alsoFor: ["explain", "--lsp"],
    group: "What is linted",
    help: "a configuration (default: .github/ghcr-lint.yml or ghcr-lint.yml)",
  },
  {
    name: "no-config",
    alsoFor: ["explain", "--lsp"],
    group: "What is linted",
    help: "read no configuration",
  },
  {
    name: "stdin-filename",
    value: "FILE",
    group: "What is linted",
    help: "the name of what comes through standard input, for `-`",
  },
  {
    name: "format",
    short: "f",
    value: "FORMAT",
    choices: ["text", "json", "sarif", "github", "markdown"],
    otherChoices: { access: ["text", "markdown", "json"], rules: ["text", "json"] },
    alsoFor: ["rules"],
    default: "text",
    group: "What is reported",
    help: "text, json, sarif, github (annotations) or markdown (default: text)",
  },
  {
    name: "output-file",
    short: "o",
    value: "FILE",
    alsoFor: ["rules", "explain"],
    group: "What is reported",
    help: "write the report, or the diff, to FILE instead of standard output",
  },
  {
    name: "baseline",
    value: "FILE",
    lintOnly: true,
    group: "What is reported",
    help: "report only what is not in FILE yet",
  },
  {
    name: "update-baseline",
    lintOnly: true,
    group: "What is reported",
    help: "write what is found now to the FILE of --baseline",
  },
  {
    name: "report-suppressed",
    lintOnly: true,
    group: "What is reported",
    help: "also show what comments, the configuration or the baseline suppress",
  },
  {
    name: "quiet",
    short: "q",
    lintOnly: true,
    group: "What is reported",
    help: "text without notes and without the summary",
  },
  {
    name: "verbose",
    lintOnly: true,
    group: "What is reported",
    help: "also say what was passed over or could not be analyzed",
  },
  {
    name: "color",
    value: "WHEN",
    choices: ["auto", "always", "never"],
    alsoFor: ["rules", "explain", "init", "--lsp"],
    default: "auto",
    group: "What is reported",
    help: "auto, always or never (default: auto; NO_COLOR and FORCE_COLOR count)",
  },
  {
    name: "fix",
    degrees: ["safe", "unsafe"],
    lintOnly: true,
    group: "Other",
    help: "write the safe fixes; --fix=unsafe: also those to be looked at",
  },
  {
    name: "diff",
    lintOnly: true,
    group: "Other",
    help: "show what --fix would change, and write nothing",
  },
  {
    name: "fail-on",
    value: "SEVERITY",
    choices: ["error", "warning", "note"],
    default: "warning",
    lintOnly: true,
    group: "Other",
    help: "the lowest severity that gives exit code 1 (default: warning)",
  },
  { name: "exit-zero", lintOnly: true, group: "Other", help: "exit with 0 whatever was found" },
  {
    name: "error",
    value: "TEXT",
    explainOnly: true,
    group: "Other",
    help: "explain: what a run said; - for a whole log on standard input",
  },
  {
    name: "lsp",
    isCommand: true,
    alsoFor: ["--lsp"],
    group: "Other",
    help: "serve an editor over standard input and output, until it says exit",
  },
  {
    name: "version",
    alsoFor: ["rules", "explain", "init", "completions", "--lsp"],
    group: "Other",
    help: "print the version",
  },
  {
    name: "help",
    short: "h",
    alsoFor: ["rules", "explain", "init", "completions", "--lsp"],
    group: "Other",
    help: "print this help",
  },
] as const satisfies readonly Option[];

export type OptionName = (typeof options)[number]["name"];
