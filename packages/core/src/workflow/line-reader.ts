import type { SourceFile } from "../source/source-file.ts";

/** Stands at the next thing to read: the start of a line's content, or, behind a dash, its middle. */
export interface LineReader {
  readonly file: SourceFile;
  readonly text: string;
  at: number;
  /** Of `at` in its line. */
  column: number;
  lineStart: number;
  /** Of the line, its blanks and its line break left out. */
  end: number;
  depth: number;
}

/** At the first line that holds anything. */
export function startReading(file: SourceFile): LineReader {
  const reader = { file, text: file.text, at: 0, column: 0, end: -1, lineStart: 0, depth: 0 };
  toNextLine(reader);
  return reader;
}

export function isOver({ at, text }: LineReader): boolean {
  return at >= text.length;
}

/** To the content of the next line that holds more than blanks and a comment. */
export function toNextLine(reader: LineReader): void {
  const { text } = reader;
  let start = reader.end < 0 ? 0 : lineAfter(text, reader.end);
  for (; start < text.length; start = lineAfter(text, start)) {
    let at = start;
    while (text.charCodeAt(at) === code.space) at++;
    const first = text.charCodeAt(at);
    if (at < text.length && first !== code.hash && first !== code.lineFeed && first !== code.carriageReturn) {
      reader.lineStart = start;
      stand(reader, at);
      reader.end = endOfLine(text, at);
      return;
    }
  }
  reader.lineStart = text.length;
  reader.end = text.length;
  stand(reader, text.length);
}

export function stand(reader: LineReader, at: number): void {
  reader.at = at;
  reader.column = at - reader.lineStart;
}

export function lineAfter(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

export function endOfLine(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  let end = newline < 0 ? text.length : newline;
  while (end > at && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}

function isBlank(character: number): boolean {
  return character === code.space || character === code.carriageReturn;
}

/** The characters that decide what is read. */
export const code = {
  lineFeed: 10,
  carriageReturn: 13,
  space: 32,
  quote: 34,
  hash: 35,
  apostrophe: 39,
  dash: 45,
} as const;
