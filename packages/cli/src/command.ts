import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Option } from "./options.ts";

/** `lint` has no name on the command line. */
export type Command = "lint" | "access" | "rules" | "explain";

const named: readonly Command[] = ["access", "rules", "explain"];

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
  if (option.commands !== undefined) {
    if (option.commands.includes(command)) return undefined;
    return `is for ghcr-lint ${option.commands.filter((name) => name !== "lint").join(" and ")} only`;
  }
  if (command === "rules" || command === "explain") return `is not for ghcr-lint ${command}`;
  if (command === "access" && option.lintOnly) return "is about findings, of which ghcr-lint access has none";
  return undefined;
}
