import { textOf, type Segment, type Text } from "../source/text.ts";

/** A line of make as a shell reads it. */
export interface MakeText {
  readonly script: Text;
  /** False where a function of make, or a list of files, stands in it: what it becomes is not known. */
  readonly isPlain: boolean;
}

/**
 * The variables that make sets for each target, by names that a shell takes: they are written in place of its signs.
 * https://www.gnu.org/software/make/manual/html_node/Automatic-Variables.html
 */
export const automatic = { target: "_make_target", stem: "_make_stem", firstNeed: "_make_first_need" } as const;

const signs: ReadonlyMap<string, string> = new Map([
  ["@", automatic.target],
  ["*", automatic.stem],
  ["<", automatic.firstNeed],
]);

interface Piece {
  readonly written: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A part of a Makefile as text for a shell, every character of which still knows its place: `$(X)` is written as `${X}`, `$$`
 * as `$` and `$(shell …)` as `$(…)`, which says the same there.
 */
export function shellText(text: Text, start: number, end: number): MakeText {
  const pieces: Piece[] = [];
  const isPlain = addPieces(pieces, text.value, start, end);
  const segments: { at: number; piece: Piece }[] = [];
  let value = "";
  for (const piece of pieces) {
    segments.push({ at: value.length, piece });
    value += piece.written;
  }
  const script = textOf(value, text.within(start, end), () =>
    segments.map(({ at, piece: { written, from, to } }): Segment => {
      const place = text.within(from, to);
      return { at, length: written.length, sourceAt: place.start, sourceLength: place.end - place.start };
    }),
  );
  return { script, isPlain };
}

function addPieces(pieces: Piece[], source: string, start: number, end: number): boolean {
  let isPlain = true;
  let at = start;
  const put = (written: string, from: number, to: number): void => {
    if (to > from) pieces.push({ written, from, to });
  };
  while (at < end) {
    const sign = source.indexOf("$", at);
    if (sign < 0 || sign >= end) break;
    put(source.slice(at, sign), at, sign);
    const next = Math.min(endOfReference(source, sign), end);
    const inner = innerOf(source, sign, next);
    if (inner.startsWith("shell ")) {
      const body = sign + "$(shell ".length;
      put("$(", sign, body);
      isPlain = addPieces(pieces, source, body, next - 1) && isPlain;
      put(")", next - 1, next);
    } else {
      const written = referenceInShell(inner);
      isPlain &&= written !== undefined;
      put(written ?? source.slice(sign, next), sign, next);
    }
    at = next;
  }
  put(source.slice(at, end), at, end);
  return isPlain;
}

/** `undefined` for functions of make, substitutions and whatever else is no variable. */
function referenceInShell(inner: string): string | undefined {
  if (inner === "$") return "$";
  // make calls itself by this name. https://www.gnu.org/software/make/manual/html_node/MAKE-Variable.html
  if (inner === "MAKE") return "make";
  if (/^[A-Za-z_]\w*$/.test(inner)) return `\${${inner}}`;
  const name = signs.get(inner);
  return name === undefined ? undefined : `\${${name}}`;
}

function innerOf(source: string, sign: number, end: number): string {
  return /[({]/.test(source.charAt(sign + 1)) ? source.slice(sign + 2, end - 1) : source.slice(sign + 1, end);
}

/** Where `$X`, `$(X)` or `${X}` ends that begins here, with what is nested in it. */
function endOfReference(source: string, sign: number): number {
  const open = source.charAt(sign + 1);
  const close = open === "(" ? ")" : open === "{" ? "}" : undefined;
  if (close === undefined) return sign + 2;
  let depth = 0;
  for (let at = sign + 1; at < source.length; at++) {
    if (source[at] === open) depth++;
    else if (source[at] === close && --depth === 0) return at + 1;
  }
  return source.length;
}

/** The first of some characters that stands outside of `$(…)`; -1 where there is none. */
export function indexOutside(line: string, characters: string, from: number = 0): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === "$") at = endOfReference(line, at) - 1;
    else if (line[at] !== undefined && characters.includes(line[at] as string)) return at;
  }
  return -1;
}
