import { choice, joined, literal, unknown } from "../../expressions/make-value.ts";
import { mapLiterals, members } from "../../expressions/members.ts";
import { hangsOn, literalOf, literalPrefix } from "../../expressions/read-value.ts";
import { truthOf } from "../../expressions/truth.ts";
import type { Value } from "../../expressions/value.ts";
import type { VariableChange, Word, WordPart } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import { splitValue } from "../references.ts";
import type { WordValue } from "./invocation.ts";
import { variableOf, type ShellState } from "./shell-state.ts";

/** A word as the program gets it: mostly one, but `"$@"`, an array or an unquoted list give several, or none. */
export function expandWord(word: Word, state: ShellState): readonly WordValue[] {
  const at = word.text.span;
  const pasted = pastedInto(word, state);
  const parts = word.text.value.includes("=") ? word.parts.map(withoutGlob) : word.parts;
  const [only, ...others] = parts;
  if (only && others.length === 0) {
    const list = listOf(only, state);
    if (list) return list.map((value) => ({ value, at, pasted }));
    if (!only.quoted && (only.kind === "variable" || only.kind === "expression" || only.kind === "substitution")) {
      return wordsOf(partValue(only, state)).map((found) => ({ ...found, at, pasted }));
    }
  }
  return [{ value: wordValue({ ...word, parts }, state), at, pasted }];
}

/** A pattern that fits no file stays as it is, and no file has a name like `*.tags=ghcr.io/acme/app`. */
function withoutGlob(part: WordPart): WordPart {
  const { text, quoted } = part;
  return part.kind === "dynamic" && /^[*?]+$/.test(text.value)
    ? { kind: "text", value: text.value, text, quoted }
    : part;
}

/**
 * What the shell makes of a value without quotes. Where each choice is one word, so is the choice: as several arguments
 * they would take each other's places. Choices of options are given one by one, because a row looks for each by its name.
 */
function wordsOf(value: Value): readonly Pick<WordValue, "value" | "perhaps">[] {
  if (value.kind !== "choice") return splitValue(value, /\s/).map((word) => ({ value: word }));
  const words = value.of.map((member) => splitValue(member, /\s/));
  const isOneArgument = words.every(
    ([word, ...more]) => word && more.length === 0 && !literalPrefix(word).startsWith("-"),
  );
  if (isOneArgument) return [{ value: choice(words.flat(), value.span) }];
  return words.flat().map((word) => ({ value: word, perhaps: true }));
}

/** A word as one text, as in an assignment or behind a redirect. */
export function wordValue(word: Word, state: ShellState): Value {
  const span = word.text.span;
  if (word.parts.length === 0) return literal("", span);
  return joined(
    word.parts.map((part) => partValue(part, state)),
    span,
  );
}

/** The expressions through which a secret is pasted into the script: in a word, or in a variable that it takes. */
export function pastedInto(word: Word, state: ShellState): readonly Span[] {
  if (word.parts.every((part) => part.kind === "text")) return nothingPasted;
  return word.parts.flatMap((part) => {
    if (part.kind === "variable") return pastedBefore(part.name, state);
    if (part.kind !== "expression") return [];
    const value = state.environment.evaluate(part.inner, part.text.span);
    const secret = members(value).some(
      (member) => member.kind === "secret" || member.kind === "github-token" || member.kind === "app-token",
    );
    return secret ? [part.text.span] : [];
  });
}

/** One for all of the plain words, which most words are. */
const nothingPasted: readonly Span[] = [];

function pastedBefore(name: string, { variables }: ShellState): readonly Span[] {
  const variable = variables.get(name);
  return variable?.kind === "one" ? (variable.pasted ?? []) : [];
}

function listOf(part: WordPart, state: ShellState): readonly Value[] | undefined {
  if (part.kind !== "variable" || part.change) return undefined;
  if (part.name === "@" || part.name === "*") return state.positional;
  const variable = state.variables.get(part.name);
  return variable?.kind === "list" ? variable.items : undefined;
}

