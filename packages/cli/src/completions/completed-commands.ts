import { choicesOf, commands, refusal } from "../command.ts";
import type { Command } from "../command.ts";
import { options } from "../options.ts";
import type { Option } from "../options.ts";
import { shells } from "./shells.ts";

/** What can be said of a word that is still to be typed. */
export type Completion =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "rules" | "rule-list" | "files" | "unknown" | "nothing" };

export interface CompletedOption {
  /** With their dashes, the short one first. */
  readonly names: readonly string[];
  readonly help: string;
  /** `required` as the next word or behind `=`, `attached` behind `=` alone. */
  readonly takes: "nothing" | "required" | "attached";
  /** What the value is called. */
  readonly value: string;
  readonly completion: Completion;
  readonly isRepeatable: boolean;
}

export interface CompletedCommand {
  readonly command: Command;
  readonly help: string;
  readonly options: readonly CompletedOption[];
  readonly argument: Completion;
}

export interface CompletedRule {
  readonly id: string;
  readonly title: string;
}

/** What each command takes, in the terms that a shell needs; `lint`, which has no name, is the first. */
export function completedCommands(): readonly CompletedCommand[] {
  const lint = { name: "lint", takes: "files", help: "" } as const;
  return [lint, ...commands].map(({ name, takes, help }) => ({
    command: name,
    help,
    options: options
      .filter((option) => refusal(name, option) === undefined)
      .map((option) => completedOption(choicesOf(option, name))),
    argument: takes === "shells" ? { kind: "words", words: shells } : { kind: takes },
  }));
}

function completedOption(option: Option): CompletedOption {
  const { name, short, help, value, degrees, list = false } = option;
  const names = [...(short === undefined ? [] : [`-${short}`]), `--${name}`];
  const shared = { names, help, isRepeatable: list, completion: completionOf(option) };
  if (degrees !== undefined) return { ...shared, takes: "attached", value: "degree" };
  return { ...shared, takes: value === undefined ? "nothing" : "required", value: value ?? "" };
}

/** The table names values as people read them, and that is as good for this. */
function completionOf({ value, choices, degrees, list }: Option): Completion {
  const words = choices ?? degrees;
  if (words !== undefined) return { kind: "words", words };
  if (value === undefined) return { kind: "nothing" };
  if (value === "FILE") return { kind: "files" };
  if (value.startsWith("RULE")) return { kind: list ? "rule-list" : "rules" };
  return { kind: "unknown" };
}
