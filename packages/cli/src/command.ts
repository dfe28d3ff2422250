import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Option } from "./options.ts";

/** The commands by name, with what their arguments are. */
export const commands = [
  { name: "access", takes: "files", help: "show each job's token, scope, images and events, and whether it will work" },
  { name: "rules", takes: "nothing", help: "list the rules" },
  { name: "explain", takes: "rules", help: "show the page of a rule, or lead from an error to its cause" },
  { name: "init", takes: "nothing", help: "write a configuration to start from" },
  { name: "completions", takes: "shells", help: "print what completes commands, options and rules in a shell" },
] as const;

/** `lint` has no name on the command line. Editors ask for theirs by an option, as they do of every language server. */
export type Command = "lint" | "--lsp" | (typeof commands)[number]["name"];

/** A command is one as the first argument, unless it is the name of something that is there. */
export function readCommand(
  argumentList: readonly string[],
  folder: string,
): { readonly command: Command; readonly rest: readonly string[] } {
  const [first, ...rest] = argumentList;
  const command = commands.find(({ name }) => name === first)?.name;
  if (command === undefined || existsSync(resolve(folder, command))) return { command: "lint", rest: argumentList };
  return { command, rest };
}

/** Why a command does not take an option, as the end of a sentence; undefined where it takes it. */
export function refusal(command: Command, option: Option): string | undefined {
  if (option.isCommand && command !== "lint" && command !== "--lsp") return `is not for ghcr-lint ${command}`;
  if (option.explainOnly) return command === "explain" ? undefined : "is for ghcr-lint explain only";
  if (command === "lint") return undefined;
  if (command === "access") {
    return option.lintOnly ? "is about findings, of which ghcr-lint access has none" : undefined;
  }
  return option.alsoFor?.includes(command) ? undefined : `is not for ghcr-lint ${command}`;
}

/** The choices of an option as a command has them. */
export function choicesOf(option: Option, command: Command): Option {
  const choices = option.otherChoices?.[command];
  return choices === undefined ? option : { ...option, choices };
}
