import type { CompletedCommand, CompletedOption, CompletedRule, Completion } from "./completed-commands.ts";

export function fishScript(commands: readonly CompletedCommand[], rules: readonly CompletedRule[]): string {
  const named = commands.filter(({ command }) => command !== "lint");
  return `# fish completions for ghcr-lint. Keep them by:
#   ghcr-lint completions fish > ~/.config/fish/completions/ghcr-lint.fish

function __ghcr_lint_is -d 'The command on the line is one of these'
    set -l words (commandline -opc)
    set -l command lint
    contains -- "$words[2]" ${named.map(({ command }) => command).join(" ")}; and set command $words[2]
    contains -- $command $argv
end

# What an option may have behind "=" would get all arguments beside it.
function __ghcr_lint_argument_of
    __ghcr_lint_is $argv; and not string match -q -- '-*' (commandline -ct)
end

function __ghcr_lint_explains_error
    __ghcr_lint_is explain; and string match -q -- '--error*' (commandline -opc)
end

function __ghcr_lint_rules
    printf '%s\\t%s\\n' \\
${rules.map(({ id, title }) => `        ${quoted(id)} ${quoted(title)}`).join(" \\\n")}
end

function __ghcr_lint_rule_list
    set -l typed (string replace -r -- '^--[a-z-]+=' '' (commandline -ct))
    set -l before (string match -r -- '^.*,' $typed)
    for rule in (__ghcr_lint_rules)
        echo "$before$rule"
    end
end

complete -c ghcr-lint -e
complete -c ghcr-lint -f
${named.map(({ command, help }) => `complete -c ghcr-lint -n __fish_is_first_arg -a ${command} -d ${quoted(help)}`).join("\n")}
${argumentLines(commands).join("\n")}
complete -c ghcr-lint -n __ghcr_lint_explains_error -F
${optionLines(commands).join("\n")}
`;
}

function argumentLines(commands: readonly CompletedCommand[]): string[] {
  return commands.flatMap(({ command, argument }) => {
    const isCommand =
      command === "explain"
        ? "'__ghcr_lint_argument_of explain; and not __ghcr_lint_explains_error'"
        : `'__ghcr_lint_argument_of ${command}'`;
    const what = valueOf(argument);
    return what === "" ? [] : [`complete -c ghcr-lint -n ${isCommand} ${what}`];
  });
}

/** Commands that take the very same option share its line. */
function optionLines(commands: readonly CompletedCommand[]): string[] {
  const takers = new Map<string, string[]>();
  for (const { command, options } of commands) {
    for (const option of options) {
      const line = optionLine(option);
      takers.set(line, [...(takers.get(line) ?? []), command]);
    }
  }
  return [...takers].map(([line, names]) =>
    names.length === commands.length
      ? `complete -c ghcr-lint ${line}`
      : `complete -c ghcr-lint -n '__ghcr_lint_is ${names.join(" ")}' ${line}`,
  );
}

function optionLine({ names, help, takes, completion }: CompletedOption): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const value = takes === "nothing" ? "" : valueOf(completion);
  const parts = [...flags, takes === "required" ? "-r" : "", value, `-d ${quoted(help)}`];
  return parts.filter((part) => part !== "").join(" ");
}

function valueOf(completion: Completion): string {
  switch (completion.kind) {
    case "words":
      return `-f -a ${quoted(completion.words.join(" "))}`;
    case "rules":
      return "-f -a '(__ghcr_lint_rules)'";
    case "rule-list":
      return "-f -a '(__ghcr_lint_rule_list)'";
    case "files":
      return "-F";
    case "unknown":
      return "-f";
    case "nothing":
      return "";
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
