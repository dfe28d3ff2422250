import { narrow } from "../source/narrow.ts";
import type { Span } from "../source/span.ts";
import type { Value } from "../expressions/value.ts";
import { refsWithSlash } from "../knowledge/contexts.ts";
import type { ImageFault } from "./facts.ts";

/** A reference as far as it is known. */
interface Reading {
  readonly value: Value;
  readonly parts: readonly Value[];
  readonly texts: readonly string[];
  readonly whole: string;
}

/** Stands for what only a run shows. */
const open = "\0";

/**
 * Why a reference is none, whatever it holds that only a run shows.
 * https://github.com/distribution/reference/blob/main/reference.go
 */
export function imageFault(value: Value): ImageFault | undefined {
  const parts = value.kind === "joined" ? value.parts : [value];
  const texts = parts.map(textOf);
  const whole = texts.join("");
  // A shell's signs, which nothing has expanded, are told by another rule; blanks part references.
  if (/[\s$`{}%"']/.test(whole)) return undefined;
  const reading: Reading = { value, parts, texts, whole };
  const [scheme] = /^https?:\/\//i.exec(whole) ?? [];
  if (scheme !== undefined)
    return faultAt(`\`${scheme}\` stands in front of the registry`, placeOf(reading, 0, scheme.length));
  const slash = whole.indexOf("/");
  const host = whole.slice(0, slash);
  if (slash < 0 || host.includes(open)) return undefined;
  const rest = whole.slice(slash + 1);
  if (rest.toLowerCase().startsWith(`${host.toLowerCase()}/`))
    return {
      ...faultAt(`\`${host}\` stands there twice`, placeOf(reading, slash + 1, slash + 1 + host.length)),
      kind: "twice",
    };
  if (/^$|^\/|\/(?:[/:@]|$)/.test(rest)) return lostPart("a part of the name is empty", reading);
  return tagFault(reading, whole.indexOf(":", slash));
}

function tagFault(reading: Reading, colon: number): ImageFault | undefined {
  if (colon < 0) return undefined;
  const { whole, parts, texts } = reading;
  const tag = whole.slice(colon + 1).replace(/@.*$/s, "");
  if (tag === "") return lostPart("the tag is empty", reading);
  const place = placeOf(reading, colon + 1, whole.length);
  const second = tag.indexOf(":");
  if (second >= 0 && isOneText(reading, colon, colon + 1 + second)) return faultAt("it has two tags", place);
  if (tag.includes("/")) return faultAt("a tag has no `/` in it", place);
  if (/^[.-]/.test(tag)) return faultAt(`a tag does not begin with \`${tag[0]}\``, place);
  // Beside what a script puts together a ref is perhaps no more than what that is made of.
  if (parts.some(({ kind }) => kind === "unknown")) return undefined;
  let at = 0;
  for (const [index, part] of parts.entries()) {
    const looks =
      at > colon && part.kind === "context" && isPlain(part.span) ? refsWithSlash.get(part.name) : undefined;
    if (looks) return faultAt(`a tag has no \`/\` in it, and this is \`${looks}\``, part.span);
    at += (texts[index] as string).length;
  }
  return undefined;
}

/** It is said only of what is known to be empty, or of a text that is written so: a Makefile may fill in more than is seen. */
function lostPart(because: string, { value, parts }: Reading): ImageFault | undefined {
  const empty = parts.find((part) => textOf(part) === "");
  if (empty?.kind === "empty") return faultAt(`${because}: ${empty.because}`, empty.span);
  const { file, start, end } = value.span;
  const written = file.text.slice(start, end).replaceAll(/^["']|["']$/g, "");
  return value.kind === "literal" && written === value.text ? faultAt(because, value.span) : undefined;
}

/** Nothing that may bring along a comma, behind which another reference begins: no more than texts and a property of `github`. */
function isOneText({ parts, texts }: Reading, from: number, to: number): boolean {
  let at = 0;
  return parts.every((part, index) => {
    const start = at;
    at += (texts[index] as string).length;
    const isBetween = start < to && at > from;
    return !isBetween || part.kind === "literal" || (part.kind === "context" && part.name.startsWith("github."));
  });
}

/** `${{ github.ref }}` or `$GITHUB_REF` by itself. */
export function isPlain({ file, start, end }: Span): boolean {
  return /^["']?(?:\$\{\{[\w. ]+\}\}|\$\w+|\$\{\w+\})["']?$/.test(file.text.slice(start, end));
}

function faultAt(because: string, at: Span): ImageFault {
  return { kind: "format", because, at };
}

/** That a variable is empty is no more than likely: some action may set it. */
function textOf(part: Value): string {
  if (part.kind === "literal") return part.text;
  return part.kind === "empty" && !part.variable && part.noContext === undefined ? "" : open;
}

/** Where a piece of the whole is written, if it is part of one literal. */
function placeOf({ value, parts, texts, whole }: Reading, from: number, to: number): Span {
  const written = parts.flatMap((part, index): readonly Piece[] =>
    part.kind === "literal" && part.pieces ? part.pieces : [{ text: texts[index] as string, span: part.span }],
  );
  let start = 0;
  for (const { text, span } of written) {
    if (from >= start && to <= start + text.length) return narrow(span, whole.slice(from, to));
    start += text.length;
  }
  return value.span;
}

interface Piece {
  readonly text: string;
  readonly span: Span;
}
