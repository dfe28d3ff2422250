import type { SourceFile } from "../source/source-file.ts";
import { plainText, textOf, type Text } from "../source/text.ts";
import { blockScalarRun } from "./block-scalar-run.ts";
import { code, endOfLine, isOver, lineAfter, stand, startReading, toNextLine, type LineReader } from "./line-reader.ts";
import type { Entry, MapNode, Node, ScalarNode, SequenceNode } from "./model.ts";
import { emptyScalar, flowItems, plainScalar, quotedText, scalar, word } from "./plain-scalars.ts";
import { scalarSegments, type WrittenScalar } from "./scalar-segments.ts";

/**
 * The YAML that most people write most of the time, read in one pass: block mappings and lists with short keys, plain and
 * quoted values on one line, flow lists of words, block scalars and comments. `undefined` for whatever is only a little
 * out of the ordinary, all that is wrong included: `parseYaml` then has the word, and gives the same tree for the rest.
 */
export function parsePlainYaml(file: SourceFile): MapNode | undefined {
  if (notPlain.test(file.text)) return undefined;
  const reader = startReading(file);
  const isMark = reader.column === 0 && reader.text.startsWith("---", reader.at) && reader.end === reader.at + 3;
  if (isMark) toNextLine(reader);
  const root = isOver(reader) || isDash(reader) ? undefined : readMap(reader);
  return isOver(reader) ? root : undefined;
}

/** Control characters, tabs, a byte order mark, a carriage return that ends no line. */
// eslint-disable-next-line no-control-regex -- It is these that are looked for.
const notPlain = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F\x85\u2028\u2029\uFEFF]|\r(?!\n)/;

/** Real files are less than 15 levels deep; the parser that has the word beyond this has a bound of its own. */
const deepest = 30;

function isDash({ text, at, end }: LineReader): boolean {
  return text.charCodeAt(at) === code.dash && (at + 1 === end || text.charCodeAt(at + 1) === code.space);
}

/** Reads entries for as long as they stand at the column of the first one. */
function readMap(reader: LineReader): MapNode | undefined {
  const { column, at: start, file } = reader;
  const entries: Entry[] = [];
  const keys = new Set<string>();
  let end = start;
  do {
    const key = readKey(reader);
    if (key === undefined || keys.has(key.value)) return undefined;
    keys.add(key.value);
    const value = readBehind(reader, column, reader.at, true);
    if (value === undefined) return undefined;
    end = value.span.end;
    entries.push({ key, value });
  } while (!isOver(reader) && reader.column === column && !isDash(reader));
  // A line that is deeper continues nothing, and a dash at this column would not belong to a key.
  if (!isOver(reader) && reader.column > column) return undefined;
  return { kind: "map", style: "block", entries, span: { file, start, end } };
}

function readList(reader: LineReader): SequenceNode | undefined {
  const { column, at: start, file } = reader;
  const items: Node[] = [];
  let end = start;
  do {
    const item = readBehind(reader, column, reader.at + 1, false);
    if (item === undefined) return undefined;
    end = item.span.end;
    items.push(item);
  } while (!isOver(reader) && reader.column === column && isDash(reader));
  if (!isOver(reader) && reader.column > column) return undefined;
  return { kind: "sequence", style: "block", items, span: { file, start, end } };
}

const entryKey = /([A-Za-z0-9_][A-Za-z0-9_./-]*|"[A-Za-z0-9_.-]+"|'[A-Za-z0-9_.-]+'):(?=[ \r\n]|$)/y;

/** As a key, too, a number and a truth are handed on in another way than they are written. */
const noName = /^(?:(?:null|true|false)$|\d)/i;

/** The reader then stands behind the colon. */
function readKey(reader: LineReader): Text | undefined {
  const { file, text, at } = reader;
  entryKey.lastIndex = at;
  const written = entryKey.exec(text)?.[1];
  if (written === undefined || noName.test(written)) return undefined;
  stand(reader, at + written.length + 1);
  const end = at + written.length;
  return text.charCodeAt(at) > code.apostrophe ? plainText(file, at, end) : quotedText(file, at, end);
}

/** What stands behind a colon, or a dash, at this column: in its line, or in deeper ones. */
function readBehind(reader: LineReader, column: number, from: number, isKey: boolean): Node | undefined {
  const { text } = reader;
  let at = from;
  while (at < reader.end && text.charCodeAt(at) === code.space) at++;
  if (at < reader.end && text.charCodeAt(at) !== code.hash) {
    stand(reader, at);
    return isKey ? readInline(reader, column) : readItem(reader, column);
  }
  const blank = reader.end < at ? reader.end : at;
  toNextLine(reader);
  const isBelow = reader.column > column || (isKey && reader.column === column && isDash(reader));
  if (!isOver(reader) && isBelow) return readBlock(reader);
  return emptyScalar(reader.file, afterBlanks(text, from, blank));
}

/** An empty value stands behind the blanks that follow its colon. */
function afterBlanks(text: string, from: number, to: number): number {
  let at = Math.max(from, to);
  while (text.charCodeAt(at) === code.space) at++;
  return at;
}

