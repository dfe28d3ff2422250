import { withoutStart } from "../../expressions/without-start.ts";
import { choice, literal } from "../../expressions/make-value.ts";
import { hangsOn, literalOf, literalPrefix, literalSuffix } from "../../expressions/read-value.ts";
import { agreeing, and, maybe, NO, not, or, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { Argument, CommandImages, CommandListing, CommandWhen } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import { attributeRow, basesIn, oneOf, rowHas } from "../attribute-rows.ts";
import { listedImages } from "../listed/listed-images.ts";
import type { Given } from "../login-of.ts";
import { splitValue } from "../references.ts";
import type { Invocation } from "../script/invocation.ts";
import type { Arguments } from "./parse-arguments.ts";

/** A command as the tables speak of it: its arguments told apart, and its environment. */
export interface CommandValues {
  readonly first: (sources: readonly Argument[]) => (Given & { readonly pasted: readonly Span[] }) | undefined;
  readonly all: (source: Argument) => readonly Given[];
  readonly flag: (names: readonly string[]) => Span | undefined;
  readonly truth: (when: CommandWhen | undefined) => Truth;
  readonly images: (source: CommandImages) => readonly Value[];
}

export function commandValues(given: Arguments, invocation: Invocation): CommandValues {
  const all = (source: Argument): readonly (Given & { pasted: readonly Span[] })[] =>
    argumentsFor(source, given, invocation);
  const truth = (when: CommandWhen | undefined): Truth => (when ? commandTruth(when, given, all) : YES);
  return {
    first: (sources) => sources.map((source) => all(source)[0]).find((found) => found !== undefined),
    all,
    flag: (names) => given.options.find((option) => names.includes(option.name) && !isFalse(option.value))?.at,
    truth,
    images: (source) => imagesFor(source, given, all, invocation),
  };
}

function orNone(value: Value): Value {
  return choice([value, literal("", value.span)], value.span);
}

function isFalse(value: Value | undefined): boolean {
  return value !== undefined && literalOf(value) === "false";
}

function argumentsFor(
  source: Argument,
  given: Arguments,
  invocation: Invocation,
): readonly (Given & { pasted: readonly Span[] })[] {
  if ("option" in source) {
    return given.options.flatMap((option) =>
      source.option.includes(option.name) && option.value
        ? [{ value: option.perhaps ? orNone(option.value) : option.value, at: option.at, pasted: option.pasted }]
        : [],
    );
  }
  if ("env" in source) {
    const value = invocation.environment(source.env);
    // That something before may set it is no sign that it is set.
    const isUnset =
      value.kind === "empty" || value.kind === "unknown" || (value.kind === "literal" && value.text === "");
    return isUnset ? [] : [{ value, at: value.span, pasted: [] }];
  }
  if ("literal" in source) return [{ value: literal(source.literal, invocation.at), at: invocation.at, pasted: [] }];
  const { positions } = given;
  if ("position" in source) return positions.slice(source.position, source.position + 1);
  if (source.positions === "last") return positions.slice(-1);
  return source.positions === "rest" ? positions.slice(1) : positions;
}

function commandTruth(when: CommandWhen, given: Arguments, all: (source: Argument) => readonly Given[]): Truth {
  const inner = (part: CommandWhen): Truth => commandTruth(part, given, all);
  if ("any" in when) return or(NO, ...when.any.map(inner));
  if ("all" in when) return and(...when.all.map(inner));
  if ("not" in when) return not(inner(when.not));
  if ("unseenFlag" in when) return given.options.some(({ name }) => when.unseenFlag.includes(name)) ? NO : YES;
  if ("flag" in when) {
    const flags = given.options.filter((option) => when.flag.includes(option.name));
    if (flags.length > 0)
      return or(
        ...flags.map(({ value, perhaps }) => (perhaps ? maybe([]) : value ? not(oneOf(value, ["false"])) : YES)),
      );
    return given.loose && hasUnknownWord(given) ? maybe(["script"]) : NO;
  }
  if ("argument" in when) {
    const values = all(when.argument).map(({ value }) => value);
    return or(
      NO,
      ...values.map((value): Truth => {
        const text = literalOf(value);
        if (isLike(value, when)) return YES;
        return text === undefined && !when.surely ? maybe(hangsOn(value)) : NO;
      }),
    );
  }
  const values = all({ option: when.option }).map(({ value }) => value);
  if ("is" in when) return or(NO, ...values.map((value) => oneOf(value, when.is)));
  return or(
    NO,
    ...values.map((value) =>
      value.kind === "choice"
        ? agreeing(value.of.map((member) => rowHas(attributeRow(member), when.have)))
        : rowHas(attributeRow(value), when.have),
    ),
  );
}

function isLike(value: Value, when: Extract<CommandWhen, { argument: Argument }>): boolean {
  if ("startsWith" in when) return when.startsWith.some((start) => literalPrefix(value).startsWith(start));
  if ("endsWith" in when) return when.endsWith.some((end) => literalSuffix(value).endsWith(end));
  const known = [literalOf(value) ?? literalPrefix(value), ...knownParts(value)];
  return known.some((part) => when.includes.some((word) => part.includes(word)));
}

/** What is known of a text, wherever it stands in it. */
function knownParts(value: Value): readonly string[] {
  return value.kind === "joined" ? value.parts.flatMap(knownParts) : [literalOf(value) ?? ""];
}

/** `docker buildx build $ARGS .`: the flag may be in there. A single unknown argument is mostly just that. */
function hasUnknownWord(given: Arguments): boolean {
  return (
    given.positions.some(
      ({ value }) => (value.kind === "unknown" || value.kind === "context") && literalOf(value) === undefined,
    ) && given.positions.length > 1
  );
}

/** Images that one text names; blanks in `{{ x }}` part nothing. */
function imagesFor(
  source: CommandImages,
  given: Arguments,
  all: (source: Argument) => readonly Given[],
  invocation: Invocation,
): readonly Value[] {
  if ("listed" in source || "unseen" in source) {
    const listed = source.listed && listedByCommand(source.listed, given, all, invocation);
    if (listed || !("unseen" in source)) return listed ?? [];
    return [{ kind: "unknown", because: source.unseen, on: ["script"], span: invocation.at }];
  }
  if ("join" in source) {
    const parts = source.join.map((sources) =>
      sources.map((part) => all(part)[0]?.value).find((value) => value !== undefined),
    );
    if (parts.some((part) => part === undefined)) return [];
    const pieces = (parts as readonly Value[]).flatMap((part, index) =>
      index === 0 ? [part] : [literal("/", part.span), part],
    );
    return [{ kind: "joined", parts: pieces, span: (pieces[0] as Value).span }];
  }
  if ("bases" in source) return all({ option: source.option }).flatMap(({ value }) => basesIn(attributeRow(value)));
  if ("take" in source) {
    return all({ option: source.option }).flatMap(({ value }) =>
      (value.kind === "choice" ? value.of : [value]).flatMap((member) => {
        const row = attributeRow(member);
        const bare = row.get("");
        if (source.short && row.size === 1 && bare) return [bare];
        if (source.where && rowHas(row, source.where).is === "no") return [];
        const taken = row.get(source.take);
        return taken ? splitValue(taken, /,/) : [];
      }),
    );
  }
  if (source.needed && "env" in source.of) {
    const value = invocation.environment(source.of.env);
    if (value.kind === "unknown") return [value];
  }
  const found = all(source.of).map(({ value }) => value);
  const values =
    found.length === 0 && source.orPicked ? all({ positions: "all" }).flatMap(({ value }) => pickedFrom(value)) : found;
  return values.flatMap((value) =>
    splitValue(value, /[\s,](?![^{}]*\}\})/)
      .filter((piece, index) => index === 0 || !isTag(piece))
      .flatMap((piece) => stripped(piece, source)),
  );
}

