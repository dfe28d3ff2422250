import type { CompletedCommand, CompletedOption, CompletedRule, Completion } from "./completed-commands.ts";

/**
 * For every bash there is: that of macOS, 3.2, lacks `mapfile` and `compopt`. bash cuts words at `=` unless it has been told
 * not to, so that both ways are put right first. An empty answer is what makes bash complete files by itself.
 */
export function bashScript(commands: readonly CompletedCommand[], rules: readonly CompletedRule[]): string {
  const names = commands.map(({ command }) => command).filter((command) => command !== "lint");
  return `# bash completions for ghcr-lint. Keep them by:
#   ghcr-lint completions bash > ~/.local/share/bash-completion/completions/ghcr-lint
# or load them by this line in ~/.bashrc:
#   source <(ghcr-lint completions bash)

_ghcr_lint_rules='${rules.map(({ id }) => id).join(" ")}'

_ghcr_lint() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command=lint
  local option=$before prefix= file IFS=$' \\t\\n'
  COMPREPLY=()
  if [[ $COMP_CWORD -gt 1 ]]; then
    case \${COMP_WORDS[1]} in
      ${names.join(" | ")}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  if [[ $current == = ]]; then
    option=$before= current=
  elif [[ $before == = ]]; then
    option=\${COMP_WORDS[COMP_CWORD - 2]}=
  elif [[ $current == --*=* ]]; then
    option=\${current%%=*}= prefix=\${current%%=*}= current=\${current#*=}
  fi

  case $command:$option in
${commands.flatMap(valuesOf).join("\n")}
  esac

  case $command:$current in
${commands.map(namesOf).join("\n")}
  esac
  if [[ $command == explain && " \${COMP_WORDS[*]} " == *' --error'* ]]; then return; fi
  case $command in
${commands.map(argumentsOf).join("\n")}
  esac
  if [[ $COMP_CWORD -eq 1 ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -W '${names.join(" ")}' -- "$current"))
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -- "$current")
  fi
}

_ghcr_lint_offer() {
  COMPREPLY=($(compgen -P "$prefix" -W "$1" -- "$current"))
  # There is nothing else to offer, files least of all.
  compopt +o default 2>/dev/null
}

_ghcr_lint_offer_list() {
  if [[ $current == *,* ]]; then prefix=$prefix\${current%,*}, current=\${current##*,}; fi
  _ghcr_lint_offer "$1"
}

complete -o default -F _ghcr_lint ghcr-lint
`;
}

/** The values of options, behind a blank or behind `=`. */
function valuesOf({ command, options }: CompletedCommand): string[] {
  return options.flatMap((option) => {
    const patterns = patternsOf(option).map((pattern) => `${command}:${pattern}`);
    const offer = offerOf(option.completion);
    return patterns.length === 0 ? [] : [`    ${patterns.join(" | ")}) ${offer}${offer === "" ? "" : "; "}return ;;`];
  });
}

function patternsOf({ names, takes }: CompletedOption): readonly string[] {
  if (takes === "nothing") return [];
  const attached = names.filter((name) => name.startsWith("--")).map((name) => `${name}=`);
  return takes === "attached" ? attached : [...names, ...attached];
}

function namesOf({ command, options }: CompletedCommand): string {
  return `    ${command}:-*) _ghcr_lint_offer '${options.flatMap(({ names }) => names).join(" ")}'; return ;;`;
}

function argumentsOf({ command, argument }: CompletedCommand): string {
  const offer = offerOf(argument);
  return `    ${command}) ${offer}${offer === "" ? "" : " "};;`;
}

function offerOf(completion: Completion): string {
  switch (completion.kind) {
    case "words":
      return `_ghcr_lint_offer '${completion.words.join(" ")}'`;
    case "rules":
      return '_ghcr_lint_offer "$_ghcr_lint_rules"';
    case "rule-list":
      return '_ghcr_lint_offer_list "$_ghcr_lint_rules"';
    case "files":
      return "";
    case "unknown":
    case "nothing":
      return "_ghcr_lint_offer ''";
  }
}
