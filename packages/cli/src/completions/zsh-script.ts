import type { CompletedCommand, CompletedOption, CompletedRule, Completion } from "./completed-commands.ts";

/** Works both as a file in the path of functions and as text that is sourced. */
export function zshScript(commands: readonly CompletedCommand[], rules: readonly CompletedRule[]): string {
  const named = commands.filter(({ command }) => command !== "lint");
  return `#compdef ghcr-lint
# zsh completions for ghcr-lint. Keep them in a folder of $fpath by:
#   ghcr-lint completions zsh > ~/.zfunc/_ghcr-lint
# or load them by this line in ~/.zshrc, behind compinit:
#   source <(ghcr-lint completions zsh)

_ghcr_lint_rules() {
  local -a rules=(
${rules.map(({ id, title }) => `    ${quoted(`${id}[${inBrackets(title)}]`)}`).join("\n")}
  )
  _values "$@" rule $rules
}

_ghcr_lint_rules_or_files() {
  if (( \${words[(I)--error*]} )); then
    _files
  elif [[ $PREFIX != -* ]]; then
    _ghcr_lint_rules
  fi
}

_ghcr_lint_commands() {
  local -a commands=(
${named.map(({ command, help }) => `    ${quoted(`${command}:${help}`)}`).join("\n")}
  )
  _describe -t commands command commands
}

_ghcr-lint() {
  local command=lint
  local -a specs
  if (( CURRENT > 2 )); then
    case $words[2] in
      ${named.map(({ command }) => command).join("|")})
        command=$words[2]
        shift words
        (( CURRENT-- ))
        ;;
    esac
  elif [[ $words[CURRENT] != -* ]]; then
    _ghcr_lint_commands
  fi
  case $command in
${commands.map(caseOf).join("\n")}
  esac
  _arguments -s -S : $specs
}

if [[ $funcstack[1] == _ghcr-lint ]]; then
  _ghcr-lint "$@"
else
  compdef _ghcr-lint ghcr-lint
fi
`;
}

function caseOf({ command, options, argument }: CompletedCommand): string {
  const action = command === "explain" ? "_ghcr_lint_rules_or_files" : actionOf(argument);
  const positional = argument.kind === "nothing" ? [] : [quoted(`*:argument:${action}`)];
  const specs = [...options.flatMap(specsOf), ...positional];
  return `    ${command})
      specs=(
${specs.map((spec) => `        ${spec}`).join("\n")}
      )
      ;;`;
}

/** One for each name; all but a repeatable option rule each other out. */
function specsOf({ names, help, takes, value, completion, isRepeatable }: CompletedOption): string[] {
  const others = isRepeatable ? "*" : names.length > 1 ? `(${names.join(" ")})` : "";
  return names.map((name) => {
    const spec = `${others}${name}${signOf(name, takes)}[${inBrackets(help)}]`;
    if (takes === "nothing") return quoted(spec);
    return quoted(`${spec}${takes === "attached" ? "::" : ":"}${value.replaceAll(":", "\\:")}:${actionOf(completion)}`);
  });
}

function signOf(name: string, takes: CompletedOption["takes"]): string {
  if (takes === "nothing") return "";
  if (takes === "attached") return "=-";
  return name.startsWith("--") ? "=" : "+";
}

function actionOf(completion: Completion): string {
  switch (completion.kind) {
    case "words":
      return `(${completion.words.join(" ")})`;
    case "rules":
      return "_ghcr_lint_rules";
    case "rule-list":
      return "_ghcr_lint_rules -s ,";
    case "files":
      return "_files";
    case "unknown":
    case "nothing":
      return " ";
  }
}

function inBrackets(text: string): string {
  return text.replaceAll(/[\\[\]:]/g, "\\$&");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
