import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { rules } from "../../core/src/rules/index.ts";
import { choicesOf, commands, refusal } from "../src/command.ts";
import type { Command } from "../src/command.ts";
import { shells } from "../src/completions/shells.ts";
import { options } from "../src/options.ts";
import type { Option } from "../src/options.ts";
import { completers } from "./complete-line.ts";
import { succeed } from "./run-program.ts";

const ids = rules.map(({ id }) => id);
const commandNames = commands.map(({ name }) => name);
const files = ["folder", "publish.yml"];

/** What each line is to offer: worked out from the tables of options and commands, and not from what prints the scripts. */
const expected: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ["", [...commandNames, ...files]],
  ["publish.yml ", files],
  ["access ", files],
  ["rules ", []],
  ["init ", []],
  ["explain ", ids],
  ["explain --error=denied ", files],
  ["completions ", shells],
  ["--fix=", ["safe", "unsafe"]],
  ["--skip=unused-login,missing-p", ["missing-packages-read", "missing-packages-write"]],
  ...(["lint", ...commandNames] as const).flatMap((command) => ofCommand(command)),
];

function ofCommand(command: Command): [string, readonly string[]][] {
  const start = command === "lint" ? "" : `${command} `;
  const taken = (options as readonly Option[]).filter((option) => refusal(command, option) === undefined);
  const names = taken.flatMap(({ name, short }) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  return [
    [`${start}-`, names],
    ...taken.flatMap((option): [string, readonly string[]][] => {
      const { name, short, value } = option;
      const { choices } = choicesOf(option, command);
      const offered = choices ?? (value === "FILE" ? files : value?.startsWith("RULE") === true ? ids : undefined);
      if (value === undefined) return [];
      const lines = [`--${name} `, `--${name}=`, ...(short === undefined ? [] : [`-${short} `])];
      return lines.map((line) => [`${start}${line}`, offered ?? []]);
    }),
  ];
}

describe.each(shells)("the completions for %s", async (shell) => {
  const folder = mkdtempSync(join(inject("consumer"), `${shell}-`));
  const stand = join(folder, "repository");
  mkdirSync(join(stand, "folder"), { recursive: true });
  writeFileSync(join(stand, "publish.yml"), "");
  const script = join(folder, "script");
  const command = join(inject("consumer"), "node_modules/.bin/ghcr-lint");
  writeFileSync(script, succeed(command, ["completions", shell], folder));
  const program = shell === "bash" ? "bash" : inject("programs")[shell];
  const startFiles = new Set([".bashrc", ".zshrc"]);
  const lines = expected.map(([line]) => `ghcr-lint ${line}`);
  const offered = await completers[shell](script, lines, stand, program);

  it.each(expected.map(([line, words], index) => [line, words, index] as const))(
    "offer behind `%s` what the tables say",
    (line, words, index) => {
      const found = (offered[index] ?? ["the shell has said nothing"])
        .map((word) => withoutTyped(word, line))
        .filter((word) => !startFiles.has(word))
        // zsh offers options where there are no arguments.
        .filter((word) => !(shell === "zsh" && words.length === 0 && word.startsWith("-")));
      expect([...new Set(found)].toSorted()).toEqual(words.toSorted());
    },
  );
});

/** Some shells offer what stands behind `=` or a comma together with what is before it, and tell folders by a slash. */
function withoutTyped(word: string, line: string): string {
  const typed = /\S*[=,]/.exec(line)?.[0] ?? "";
  const list = typed.slice(typed.indexOf("=") + 1);
  const start = [typed, list].find((text) => text !== "" && word.startsWith(text)) ?? "";
  return word.slice(start.length).replace(/(?<=.)[/=]$/, "");
}