function readBlock(reader: LineReader): Node | undefined {
  if (++reader.depth > deepest) return undefined;
  const node = isDash(reader) ? readList(reader) : readMap(reader);
  reader.depth--;
  return node;
}

/** `- name: x`, `- - x` or `- x`. */
function readItem(reader: LineReader, column: number): Node | undefined {
  if (isDash(reader)) return readBlock(reader);
  entryKey.lastIndex = reader.at;
  return entryKey.test(reader.text) ? readBlock(reader) : readInline(reader, column);
}

const quoted = /(?:"(?:[^"\\\r\n]|\\[\\"/bfnrt ])*"|'(?:[^'\r\n]|'')*')(?=(?: +#.*| *)\r?$)/my;
const blockHeader = /[|>][+-]?(?=(?: +#.*| *)\r?$)/my;
const flowList = new RegExp(String.raw`\[ *(?:${word}(?: *, *${word})*)? *\](?=(?: +#.*| *)\r?$)`, "my");
const emptyMap = /\{ *\}(?=(?: +#.*| *)\r?$)/my;
/** Letters and signs of other scripts, too; of ASCII, all that mean nothing else there. */
const plainStart = /[A-Za-z0-9_./$(~+<=^\\;]|-+[A-Za-z0-9$]|[^\0-\xA0]/y;

/** A value that begins in this line; only a block scalar ends in another. */
function readInline(reader: LineReader, column: number): Node | undefined {
  const { file, text, at, end } = reader;
  const first = text.charCodeAt(at);
  if (first === code.quote || first === code.apostrophe) {
    const length = lengthOf(quoted, text, at);
    return length === 0 ? undefined : ending(reader, scalar(quotedText(file, at, at + length), "string"));
  }
  if (isAt(plainStart, text, at)) {
    const last = endOfPlain(text, at, end);
    return last === undefined ? undefined : ending(reader, plainScalar(file, at, last));
  }
  if (isAt(blockHeader, text, at)) return readBlockScalar(reader, column);
  const list = lengthOf(flowList, text, at);
  if (list > 0) return ending(reader, flowItems(file, at, at + list));
  const map = lengthOf(emptyMap, text, at);
  if (map === 0) return undefined;
  return ending(reader, { kind: "map", style: "flow", entries: [], span: { file, start: at, end: at + map } });
}

function ending(reader: LineReader, node: Node): Node {
  toNextLine(reader);
  return node;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  return isAt(pattern, text, at) ? pattern.lastIndex - at : 0;
}

/** Where a plain value ends that is on this line alone; undefined where a colon makes something else of it. */
function endOfPlain(text: string, start: number, lineEnd: number): number | undefined {
  const comment = text.slice(start, lineEnd).indexOf(" #");
  let end = comment < 0 ? lineEnd : start + comment;
  // A blank that is none in ASCII belongs to the value.
  while (text.charCodeAt(end - 1) === code.space) end--;
  const value = text.slice(start, end);
  return value.includes(": ") || value.endsWith(":") ? undefined : end;
}

/** Blank lines before the text, and longer ones than its dent, are left to the parser, as is `+`. */
function readBlockScalar(reader: LineReader, column: number): ScalarNode | undefined {
  const { file, text, at: start } = reader;
  const bodyStart = lineAfter(text, reader.end);
  const header = text.slice(start, bodyStart);
  let trim = -1;
  let bodyEnd = bodyStart;
  let end = bodyStart;
  const lines: string[] = [];
  let blankLines = 0;
  for (let line = bodyStart; line < text.length; line = bodyEnd) {
    let at = line;
    while (text.charCodeAt(at) === code.space) at++;
    const next = lineAfter(text, line);
    const last = contentEnd(text, at, next);
    if (last === at) {
      if (trim < 0 || at - line > trim) return undefined;
      blankLines++;
    } else {
      if (at - line <= column) break;
      if (trim < 0) trim = at - line;
      if (at - line < trim) return undefined;
      for (; blankLines > 0; blankLines--) lines.push("");
      lines.push(text.slice(line + trim, last));
      end = endOfLine(text, line);
    }
    bodyEnd = next;
  }
  if (trim < 0 || header.startsWith("+", 1)) return undefined;
  const written: WrittenScalar = {
    type: "block-scalar",
    header,
    indent: 0,
    offset: start,
    source: text.slice(bodyStart, bodyEnd),
  };
  const value = header.startsWith(">")
    ? blockScalarRun(written).value
    : lines.join("\n") + (header.startsWith("-", 1) ? "" : "\n");
  reader.end = bodyEnd - 1;
  toNextLine(reader);
  return scalar(
    textOf(value, { file, start, end }, () => scalarSegments(written, value)),
    "string",
  );
}

/** The end of a line's content without its break, its trailing blanks included. */
function contentEnd(text: string, at: number, next: number): number {
  let end = text.charCodeAt(next - 1) === code.lineFeed ? next - 1 : next;
  if (end > at && text.charCodeAt(end - 1) === code.carriageReturn) end--;
  return end;
}
