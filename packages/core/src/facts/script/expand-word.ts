import { choice, joined, literal, unknown } from "../../expressions/make-value.ts";
import { hangsOn, literalOf, literalPrefix } from "../../expressions/read-value.ts";
import { NO, truthOf, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { VariableChange, Word, WordPart } from "../../shell/script.ts";
import type { Span } from "../../source/span.ts";
import { splitValue } from "../references.ts";
import { fieldSeparators } from "./field-separators.ts";
import { folderValue } from "./folders.ts";
import type { WordValue } from "./invocation.ts";
import { type FieldPart, splitFields } from "./split-fields.ts";
import { lowered } from "./lowered.ts";
import { pastedInto } from "./pasted-into.ts";
import { withForeignVariables } from "./powershell-in-bash.ts";
import { readByShell } from "./read-by-shell.ts";
import { startBefore, withoutMatch } from "./remove-pattern.ts";
import { pieceOfRepository } from "./repository-pieces.ts";
import { variableOf, type ShellState } from "./shell-state.ts";
import type { Variable as ListVariable } from "./variables.ts";

/** A word as the program gets it: mostly one, but `"$@"`, an array or an unquoted list give several, or none. */
export function expandWord(word: Word, state: ShellState): readonly WordValue[] {
  const at = word.text.span;
  const pasted = pastedInto(word, state);
  const whole = withForeignVariables(word, state);
  const parts = word.text.value.includes("=") ? whole.map(withoutGlob) : whole;
  if (parts.every((part) => part.kind === "text" || part.kind === "dynamic"))
    return [{ value: wordValue({ ...word, parts }, state), at, pasted }];
  const list = word.parts.length === 1 ? listVariable(word.parts[0] as WordPart, state) : undefined;
  if (list?.sure !== undefined) {
    const { items, sure } = list;
    return items.map((value, index) => ({ value, at, pasted, ...(index < sure ? {} : { perhaps: true }) }));
  }
  const separators = fieldSeparators(state);
  if (!separators && parts.some(isCut)) {
    return [{ value: unknown("how the shell splits it depends on `IFS`", at, ["script"]), at, pasted }];
  }
  const [only, ...others] = parts;
  if (separators && only && others.length === 0 && isCut(only) && !listOf(only, state) && !operandOf(only, state)) {
    return wordsOf(partValue(only, state), separators).map((found) => ({ ...found, at, pasted }));
  }
  const fields = splitFields(
    parts.flatMap((part) => fieldPartsOf(part, state)),
    separators,
  );
  // A word that stays one keeps its place; else each stands where it begins.
  return fields.map((field) => {
    const span = fields.length === 1 ? at : (field[0]?.span ?? at);
    return { value: joined(field, span), at, pasted };
  });
}

/** What the shell puts there by itself, where no quotes keep it together. */
function isCut(part: WordPart): boolean {
  return !part.quoted && (part.kind === "variable" || part.kind === "expression" || part.kind === "substitution");
}

function fieldPartsOf(part: WordPart, state: ShellState): readonly FieldPart[] {
  const operand = operandOf(part, state);
  // The quotes in `${X:-"a b"}` keep together what stands in them, and the rest of it is cut.
  if (operand)
    return operand.parts.flatMap((inner) =>
      fieldPartsOf(inner, state).map((each) => ({ ...each, splits: !inner.quoted })),
    );
  return [{ values: listOf(part, state) ?? [partValue(part, state)], splits: isSplit(part) }];
}

/** The word that certainly stands in a variable's place. */
function operandOf(part: WordPart, state: ShellState): Word | undefined {
  if (part.quoted || part.kind !== "variable") return undefined;
  const { change } = part;
  if (change?.kind !== "default" && change?.kind !== "alternative") return undefined;
  const taken = change.kind === "default" ? NO : YES;
  return isSet(variableValue(part, state), change.orEmpty).is === taken.is ? change.operand : undefined;
}

function isSet(value: Value, orEmpty: boolean): Truth {
  return value.kind === "literal" && !orEmpty ? YES : truthOf(value);
}

/** In PowerShell, whose variables are whole lists without a sign that says so, a value stays one argument. */
function isSplit(part: WordPart): boolean {
  return isCut(part) && (part.kind !== "variable" || part.whole === undefined || /^\$.*[@*]/.test(part.text.value));
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
function wordsOf(value: Value, separators: RegExp): readonly Pick<WordValue, "value" | "perhaps">[] {
  if (value.kind !== "choice") return splitValue(value, separators).map((word) => ({ value: word }));
  const words = value.of.map((member) => splitValue(member, separators));
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
    withForeignVariables(word, state).map((part) => partValue(part, state)),
    span,
  );
}

/** The elements, where the part gives each of them for itself. */
function listOf(part: WordPart, state: ShellState): readonly Value[] | undefined {
  return part.kind === "variable" && part.whole === "each" && !part.change ? elementsOf(part.name, state) : undefined;
}

/** `"${TAGS[@]}"`: a list by itself. */
function listVariable(part: WordPart, { variables }: ShellState): Extract<ListVariable, { kind: "list" }> | undefined {
  if (part.kind !== "variable" || part.whole !== "each" || part.change) return undefined;
  const variable = variables.get(part.name);
  return variable?.kind === "list" ? variable : undefined;
}

function elementsOf(name: string, state: ShellState): readonly Value[] | undefined {
  if ((name === "@" || name === "*") && state.positional) return state.positional;
  const variable = state.variables.get(name === "*" ? "@" : name);
  return variable?.kind === "list" ? variable.items : undefined;
}

function partValue(part: WordPart, state: ShellState): Value {
  const span = part.text.span;
  switch (part.kind) {
    case "text":
      // Single quotes inside the double quotes of another shell protect nothing from that one: `sh -c "docker push '$IMAGE'"`.
      return state.hasVariables ? readByShell(literal(part.value, span), state) : literal(part.value, span);
    case "expression":
      return readByShell(state.environment.evaluate(part.inner, span), state);
    case "variable":
      return state.hasVariables ? readByShell(changed(part, state), state) : changed(part, state);
    case "substitution":
      return state.capture(part.body, state)?.value ?? unknown("a command prints it", span, ["script"]);
    case "changed":
      return changedByMethod(part, state);
    case "dynamic":
      return unknown("the shell works it out", span, ["script"]);
  }
}

function changedByMethod({ parts, change, text }: Extract<WordPart, { kind: "changed" }>, state: ShellState): Value {
  const value = wordValue({ parts, text }, state);
  return change === "lower" ? lowered(value) : unknown("a method changes it", text.span, ["script", ...hangsOn(value)]);
}

type Variable = Extract<WordPart, { kind: "variable" }>;

function variableValue({ name, whole, text }: Variable, state: ShellState): Value {
  const { span } = text;
  const elements = whole && elementsOf(name, state);
  if (!elements) return plainVariable(name, state, span);
  const spaced = elements.flatMap((element, index) => (index === 0 ? [element] : [literal(" ", span), element]));
  return spaced.length === 0 ? literal("", span) : joined(spaced, span);
}

function plainVariable(name: string, state: ShellState, at: Span): Value {
  if (/^[0-9]+$/.test(name)) {
    if (name === "0" && state.self.script) return state.self.script;
    if (name === "0" || !state.positional) return unknown("an argument of the script", at, ["script"]);
    return state.positional[Number(name) - 1] ?? literal("", at);
  }
  if (!/^(?:[A-Za-z_]|\$\w)\w*$/.test(name)) return unknown(`\`$${name}\` is known only when it runs`, at, ["script"]);
  if (name === "BASH_SOURCE" && state.self.source) return state.self.source;
  return (name === "PWD" ? folderValue(state, at) : undefined) ?? variableOf(state, name, at);
}

function changed(part: Variable, state: ShellState): Value {
  const { change, name } = part;
  const at = part.text.span;
  const value = variableValue(part, state);
  switch (change?.kind) {
    case undefined:
    case "required":
      return value;
    case "lower":
      return lowered(value);
    case "default":
    case "assign":
    case "alternative": {
      const set = isSet(value, change.orEmpty);
      // What is not taken is not expanded either: no command in it runs.
      const operand = (): Value => wordValue(change.operand, state);
      const [filled, empty] = change.kind === "alternative" ? [operand, () => literal("", at)] : [() => value, operand];
      const found = set.is === "yes" ? filled() : set.is === "no" ? empty() : choice([filled(), empty()], at);
      if (change.kind === "assign") state.variables.set(name, { kind: "one", value: found });
      return found;
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
  const piece = pattern === "/*" && change.where === "suffix" ? "owner" : pattern === "*/" ? "name" : undefined;
  const ofRepository = piece && (piece === "owner" || change.where === "prefix") && pieceOfRepository(value, piece);
  if (ofRepository) return ofRepository;
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
    // In an assignment, where no file names are looked for, it is text like the rest.
    if (part.kind === "text" && !part.quoted) return part.value;
    const text = literalOf(partValue(part, state));
    return text?.includes("*") ? undefined : text;
  });
  return pieces.includes(undefined) ? undefined : pieces.join("");
}