function partValue(part: WordPart, state: ShellState): Value {
  const span = part.text.span;
  switch (part.kind) {
    case "text":
      return literal(part.value, span);
    case "expression":
      return state.environment.evaluate(part.inner, span);
    case "variable":
      return changed(plainVariable(part.name, state, span), part.change, state, span);
    case "substitution":
      return state.capture(part.body, state)?.value ?? unknown("a command prints it", span, ["script"]);
    case "dynamic":
      return unknown("the shell works it out", span, ["script"]);
  }
}

function plainVariable(name: string, state: ShellState, at: Span): Value {
  if (/^[0-9]+$/.test(name)) {
    if (name === "0" || !state.positional) return unknown("an argument of the script", at, ["script"]);
    return state.positional[Number(name) - 1] ?? literal("", at);
  }
  if (!/^[A-Za-z_]\w*$/.test(name)) return unknown(`\`$${name}\` is known only when it runs`, at, ["script"]);
  return variableOf(state, name, at);
}

function changed(value: Value, change: VariableChange | undefined, state: ShellState, at: Span): Value {
  switch (change?.kind) {
    case undefined:
    case "required":
      return value;
    case "lower":
      return lowered(value);
    case "default":
    case "assign": {
      const set = truthOf(value);
      if (set.is === "yes") return value;
      const operand = wordValue(change.operand, state);
      return set.is === "no" ? operand : choice([value, operand], at);
    }
    case "alternative": {
      const set = truthOf(value);
      if (set.is === "no") return literal("", at);
      const operand = wordValue(change.operand, state);
      return set.is === "yes" ? operand : choice([operand, literal("", at)], at);
    }
    case "remove":
      return removed(value, change, state, at);
    case "upper":
    case "other":
      return unknown("the shell changes it", at, hangsOn(value));
  }
}

/** `${IMAGE%%/*}` is how scripts get the registry of an image, so that the known start of a text is enough for that. */
function removed(
  value: Value,
  change: Extract<VariableChange, { kind: "remove" }>,
  state: ShellState,
  at: Span,
): Value {
  const pattern = patternOf(change.pattern, state);
  const whole = literalOf(value);
  const left =
    pattern === undefined
      ? undefined
      : whole === undefined
        ? startBefore(literalPrefix(value), pattern, change)
        : withoutMatch(whole, pattern, change);
  return left === undefined ? unknown("the shell cuts it", at, hangsOn(value)) : literal(left, value.span);
}

/** Plain text with `*` in it; a star that is quoted would mean itself. */
function patternOf(word: Word, state: ShellState): string | undefined {
  const pieces = word.parts.map((part) => {
    if (part.kind === "dynamic") return part.text.value === "*" ? "*" : undefined;
    const text = literalOf(partValue(part, state));
    return text?.includes("*") ? undefined : text;
  });
  return pieces.includes(undefined) ? undefined : pieces.join("");
}

type Removal = Pick<Extract<VariableChange, { kind: "remove" }>, "where" | "longest">;

function startBefore(start: string, pattern: string, { where, longest }: Removal): string | undefined {
  const mark = /^([^*]+)\*$/.exec(pattern)?.[1];
  return mark !== undefined && where === "suffix" && longest && start.includes(mark)
    ? start.slice(0, start.indexOf(mark))
    : undefined;
}

/** Of patterns only plain texts and one `*` are followed. */
function withoutMatch(text: string, pattern: string, { where, longest }: Removal): string | undefined {
  const [before = "", after, ...others] = pattern.split("*");
  if (others.length > 0) return undefined;
  const lengths = Array.from({ length: text.length + 1 }, (_, length) => (longest ? text.length - length : length));
  const matches = (part: string): boolean =>
    after === undefined
      ? part === before
      : part.length >= before.length + after.length && part.startsWith(before) && part.endsWith(after);
  const cut = (length: number): string =>
    where === "prefix" ? text.slice(0, length) : text.slice(text.length - length);
  const found = lengths.find((length) => matches(cut(length))) ?? 0;
  return where === "prefix" ? text.slice(found) : text.slice(0, text.length - found);
}

/** The value in lower case: of what is known only by its name, that much is known then. */
export function lowered(value: Value): Value {
  switch (value.kind) {
    case "context":
      return { ...value, lowered: true };
    case "joined":
      return joined(value.parts.map(lowered), value.span);
    case "choice":
      return choice(value.of.map(lowered), value.span);
    default:
      return mapLiterals(value, (text) => text.toLowerCase());
  }
}
