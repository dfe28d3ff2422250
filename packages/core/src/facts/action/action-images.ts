import { choice, joined, literal, mapChoice, unknown } from "../../expressions/make-value.ts";
import { literalOf, literalPrefix, literalSuffix } from "../../expressions/read-value.ts";
import { and, maybe, NO, not, YES } from "../../expressions/truth.ts";
import type { Truth, Value } from "../../expressions/value.ts";
import type { ActionEffect, Images, Source } from "../../knowledge/rows.ts";
import type { Span } from "../../source/span.ts";
import { attributeRow, basesIn, overrideOf, rowHas } from "../attribute-rows.ts";
import { splitValue } from "../references.ts";
import { lowered } from "../script/lowered.ts";
import type { ActionInputs } from "./action-inputs.ts";

/** The image references that the inputs of an action give, as its row says. */
export function actionImages(source: Images, inputs: ActionInputs, at: Span): readonly Value[] {
  if ("unseen" in source) return (source.listed && inputs.listed(source.listed)) ?? [unknown(source.unseen, at)];
  if ("lines" in source)
    return inputs
      .lines(source.lines)
      .flatMap((line) => (line.kind === "choice" ? line.of : [line]).flatMap((member) => imagesOfLine(member, source)));
  if ("join" in source) {
    const parts = source.join.map((part) =>
      "length" in part ? firstFilled(part, inputs) : inputs.from([part])?.value,
    );
    if (!parts.every((part) => part !== undefined && literalOf(part) !== "")) return [];
    const [front] = parts;
    const last = parts.at(-1);
    if (source.once && front && last && literalPrefix(last).startsWith(literalOf(front) ?? "\0")) return [last];
    // A slash that stands there already is not put there once more.
    const pieces = (parts as readonly Value[]).filter((part, index) => {
      const before = parts[index - 1];
      return index === 0 || literalOf(part) !== "/" || !before || !literalSuffix(before).endsWith("/");
    });
    return [joined(pieces, last?.span ?? at)];
  }
  const list = inputs.list(source.input).flatMap(betweenBlanks);
  return list.length === 0 && source.default !== undefined ? [literal(source.default, at)] : list;
}

/** An input that is given and empty leaves it to what stands behind it in the list. */
function firstFilled(sources: readonly Source[], inputs: ActionInputs): Value | undefined {
  const values = sources.flatMap((source) => inputs.from([source])?.value ?? []);
  return values.find((value) => literalOf(value) !== "");
}

/** Some actions part a list by blanks, and no reference has one, but for `{{ env.X }}` that was meant as an expression. */
function betweenBlanks(image: Value): readonly Value[] {
  const parts = image.kind === "joined" ? image.parts : [image];
  return parts.some((part) => part.kind === "literal" && part.text.includes("{{")) ? [image] : splitValue(image, /\s/);
}

type Lines = Extract<Images, { lines: string }>;

/** Whether a line of attributes is about a registry at all: `type=registry,ref=…`, and not `type=inline`. */
export function namesImages(line: Value, source: Lines): Truth {
  const read = readLine(line, source);
  return read ? read.isAbout : NO;
}

function imagesOfLine(line: Value, source: Lines): readonly Value[] {
  const read = readLine(line, source);
  if (!read || read.isAbout.is === "no") return [];
  if (source.bases) return basesIn(read.row);
  const value = read.isShort || source.take === undefined ? read.own : read.row.get(source.take);
  const images = value ? splitValue(value, /,/) : [];
  // It may name them, or nothing at all.
  return source.unless && read.isAbout.is === "maybe"
    ? images.map((image) => choice([image, literal("", image.span)], image.span))
    : images;
}

/** A line without its target, where it is one of those that count and says anything. */
function readLine(
  line: Value,
  { of, short, where, unless, bases }: Lines,
):
  | {
      readonly own: Value;
      readonly row: ReturnType<typeof attributeRow>;
      /** Nothing but references, between commas. */
      readonly isShort: boolean;
      readonly isAbout: Truth;
    }
  | undefined {
  const own = overrideOf(line, of);
  if (!own || literalOf(own) === "") return undefined;
  const row = attributeRow(own);
  const isShort = short === true && !literalPrefix(own).includes("=") && row.size <= 1;
  const isAbout = bases
    ? basesIn(row).length > 0
      ? maybe(["Dockerfile"])
      : NO
    : isShort
      ? YES
      : and(rowHas(row, where ?? {}), unless ? not(rowHas(row, unless)) : YES);
  return { own, row, isShort, isAbout };
}

/** What docker/metadata-action gives out: each image with tags that are worked out at run time, one on each line. */
export function referencesOf(effect: Extract<ActionEffect, { does: "output" }>, inputs: ActionInputs, at: Span): Value {
  const images = effect.images.flatMap((source) => actionImages(source, inputs, at));
  if (images.length === 0) return unknown("no images are named", at, ["steps"]);
  const tagged = (image: Value): Value => {
    if (literalOf(image) === "") return image;
    const tag = unknown("the tag is worked out", image.span, ["steps"]);
    return joined([effect.lowercase ? lowered(image) : image, literal(":", image.span), tag], image.span);
  };
  const lines = images.flatMap((image, index) => {
    const line = mapChoice(image, tagged);
    return index === 0 ? [line] : [literal("\n", image.span), line];
  });
  return joined(lines, (images[0] as Value).span);
}
