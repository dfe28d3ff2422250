import { behindStart, withoutStart } from "../../expressions/without-start.ts";
import { literalOf, literalPrefix } from "../../expressions/read-value.ts";
import type { Value } from "../../expressions/value.ts";
import type { ProgramRow } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import type { WordValue } from "../script/invocation.ts";

/** The words behind a program, told apart with the help of the options that take a value. */
export interface Arguments {
  readonly options: readonly GivenOption[];
  readonly positions: readonly WordValue[];
  /** A word that is not known may be anything: an option, several arguments, nothing. */
  readonly loose: boolean;
}

export interface GivenOption {
  readonly name: string;
  /** Undefined for a flag without `=`. */
  readonly value: Value | undefined;
  /** The option with its value. */
  readonly at: Span;
  readonly pasted: readonly Span[];
  /** That of its word. */
  readonly perhaps: true | undefined;
}

type Properties = NonNullable<ProgramRow["properties"]>;

export function parseArguments(
  words: readonly WordValue[],
  valued: ReadonlySet<string>,
  properties: Properties = [],
): Arguments {
  const options: GivenOption[] = [];
  const positions: WordValue[] = [];
  let loose = false;
  let onlyPositions = false;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as WordValue;
    const start = literalPrefix(word.value);
    if (start === "" && literalOf(word.value) === undefined)
      loose ||= word.value.kind !== "secret" && word.value.kind !== "github-token";
    const next = words[index + 1];
    const property = propertyOf(word, start, properties) ?? (next && apartProperty(start, next, properties));
    if (property) {
      options.push(property);
      if (property.at !== word.at) index++;
    } else if (onlyPositions || !start.startsWith("-") || start === "-") {
      positions.push(word);
    } else if (start === "--") {
      onlyPositions = true;
    } else {
      const { option, takesNext } = optionOf(word, start, valued);
      if (next && takesNext && !isLongOption(next)) {
        index++;
        options.push({
          ...option,
          value: next.value,
          at: across(word.at, next.at),
          pasted: [...option.pasted, ...next.pasted],
        });
      } else options.push(option);
    }
  }
  return { options, positions, loose };
}

/** `-Dname=value`; `-Dname` alone is a flag. */
function propertyOf(word: WordValue, start: string, families: Properties): GivenOption | undefined {
  for (const names of families) {
    const name = names.find((each) => start.startsWith(each) && start !== each);
    if (name !== undefined) return setProperty(word, start, name.length, names);
  }
  return undefined;
}

/** `-D name=value` */
function apartProperty(start: string, next: WordValue, families: Properties): GivenOption | undefined {
  const names = families.find((family) => family.some((each) => each.replace(/:$/, "") === start));
  return names && setProperty(next, literalPrefix(next.value), 0, names);
}

function setProperty(word: WordValue, start: string, from: number, [prefix = ""]: readonly string[]): GivenOption {
  const equals = start.indexOf("=", from);
  return {
    name: prefix + start.slice(from, equals < 0 ? undefined : equals),
    value: equals < 0 ? undefined : cut(word.value, equals + 1),
    at: word.at,
    pasted: word.pasted,
    perhaps: word.perhaps,
  };
}

/** Behind an option whose value was forgotten. The tool takes it for the value, but nobody has meant that. */
function isLongOption({ value }: WordValue): boolean {
  return /^--[a-z]/.test(literalOf(value) ?? "");
}

function optionOf(
  word: WordValue,
  start: string,
  valued: ReadonlySet<string>,
): { option: GivenOption; takesNext: boolean } {
  const base = { at: word.at, pasted: word.pasted, perhaps: word.perhaps };
  const equals = /^(--?[\w-]+)=/.exec(start);
  if (equals)
    return {
      option: { ...base, name: equals[1] as string, value: cut(word.value, equals[0].length) },
      takesNext: false,
    };
  // `-u$USER` is no `-u` yet: what stands behind it is its value.
  const isWhole = literalOf(word.value) !== undefined;
  if (start.startsWith("--") || (valued.has(start) && isWhole)) {
    return { option: { ...base, name: start, value: undefined }, takesNext: valued.has(start) && isWhole };
  }
  // `-ux`: the first letter of a cluster that takes a value takes the rest of the word, or the next word.
  for (let at = 1; at < start.length; at++) {
    const name = `-${start[at]}`;
    if (!valued.has(name)) continue;
    const rest = cut(word.value, at + 1);
    if (literalOf(rest) === "") return { option: { ...base, name, value: undefined }, takesNext: true };
    return { option: { ...base, name, value: rest }, takesNext: false };
  }
  return { option: { ...base, name: start, value: undefined }, takesNext: false };
}

/** The value behind an option's name, in the same word; where the name was all of the literal, it stands by itself. */
function cut(value: Value, length: number): Value {
  const isName = value.kind === "joined" && literalOf(value.parts[0] as Value)?.length === length;
  return isName ? behindStart(value, length) : withoutStart(value, length);
}

function across(from: Span, to: Span): Span {
  return from.file === to.file && to.end >= from.start ? { file: from.file, start: from.start, end: to.end } : from;
}
