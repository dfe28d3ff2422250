import { parseArgs } from "node:util";
import type { Severity } from "@ghcr-lint/core";
import { didYouMean } from "@ghcr-lint/core/nearest-word";
import { choicesOf, refusal } from "./command.ts";
import type { Command } from "./command.ts";
import { options } from "./options.ts";
import type { Option, OptionName } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** What the person asked for, with every default filled in. */
export interface Invocation {
  readonly command: Command;
  readonly paths: readonly string[];
  readonly format: "text" | "json" | "sarif" | "github" | "markdown";
  readonly outputFile: string | undefined;
  readonly failOn: Severity;
  /** Which fixes are applied; undefined: none. */
  readonly fix: "safe" | "unsafe" | undefined;
  /** They are shown, not written. */
  readonly diff: boolean;
  readonly exitZero: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly color: "auto" | "always" | "never";
  readonly schema: boolean;
  readonly repository: string | undefined;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly stdinFilename: string | undefined;
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  readonly reportSuppressed: boolean;
  readonly error: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/**
 * Reads the arguments after the program's name. Node's own strictness is off because its errors are several sentences
 * that speak of its API; every check is made here on its tokens instead.
 */
export function parseOptions(argumentList: readonly string[], named: Command = "lint"): Invocation {
  const { command, paths, given } = readTokens(argumentList, named);
  const last = (name: OptionName): string | undefined => given.get(name)?.at(-1);
  const choice = <T extends string>(name: OptionName): T => (last(name) ?? row(name)?.default) as T;
  const list = (name: OptionName): string[] => (given.get(name) ?? []).flatMap((value) => splitList(value));
  return {
    command,
    paths,
    format: choice("format"),
    outputFile: last("output-file"),
    failOn: choice("fail-on"),
    fix: fixDegree(last("fix"), given.has("diff")),
    diff: checkDiff(given),
    exitZero: given.has("exit-zero"),
    quiet: given.has("quiet"),
    verbose: given.has("verbose"),
    color: choice("color"),
    schema: !given.has("no-schema"),
    repository: checkRepository(last("repository")),
    only: list("only"),
    skip: list("skip"),
    stdinFilename: last("stdin-filename"),
    config: last("config"),
    noConfig: given.has("no-config"),
    baseline: last("baseline"),
    updateBaseline: checkUpdate(given),
    reportSuppressed: given.has("report-suppressed"),
    error: last("error"),
    help: given.has("help"),
    version: given.has("version"),
  };
}

function readTokens(
  argumentList: readonly string[],
  named: Command,
): { command: Command; paths: string[]; given: Map<OptionName, string[]> } {
  const paths: string[] = [];
  const given = new Map<OptionName, string[]>();
  const { tokens } = parseArgs({
    args: [...argumentList],
    options: Object.fromEntries(options.map((option) => [option.name, parserSettings(option)])),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const isServer = tokens.some((token) => token.kind === "option" && row(token.name)?.isCommand);
  const command = named === "lint" && isServer ? "--lsp" : named;
  for (const token of tokens) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    const option = row(token.name);
    if (option === undefined) throw new UsageError(unknownOption(token.rawName));
    const refused = refusal(command, option);
    if (refused !== undefined) throw new UsageError(`${token.rawName} ${refused}`);
    checkValue(choicesOf(option, command), token.rawName, token.value, token.inlineValue === true);
    given.set(option.name, [...(given.get(option.name) ?? []), token.value ?? ""]);
  }
  const [path] = paths;
  if (command === "--lsp" && path !== undefined) {
    throw new UsageError(
      `ghcr-lint --lsp takes no path, but got ${JSON.stringify(path)}: the editor says what is open`,
    );
  }
  return { command, paths, given };
}

function parserSettings(option: Option): { type: "string" | "boolean"; short?: string } {
  const type = option.value === undefined ? "boolean" : "string";
  return option.short === undefined ? { type } : { type, short: option.short };
}

function row(name: string): (Option & { readonly name: OptionName }) | undefined {
  return options.find((option) => option.name === name);
}

function unknownOption(rawName: string): string {
  const known = options.map((option) => `--${option.name}`);
  const suggestion = rawName.startsWith("--") ? didYouMean(rawName, known) : "";
  return `unknown option ${rawName}${suggestion === "" ? "; see ghcr-lint --help" : suggestion}`;
}

function checkValue(option: Option, rawName: string, value: string | undefined, inline: boolean): void {
  if (option.degrees !== undefined) {
    if (value === undefined || option.degrees.includes(value)) return;
    throw new UsageError(`${rawName} is alone or ${rawName}=${option.degrees.at(-1) ?? ""}, not ${rawName}=${value}`);
  }
  if (option.value === undefined) {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, but got ${JSON.stringify(value)}`);
    return;
  }
  // `--output-file --quiet` forgot the value; `--output-file=--quiet` means it, and `-` is standard output.
  const looksLikeOption = !inline && value !== undefined && /^-./.test(value);
  if (value === undefined || value === "" || looksLikeOption) {
    throw new UsageError(`${rawName} needs a value: ${rawName} ${option.value}`);
  }
  if (option.choices !== undefined && !option.choices.includes(value)) {
    throw new UsageError(
      `${rawName} takes ${inWords(option.choices)}, not ${JSON.stringify(value)}${didYouMean(value, option.choices)}`,
    );
  }
}

function inWords(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(", ")} or ${choices.at(-1) ?? ""}`;
}

/** `--diff` alone shows what `--fix` would do. */
function fixDegree(given: string | undefined, isShown: boolean): Invocation["fix"] {
  if (given === undefined) return isShown ? "safe" : undefined;
  return given === "unsafe" ? "unsafe" : "safe";
}

function splitList(value: string): string[] {
  return value
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function checkUpdate(given: ReadonlyMap<OptionName, unknown>): boolean {
  if (given.has("update-baseline") && !given.has("baseline")) {
    throw new UsageError("--update-baseline writes the file that --baseline names, and there is no --baseline");
  }
  return given.has("update-baseline");
}

function checkDiff(given: ReadonlyMap<OptionName, unknown>): boolean {
  if (given.has("diff") && given.has("format")) {
    throw new UsageError("--diff shows a diff, for which there is no other --format");
  }
  return given.has("diff");
}

function checkRepository(name: string | undefined): string | undefined {
  if (name === undefined || /^[\w.-]+\/[\w.-]+$/.test(name)) return name;
  throw new UsageError(`--repository takes OWNER/NAME, not ${JSON.stringify(name)}`);
}