function listedByCommand(
  { format, files, names, unless }: CommandListing,
  given: Arguments,
  all: (source: Argument) => readonly Given[],
  { fileAt, environment }: Invocation,
): readonly Value[] | undefined {
  const textsOf = (source: Argument | undefined): readonly (string | undefined)[] =>
    source ? all(source).map(({ value }) => literalOf(value)) : [];
  const paths = textsOf({ option: files });
  const wanted = textsOf(names);
  const isOpen =
    given.loose || [...paths, ...wanted].includes(undefined) || commandTruth(unless, given, all).is !== "no";
  return isOpen
    ? undefined
    : listedImages(
        format,
        { files: paths as readonly string[], names: wanted as readonly string[] },
        { fileAt, variable: environment },
      );
}

function pickedFrom(value: Value): readonly Value[] {
  return value.kind === "unknown" && value.from ? [value.from] : [];
}

/** What stands behind a comma without any slash is one more tag of the same image: `ghcr.io/acme/app:1,latest`. */
function isTag(piece: Value): boolean {
  return literalOf(piece)?.includes("/") === false;
}

function stripped(value: Value, { strip, only }: Extract<CommandImages, { of: Argument }>): readonly Value[] {
  if (!strip) return [value];
  const start = literalPrefix(value);
  const prefix = strip.find((candidate) => start.startsWith(candidate));
  if (prefix === undefined) return only && (start !== "" || literalOf(value) !== undefined) ? [] : [value];
  return [withoutStart(value, prefix.length)];
}
