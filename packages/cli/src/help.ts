import picocolors from "picocolors";
import { commands } from "./command.ts";
import { shells } from "./completions/shells.ts";
import { options } from "./options.ts";
import type { Option } from "./options.ts";
import { version } from "./version.ts";

const examples: readonly (readonly [command: string, what: string])[] = [
  ["ghcr-lint", "the repository around the current folder"],
  ["ghcr-lint .github/workflows/publish.yml", "one workflow, and the local actions that it uses"],
  ["ghcr-lint 'repos/*' --fail-on error", "many repositories, each judged by itself"],
  ["ghcr-lint -f sarif -o ghcr-lint.sarif", "a file for code scanning"],
  ['ghcr-lint explain --error "denied: …"', "what led to it, by these files"],
  ["ghcr-lint explain --error - < log.txt", "the same for the whole log of a job"],
  ["ghcr-lint access", "which token, with which scope, does what in each job"],
];

const exitCodes: readonly (readonly [code: string, what: string])[] = [
  ["0", "nothing at or over --fail-on"],
  ["1", "something at or over --fail-on; explain --error: no error in the text that it knows"],
  ["2", "a wrong invocation, or a file that cannot be read (the others are linted all the same)"],
];

/** What `--help` prints, from the table of options. */
export function help(color: boolean): string {
  const { bold, dim, cyan } = picocolors.createColors(color);
  const usages = options.map(usage);
  const width = Math.max(...usages.map((text) => text.length));
  const lines = [
    `${bold("ghcr-lint")} ${version} - why GitHub Actions jobs cannot log in to, pull from or push to ghcr.io`,
    "",
    `${bold("Usage:")} ghcr-lint [options] [path ...]`,
    "       ghcr-lint access [options] [path ...]",
    "       ghcr-lint rules [options]",
    "       ghcr-lint explain RULE ...",
    "       ghcr-lint explain --error TEXT [options] [path ...]",
    "       ghcr-lint init",
    `       ghcr-lint completions ${shells.join("|")}`,
    "       ghcr-lint --lsp [options]",
    "",
    "A path is a folder, a workflow, an action.yml, a glob in quotes, or - for standard input; no path",
    "means the repository around the current folder. A folder stands for every .github/workflows and",
    "every action.yml in it and below it.",
    "",
    `${bold("Commands")}, unless a file or folder has that name`,
    ...table(
      commands.map((command) => [command.name, command.help]),
      (what) => what,
    ),
  ];
  for (const group of new Set(options.map((option) => option.group))) {
    lines.push("", bold(group));
    options.forEach((option, index) => {
      if (option.group === group) lines.push(`  ${cyan((usages[index] ?? "").padEnd(width))}  ${option.help}`);
    });
  }
  lines.push("", bold("Examples"), ...table(examples, (what) => dim(`# ${what}`)));
  lines.push("", bold("Exit codes"), ...table(exitCodes, (what) => what));
  return `${lines.join("\n")}\n`;
}

function usage(option: Option): string {
  const short = option.short === undefined ? "    " : `-${option.short}, `;
  return `${short}--${option.name}${option.value === undefined ? "" : ` ${option.value}`}`;
}

function table(rows: readonly (readonly [string, string])[], shown: (what: string) => string): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${shown(right)}`);
}
