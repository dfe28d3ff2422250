import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import type { HarmlessCommand } from "../../knowledge/harmless-command.ts";
import type { CommandRow, ProgramRow } from "../../knowledge/rows.ts";
import { plainTests, testPrograms, testVerbs } from "../../knowledge/test-commands.ts";
import { harmlessRows, programRows } from "../known-rows.ts";
import type { Invocation } from "../script/invocation.ts";
import { commandValues } from "./command-values.ts";
import { parseArguments, type Arguments } from "./parse-arguments.ts";

/** What the tables say of a program as it is called. */
export type KnownCommand =
  | {
      readonly kind: "row";
      readonly program: ProgramRow;
      readonly row: CommandRow;
      readonly given: Arguments;
      readonly called: string;
    }
  | { readonly kind: "harmless" }
  | { readonly kind: "pull" }
  | { readonly kind: "opaque" };

export type KnownRow = Extract<KnownCommand, { kind: "row" }>;

/** No table has a word of the program: it is opaque whatever its arguments are. */
export function isForeign(program: string): boolean {
  const name = bareName(program);
  return programRows(name).length === 0 && harmlessRows(name).length === 0;
}

export function knownCommand(invocation: Invocation): KnownCommand {
  if (invocation.program === undefined) return { kind: "opaque" };
  const name = bareName(invocation.program);
  const program = programRows(name).at(-1);
  const known = program && commandOf(program, invocation);
  return known ?? listedCommand(name, invocation);
}

function listedCommand(name: string, invocation: Invocation): KnownCommand {
  const words = invocation.words.map(({ value }) => literalOf(value));
  if (!harmlessRows(name).some((row) => isHarmless(row, words))) return { kind: "opaque" };
  const tests = testPrograms.test(name) || words.some((word) => word !== undefined && testVerbs.test(word));
  return { kind: tests && !plainTests.test([name, ...words].join(" ")) ? "pull" : "harmless" };
}

function bareName(program: string): string {
  return program.replace(/\.exe$/i, "");
}

/** `undefined`: the other table tells. */
function commandOf(program: ProgramRow, invocation: Invocation): KnownCommand | undefined {
  const literals = new Set(invocation.words.map(({ value }) => literalOf(value)));
  for (const { row, valued } of longestFirst(program)) {
    if (!row.verb.every((word) => literals.has(word))) continue;
    const all = parseArguments(invocation.words, valued, program.properties);
    if (!row.verb.every((word, index) => literalOf(all.positions[index]?.value ?? noValue(invocation)) === word))
      continue;
    const given = { ...all, positions: all.positions.slice(row.verb.length) };
    if (row.applies && commandValues(given, invocation).truth(row.applies).is === "no") continue;
    if (
      row.effects.length === 0 &&
      isOpen(given.positions[0]) &&
      program.commands.some((longer) => continues(longer, row))
    )
      return { kind: "opaque" };
    return { kind: "row", program, row, given, called: [program.program, ...row.verb].join(" ") };
  }
  if (program.otherwise === "listed") return undefined;
  const { positions, loose } = parseArguments(invocation.words, new Set(program.valued));
  if (isOpen(positions[0])) return { kind: "opaque" };
  if (positions.length === 0 && !loose) return { kind: "harmless" };
  return { kind: program.otherwise === "nothing" ? "harmless" : program.otherwise === "pull" ? "pull" : "opaque" };
}

/** The commands of a program, longer verbs before shorter ones, and the options that take a value in each. */
function longestFirst(program: ProgramRow): readonly SortedRow[] {
  const before = sorted.get(program);
  if (before) return before;
  const rows = program.commands
    .map((row) => ({ row, valued: new Set([...program.valued, ...row.valued]) }))
    .toSorted((a, b) => b.row.verb.length - a.row.verb.length);
  sorted.set(program, rows);
  return rows;
}

interface SortedRow {
  readonly row: CommandRow;
  readonly valued: ReadonlySet<string>;
}

const sorted = new WeakMap<ProgramRow, readonly SortedRow[]>();

/** What does what is not known: `docker buildx $ARGUMENTS`. */
function isOpen(word: Invocation["words"][number] | undefined): boolean {
  return word !== undefined && literalPrefix(word.value) === "" && literalOf(word.value) === undefined;
}

/** It is a command of the group: `buildx build` in `buildx`. */
function continues(longer: CommandRow, { verb }: CommandRow): boolean {
  return (
    longer.verb.length > verb.length && longer.effects.length > 0 && verb.every((word, at) => word === longer.verb[at])
  );
}

function noValue(invocation: Invocation): Invocation["words"][number]["value"] {
  return { kind: "unknown", because: "there is no such word", on: [], span: invocation.at };
}

/** The verb is looked for right behind the name, then behind each option that stands in front of it. */
function isHarmless(row: HarmlessCommand, words: readonly (string | undefined)[]): boolean {
  if (row.unless && words.some((word) => word !== undefined && row.unless?.some((bad) => word.includes(bad))))
    return false;
  if (row.only) {
    const plain = words.filter((word) => word === undefined || !word.startsWith("-"));
    if (!plain.every((word) => word !== undefined && row.only?.includes(word))) return false;
  }
  if (!row.verbs) return true;
  for (let at = 0; at <= words.length; at++) {
    if (row.verbs.some((verb) => verb === words[at] || (verb.includes(" ") && startsAt(verb.split(" "), words, at))))
      return true;
    const word = words[at];
    if (word === undefined || !word.startsWith("-")) return false;
    if (row.valued?.includes(word)) at++;
  }
  return false;
}

function startsAt(parts: readonly string[], words: readonly (string | undefined)[], at: number): boolean {
  return parts.every((part, index) => words[at + index] === part);
}
