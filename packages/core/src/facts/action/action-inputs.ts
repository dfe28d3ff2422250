import { literal } from "../../expressions/make-value.ts";
import { members } from "../../expressions/members.ts";
import { literalOf } from "../../expressions/read-value.ts";
import { agreeing, or } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { ActionListing, Source } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";
import type { Pair, Step } from "../../workflow/model.ts";
import type { Insertion } from "../entry-places.ts";
import type { Situation } from "../facts.ts";
import { inputInsertion } from "../insertions.ts";
import type { Given } from "../login-of.ts";
import { lowered } from "../script/lowered.ts";
import { listSeparators, splitText, splitValue } from "../references.ts";
import type { StepContext } from "../step-context.ts";
import { listedByInputs } from "./listed-by-inputs.ts";
import { evaluateIn, type Surroundings } from "../surroundings.ts";

/** What is handed to an action by a step, or to a called workflow by a job. */
export interface Handed {
  readonly with: readonly Pair[];
  readonly env: readonly Pair[];
  /** Where an input can be written if it has no value yet. */
  readonly place: (name: string) => Insertion | undefined;
}

export function handedBy(step: Step): Handed {
  return { with: step.with, env: step.env, place: (name) => inputInsertion(step, name) };
}

/** The inputs that an action is given, by name in lower case, read in the surroundings of the step. */
export interface ActionInputs {
  /** The text of an input that is given and not blank. */
  readonly text: (name: string) => Text | undefined;
  /** Where the input's name stands. */
  readonly key: (name: string) => Span | undefined;
  /** Where it can be written if it has no value yet. */
  readonly place: (name: string) => Insertion | undefined;
  readonly value: (name: string, situation?: Situation) => Value | undefined;
  /** The first source that is given. */
  readonly from: (sources: readonly Source[]) => Given | undefined;
  /** Lines of an input, each with its place; commas part only where `commas` says so. */
  readonly lines: (name: string) => readonly Value[];
  /** Whether some line of an input is like that. What an expression may become must agree: `cond && 'type=registry' || ''`. */
  readonly someLine: (name: string, is: (line: Value) => Truth, situation: Situation) => Truth;
  /** The same as `lines`, parted by commas, too: a list of image references. */
  readonly list: (name: string) => readonly Value[];
  /** The same as it is written in the situation, where one item may still become several, or none. */
  readonly items: (name: string, situation: Situation) => readonly Value[];
  /** What stands in files of the repository; undefined where that cannot be told. */
  readonly listed: (listing: ActionListing) => readonly Value[] | undefined;
}

const lineBreaks = /[\n\r]/;

export function actionInputs(handed: Handed, context: StepContext): ActionInputs {
  const { surroundings } = context;
  const given = new Map(handed.with.map((pair) => [pair.key.value.toLowerCase(), pair]));
  const text = (name: string): Text | undefined => {
    const pair = given.get(name.toLowerCase());
    return pair && pair.value.value.trim() !== "" ? pair.value : undefined;
  };
  const value = (name: string, situation?: Situation): Value | undefined => {
    const found = text(name);
    return found && evaluateIn(found, surroundings, situation);
  };
  const written = (name: string, separators: RegExp, situation?: Situation): readonly Value[] => {
    const found = text(name);
    const items = found ? splitText(found, separators) : [];
    return items.map((item) => evaluateIn(withoutQuotes(item), surroundings, situation));
  };
  const pieces = (name: string, separators: RegExp): readonly Value[] =>
    written(name, separators)
      .flatMap((item) => splitValue(item, separators))
      .filter((piece) => literalOf(piece) !== "");
  const lines: ActionInputs["lines"] = (name) => pieces(name, lineBreaks);
  const list: ActionInputs["list"] = (name) => pieces(name, listSeparators);
  return {
    text,
    key: (name) => given.get(name.toLowerCase())?.key.span,
    place: handed.place,
    value,
    from: (sources) => firstOf(sources, given, context),
    lines,
    someLine: (name, is, situation) =>
      or(
        ...written(name, lineBreaks, situation).map((line) =>
          agreeing(members(line).map((member) => or(...splitValue(member, lineBreaks).map(is)))),
        ),
      ),
    items: (name, situation) => written(name, listSeparators, situation),
    list,
    listed: (listing) => listedByInputs(listing, { value, text, list, lines }, context),
  };
}

/**
 * Docker's actions read a list as rows of CSV, where quotes around a field are no part of it.
 * https://github.com/docker/actions-toolkit/blob/main/src/util.ts
 */
function withoutQuotes(piece: Text): Text {
  return /^"[^"]+"$/.test(piece.value) ? piece.slice(1, piece.value.length - 1) : piece;
}

function firstOf(
  sources: readonly Source[],
  given: ReadonlyMap<string, Pair>,
  context: StepContext,
): Given | undefined {
  for (const source of sources) {
    const found = sourceValue(source, given, context);
    if (found) return found;
  }
  return undefined;
}

/** An input that is given counts even when it is empty; a default stands at the step, which does not write it. */
function sourceValue(source: Source, given: ReadonlyMap<string, Pair>, context: StepContext): Given | undefined {
  const at = context.step;
  if ("input" in source) {
    const pair = given.get(source.input.toLowerCase());
    if (pair) {
      const value = evaluateIn(pair.value, context.surroundings);
      return { value: source.lowercase ? lowered(value) : value, at: pair.value.span };
    }
    return source.default === undefined ? undefined : { value: evaluateDefault(source.default, at), at };
  }
  if ("env" in source) return environmentValue(source.env, context.surroundings, at);
  if ("unseen" in source) return { value: { kind: "unknown", because: source.unseen, on: [], span: at }, at };
  if ("literal" in source) return { value: literal(source.literal, at), at };
  if ("context" in source) return { value: { kind: "context", name: source.context, span: at }, at };
  return { value: { kind: "github-token", span: at }, at };
}

/** Defaults in the tables are plain texts, or the name of the one expression that actions have as a default. */
function evaluateDefault(text: string, at: Given["at"]): Value {
  return text === "${{ github.token }}" ? { kind: "github-token", span: at } : literal(text, at);
}

export function environmentValue(name: string, surroundings: Surroundings, at: Given["at"]): Given | undefined {
  const binding = surroundings.env.get(name);
  if (binding) {
    const value = binding(undefined);
    return { value, at: value.span };
  }
  if (surroundings.envComplete) return undefined;
  return {
    value: { kind: "unknown", because: `an earlier step may set \`${name}\``, on: [`env.${name}`], span: at },
    at,
  };
}
