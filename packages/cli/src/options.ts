/** One row for each option: the parser, `--help` and whatever else speaks of options read this table and nothing else. */
export interface Option {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in `--help`; an option without it is a switch. */
  readonly value?: string;
  readonly choices?: readonly string[];
  /** The choices of `ghcr-lint access`, where they are others. */
  readonly accessChoices?: readonly string[];
  readonly default?: string;
  /** May be given several times, and takes a list with commas each time. */
  readonly list?: true;
  /** Says something about findings, of which `ghcr-lint access` has none. */
  readonly lintOnly?: true;
  readonly group: "What is linted" | "What is reported" | "Other";
  readonly help: string;
}

export const options = [
  {
    name: "repository",
    value: "OWNER/NAME",
    group: "What is linted",
    help: "the repository's name at GitHub (default: the git remote `origin`)",
  },
  {
    name: "only",
    value: "RULE[,RULE]",
    list: true,
    lintOnly: true,
    group: "What is linted",
    help: "run these rules and no others; may be repeated",
  },
  {
    name: "skip",
    value: "RULE[,RULE]",
    list: true,
    lintOnly: true,
    group: "What is linted",
    help: "leave these rules out; may be repeated",
  },
  {
    name: "no-schema",
    group: "What is linted",
    help: "do not check workflows against GitHub's own schema (faster)",
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
    choices: ["text", "json", "sarif"],
    accessChoices: ["text", "markdown", "json"],
    default: "text",
    group: "What is reported",
    help: "text, json or sarif; access: text, markdown or json (default: text)",
  },
  {
    name: "output-file",
    short: "o",
    value: "FILE",
    group: "What is reported",
    help: "write the report to FILE instead of standard output",
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
    help: "also say what was passed over or could not be analysed",
  },
  {
    name: "color",
    value: "WHEN",
    choices: ["auto", "always", "never"],
    default: "auto",
    group: "What is reported",
    help: "auto, always or never (default: auto; NO_COLOR and FORCE_COLOR count)",
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
  { name: "version", group: "Other", help: "print the version" },
  { name: "help", short: "h", group: "Other", help: "print this help" },
] as const satisfies readonly Option[];

export type OptionName = (typeof options)[number]["name"];
