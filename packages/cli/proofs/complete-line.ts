import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Shell } from "../src/completions/shells.ts";
import { runProgram } from "./run-program.ts";

/** What a shell, started with the script in a file, offers at the end of each line: asked by keys, as a person asks. */
export const completers: Readonly<
  Record<Shell, (script: string, lines: readonly string[], folder: string, shell: string) => Promise<string[][]>>
> = { bash: completeInBash, zsh: completeInZsh, fish: completeInFish };

async function completeInBash(
  script: string,
  lines: readonly string[],
  folder: string,
  shell: string,
): Promise<string[][]> {
  const start = join(folder, ".bashrc");
  const settings = ["bind 'set enable-bracketed-paste off'", "bind 'set disable-completion off'", show];
  writeFileSync(start, [`source ${script}`, ...settings, ""].join("\n"));
  return await typeInto(`${shell} --noprofile --rcfile ${start} -i`, lines, "\u001B*", folder);
}

async function completeInZsh(
  script: string,
  lines: readonly string[],
  folder: string,
  shell: string,
): Promise<string[][]> {
  // The key that inserts all matches, as zsh's own manual defines it (zshcompsys, _all_matches).
  const allMatches = [
    "zle -C all-matches complete-word _generic",
    "bindkey '^X^A' all-matches",
    "zstyle ':completion:all-matches:*' insert yes",
    "zstyle ':completion:all-matches::::' completer _all_matches _complete",
  ];
  // npm sets EDITOR to vi, from which zsh takes that its keys are those of vi.
  const start = ["bindkey -e", "autoload -U compinit; compinit -D -u", `source ${script}`, ...allMatches, show, ""];
  writeFileSync(join(folder, ".zshrc"), start.join("\n"));
  return await typeInto(`env ZDOTDIR=${folder} ${shell} -d -i`, lines, "\u0018\u0001", folder);
}

/** fish can be asked without keys. */
async function completeInFish(
  script: string,
  lines: readonly string[],
  folder: string,
  shell: string,
): Promise<string[][]> {
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
const prompt = "@@@";

/** Prints the words that a line has come to have, so that they are found between what a terminal shows. */
const show = `show() { printf '\\n${end}'; printf '%s${end}' "$@"; printf '\\n'; }; PS1='${prompt}'`;

const prompted = new RegExp(prompt);
const answered = new RegExp(`^${end}.*(?=\\r?\\n[^]*${prompt})`, "m");

/**
 * Types each line into a shell at a terminal, then the key that inserts all that could stand there, and reads the words.
 * What is typed before a shell is ready may get lost, so that each line waits for its prompt.
 */
async function typeInto(command: string, lines: readonly string[], key: string, folder: string): Promise<string[][]> {
  const terminal = spawn("script", ["-qec", command, "/dev/null"], {
    cwd: folder,
    env: { ...process.env, TERM: "xterm", INPUTRC: "/dev/null" },
  });
  let screen = "";
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => (screen += text));
  const answers: string[][] = [];
  const awaited = async (pattern: RegExp): Promise<string> => {
    for (const start = Date.now(); Date.now() - start < 20_000; await setTimeout(5)) {
      const found = pattern.exec(screen)?.[0];
      if (found !== undefined) return found;
    }
    throw new Error(`${command} has not answered, but shown ${JSON.stringify(screen)}`);
  };
  await awaited(prompted);
  for (const line of lines) {
    screen = "";
    terminal.stdin.write(`${line}${key}\u0001show \n`);
    const before = line.split(" ");
    const words = (await awaited(answered)).split(end).slice(1, -1);
    const offered = words.slice(before.length - 1);
    // Where there is nothing to offer, the word stays as it was.
    answers.push(offered.join(" ") === before.at(-1) ? [] : offered);
  }
  terminal.kill();
  return answers;
}
