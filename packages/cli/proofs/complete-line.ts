import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Shell } from "../src/completions/shells.ts";
import { runProgram } from "./run-program.ts";

/** What a shell, started with the script in a file, offers at the end of each line: asked by keys, as a person asks. */
export const completers: Readonly<
  Record<Shell, (script: string, lines: readonly string[], folder: string, shell: string) => string[][]>
> = { bash: completeInBash, zsh: completeInZsh, fish: completeInFish };

function completeInBash(script: string, lines: readonly string[], folder: string, shell: string): string[][] {
  const start = join(folder, ".bashrc");
  const settings = ["PS1=", "bind 'set enable-bracketed-paste off'", "bind 'set disable-completion off'", show];
  writeFileSync(start, [`source ${script}`, ...settings, ""].join("\n"));
  return typeInto(`${shell} --noprofile --rcfile ${start} -i`, lines, "\u001B*", folder);
}

function completeInZsh(script: string, lines: readonly string[], folder: string, shell: string): string[][] {
  // The key that inserts all matches, as zsh's own manual defines it (zshcompsys, _all_matches).
  const allMatches = [
    "zle -C all-matches complete-word _generic",
    "bindkey '^X^A' all-matches",
    "zstyle ':completion:all-matches:*' insert yes",
    "zstyle ':completion:all-matches::::' completer _all_matches _complete",
  ];
  const start = ["autoload -U compinit; compinit -D -u", `source ${script}`, "PS1=", ...allMatches, show, ""];
  writeFileSync(join(folder, ".zshrc"), start.join("\n"));
  return typeInto(`env ZDOTDIR=${folder} ${shell} -d -i`, lines, "\u0018\u0001", folder);
}

/** fish can be asked without keys. */
function completeInFish(script: string, lines: readonly string[], folder: string, shell: string): string[][] {
  const asked = lines.map((line) => `complete -C '${line}'; echo ${end}`).join("; ");
  const { output } = runProgram(shell, ["--no-config", "-c", `source ${script}; ${asked}`], folder);
  return output
    .split(`${end}\n`)
    .slice(0, -1)
    .map((text) => {
      const offered = text.split("\n").filter((line) => line !== "");
      return offered.map((line) => line.split("\t", 1)[0] ?? "");
    });
}

const end = "~~~";

/** Prints the words that a line has come to have, so that they are found between what a terminal shows. */
const show = `show() { printf '\\n${end}'; printf '%s${end}' "$@"; printf '\\n'; }`;

/** Types each line into a shell at a terminal, then the key that inserts all that could stand there, and reads the words. */
function typeInto(command: string, lines: readonly string[], key: string, folder: string): string[][] {
  const keys = lines.map((line) => `${line}${key}\u0001show \n`).join("");
  const { output } = runProgram("script", ["-qec", command, "/dev/null"], folder, `${keys}exit\n`);
  const shown = output.split(/\r?\n/).filter((line) => line.startsWith(end));
  return lines.map((line, index) => {
    const before = line.split(" ");
    const words = (shown[index] ?? "").split(end).slice(1, -1);
    const offered = words.slice(before.length - 1);
    // Where there is nothing to offer, the word stays as it was.
    return offered.join(" ") === before.at(-1) ? [] : offered;
  });
}
