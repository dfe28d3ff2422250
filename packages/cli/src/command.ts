import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Option } from "./options.ts";

/** `lint` has no name on the command line. Editors ask for theirs by an option, as they do of every language server. */
export type Command = "lint" | "access" | "rules" | "explain" | "init" | "--lsp";

const named: readonly Command[] = ["access", "rules", "explain", "init"];

/** A command is one as the first argument, unless it is the name of something that is there. */
export function readCommand(
  argumentList: readonly string[],
  folder: string,
): { readonly command: Command; readonly rest: readonly string[] } {
  const [first, ...rest] = argumentList;
  const command = named.find((name) => name === first);
  if (command === undefined || existsSync(resolve(folder, command))) return { command: "lint", rest: argumentList };
  return { command, rest };
}

/** Why a command does not take an option, as the end of a sentence; undefined where it takes it. */
export function refusal(command: Command, option: Option): string | undefined {
  if (option.isCommand && command !== "lint" && command !== "--lsp") return `is not for ghcr-lint ${command}`;
  if (option.explainOnly) return command === "explain" ? undefined : "is for ghcr-lint explain only";
  if (command === "rules" || command === "explain" || command === "init" || command === "--lsp") {
    return option.alsoFor?.includes(command) ? undefined : `is not for ghcr-lint ${command}`;
  }
  return command === "access" && option.lintOnly ? "is about findings, of which ghcr-lint access has none" : undefined;
}

/** The choices of an option as a command has them. */
export function choicesOf(option: Option, command: Command): Option {
  const choices = option.otherChoices?.[command];
  return choices === undefined ? option : { ...option, choices };
}
