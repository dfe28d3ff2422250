import { isWithin } from "../source/compare-spans.ts";
import type { Span } from "../source/span.ts";
import { hangsOn } from "./read-value.ts";
import type { Value } from "./value.ts";

export type Literal = Extract<Value, { kind: "literal" }>;

export function literal(text: string, span: Span, type: Literal["type"] = "string"): Value {
  return { kind: "literal", text, type, span };
}

export function unknown(because: string, span: Span, on: readonly string[] = []): Value {
  return { kind: "unknown", because, on: [...new Set(on)], span };
}

/**
 * One after the other. Parts that are joined themselves are taken apart, empty literals are dropped, literals that touch
 * in the file become one. Nothing but literals gives one literal, which stands where its parts stand, or, if some part
 * comes from elsewhere (`env`), at `span`. A lone part is given back as it is, with its type.
 *
 * A choice may stand among the parts: `members` takes it apart where that is wanted. To do it here would multiply the
 * lines of a list of tags with each other.
 */
export function joined(parts: readonly Value[], span: Span): Value {
  const [only, ...others] = parts;
  if (only !== undefined && others.length === 0) return only;
  if (isTooLarge(parts)) return unknown("it is too large to follow", span, parts.flatMap(hangsOn));
  const pieces: Value[] = [];
  for (const part of parts) {
    for (const piece of part.kind === "joined" ? part.parts : [asText(part)]) addPiece(pieces, piece);
  }
  const [first] = pieces;
  if (first === undefined) return literal("", span);
  if (pieces.length === 1 || pieces.every((piece) => piece.kind === "empty")) return first;
  const literals = pieces.filter((piece) => piece.kind === "literal");
  if (literals.length < pieces.length) return { kind: "joined", parts: pieces, span };
  const text = literals.map((piece) => piece.text).join("");
  const place = literals.some((piece) => piece.pieces) ? undefined : placeOf(literals, span);
  if (place) return literal(text, place);
  const written = literals.flatMap((piece) => piece.pieces ?? [{ text: piece.text, span: piece.span }]);
  return { kind: "literal", text, type: "string", span, ...(written.length <= MOST_PIECES ? { pieces: written } : {}) };
}

/** What is put together from more places than this is pointed at as a whole. */
const MOST_PIECES = 16;

/** More members than this say nothing that a rule could use. */
const MOST_MEMBERS = 16;

/** One of these, each meaning once. */
export function choice(values: readonly Value[], span: Span): Value {
  if (isTooLarge(values)) return unknown("it is too large to follow", span, values.flatMap(hangsOn));
  const byMeaning = new Map<string, Value>();
  for (const value of values) {
    for (const member of value.kind === "choice" ? value.of : [value]) {
      const meaning = meaningOf(member);
      if (!byMeaning.has(meaning)) byMeaning.set(meaning, member);
    }
  }
  const members = [...byMeaning.values()];
  const [first] = members;
  if (first === undefined) return unknown("there is nothing to choose from", span);
  if (members.length === 1) return first;
  if (members.length > MOST_MEMBERS) {
    return unknown(`it may be more than ${MOST_MEMBERS} things`, span, members.flatMap(hangsOn));
  }
  return { kind: "choice", of: members, span };
}

function addPiece(pieces: Value[], piece: Value): void {
  if (piece.kind === "literal" && piece.text === "") return;
  const last = pieces.at(-1);
  if (
    piece.kind === "literal" &&
    last?.kind === "literal" &&
    !last.pieces &&
    !piece.pieces &&
    touches(last.span, piece.span)
  ) {
    const span = { ...last.span, end: piece.span.end };
    pieces[pieces.length - 1] = literal(last.text + piece.text, span);
  } else pieces.push(piece);
}

function touches(before: Span, after: Span): boolean {
  return before.file === after.file && before.end === after.start;
}

/** The same with each of what it may be changed. */
export function mapChoice(value: Value, change: (member: Value) => Value): Value {
  return value.kind === "choice" ? choice(value.of.map(change), value.span) : change(value);
}

/** Where everything is a string, in a text (`x${{ false }}`) or in `env:`, a boolean is the word "false". */
export function asText(value: Value): Value {
  if (value.kind === "literal") return value.type === "string" ? value : literal(value.text, value.span);
  if (value.kind === "choice") return choice(value.of.map(asText), value.span);
  return value;
}

/** The part of `whole` that they stand in; undefined where one of them stands elsewhere. */
function placeOf(parts: readonly Value[], whole: Span): Span | undefined {
  if (!parts.every(({ span }) => isWithin(span, whole))) return undefined;
  const start = Math.min(...parts.map(({ span }) => span.start));
  const end = Math.max(...parts.map(({ span }) => span.end));
  return { file: whole.file, start, end };
}

function meaningOf(value: Value): string {
  return JSON.stringify(value, (key, held: unknown) => (key === "span" || key === "pieces" ? undefined : held));
}

/**
 * `A: ${{ env.B }}${{ env.B }}`, `B: ${{ env.C }}${{ env.C }}` … doubles with every line, so that values have a budget.
 * It is far beyond what a person writes: about four thousand parts, or four megabytes of text.
 */
const MOST_WEIGHT = 4096;
const MOST_DEPTH = 40;

function isTooLarge(values: readonly Value[]): boolean {
  let weight = 0;
  const weigh = (value: Value, depth: number): boolean => {
    weight += 1 + (value.kind === "literal" ? value.text.length / 1024 : 0);
    if (weight > MOST_WEIGHT || depth > MOST_DEPTH) return true;
    if (value.kind === "joined") return value.parts.some((part) => weigh(part, depth + 1));
    return value.kind === "choice" && value.of.some((member) => weigh(member, depth + 1));
  };
  return values.some((value) => weigh(value, 0));
}
