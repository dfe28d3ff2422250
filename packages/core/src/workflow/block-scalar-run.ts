import { appendCopy, appendStandIn, emptyRun, type DecodedRun } from "./decoded-run.ts";

/** A block scalar as it stands in a file. */
export interface WrittenBlockScalar {
  readonly type: "block-scalar";
  /** Everything from the indicator to the first line of text, comment and line break included. */
  readonly header: string;
  /** Of the parent, in columns. */
  readonly indent: number;
  /** Where the indicator stands. */
  readonly offset: number;
  /** The lines of the text, dents included. */
  readonly source: string;
}

/** A `|` or `>` scalar, decoded with its places (https://yaml.org/spec/1.2.2/#81-block-scalar-styles). */
export function blockScalarRun(token: WrittenBlockScalar): DecodedRun {
  const header = readHeader(token);
  const run = emptyRun();
  const lines = splitLines(token.source);
  const body = bodyOf(lines, header);
  const writer: Writer = { run, source: token.source, base: token.offset + token.header.length, lines };
  if (body === undefined) {
    if (header.chomp === "+" && token.source !== "") {
      appendStandIn(run, "\n".repeat(Math.max(1, lines.length - 1)), writer.base, token.source.length);
    }
    return run;
  }
  for (let at = 0; at < body.first; at++) {
    appendLine(writer, body, at);
    appendBreak(writer, at);
  }
  if (header.folded) appendFolded(writer, body);
  else appendLiteral(writer, body);
  appendChomped(writer, body, header.chomp);
  return run;
}

interface Header {
  readonly folded: boolean;
  readonly chomp: "" | "-" | "+";
  /** Columns that the text is indented by; 0 where that is to be found out. */
  readonly indent: number;
  readonly tokenIndent: number;
}

function readHeader(token: WrittenBlockScalar): Header {
  const indicators = /^[|>][-+\d]*/.exec(token.header)?.[0] ?? "";
  const chomp = /[-+]/.exec(indicators)?.[0] ?? "";
  return {
    folded: indicators.startsWith(">"),
    chomp: chomp === "-" || chomp === "+" ? chomp : "",
    indent: Number(/[1-9]/.exec(indicators)?.[0] ?? 0),
    tokenIndent: token.indent,
  };
}

/** Offsets into the token's source: where the line starts, where its text starts and ends, where its line feed is. */
interface Line {
  readonly start: number;
  readonly text: number;
  readonly end: number;
  readonly feed: number;
}

function splitLines(source: string): readonly Line[] {
  if (source === "") return [];
  const lines: Line[] = [];
  for (let start = 0; ;) {
    const newline = source.indexOf("\n", start);
    const feed = newline < 0 ? source.length : newline;
    let text = start;
    while (text < feed && source[text] === " ") text++;
    const end = feed > text && source[feed - 1] === "\r" ? feed - 1 : feed;
    lines.push({ start, text, end, feed });
    if (newline < 0) return lines;
    start = newline + 1;
  }
}

/** The lines from `first` to before `last` are the text; those before and after are empty. */
interface Body {
  readonly first: number;
  readonly last: number;
  /** How many columns are cut off from each line. */
  readonly trim: number;
}

function bodyOf(lines: readonly Line[], header: Header): Body | undefined {
  let last = lines.findLastIndex((line) => line.text !== line.end) + 1;
  if (last === 0) return undefined;
  const first = lines.findIndex((line) => line.text !== line.end);
  const trim = header.indent > 0 ? header.tokenIndent + header.indent : widthOf(lines[first]);
  // An empty line that is indented further than the text is text.
  for (let at = lines.length - 1; at >= last; at--) if (widthOf(lines[at]) > trim) last = at + 1;
  return { first, last, trim };
}

interface Writer {
  readonly run: DecodedRun;
  readonly source: string;
  /** Where `source` begins in the file. */
  readonly base: number;
  readonly lines: readonly Line[];
}

function appendLiteral(writer: Writer, body: Body): void {
  for (let at = body.first; at < body.last; at++) {
    if (at > body.first) appendBreak(writer, at - 1);
    appendLine(writer, body, at);
  }
}

/** Lines are joined by a space, save around lines that are indented further: those keep their breaks. */
function appendFolded(writer: Writer, body: Body): void {
  let separator = "";
  let pendingBreaks = "";
  let previousEnd = writer.lines[body.first]?.start ?? 0;
  let afterIndented = false;
  for (let at = body.first; at < body.last; at++) {
    const line = writer.lines[at];
    if (line === undefined) return;
    const indented = widthOf(line) > body.trim || writer.source[line.text] === "\t";
    if (!indented && line.text === line.end) {
      if (separator === "\n") pendingBreaks += "\n";
      else separator = "\n";
      continue;
    }
    if (indented) separator = separatorBeforeIndented(separator, afterIndented);
    const start = textStart(line, body);
    appendStandIn(writer.run, pendingBreaks + separator, writer.base + previousEnd, Math.max(0, start - previousEnd));
    appendLine(writer, body, at);
    previousEnd = line.end;
    pendingBreaks = "";
    separator = indented ? "\n" : " ";
    afterIndented = indented;
  }
  appendStandIn(writer.run, pendingBreaks, writer.base + previousEnd, 0);
}

function separatorBeforeIndented(separator: string, afterIndented: boolean): string {
  if (separator === " ") return "\n";
  return separator === "\n" && !afterIndented ? "\n\n" : separator;
}

function appendChomped(writer: Writer, body: Body, chomp: Header["chomp"]): void {
  if (chomp === "-") return;
  const { run, source, base, lines } = writer;
  if (chomp === "+") {
    for (let at = body.last; at < lines.length; at++) {
      appendBreak(writer, at - 1);
      appendLine(writer, body, at);
    }
    if (run.value.endsWith("\n")) return;
  }
  const feed = lines[body.last - 1]?.feed ?? source.length;
  appendStandIn(run, "\n", base + feed, feed < source.length ? 1 : 0);
}

function appendLine(writer: Writer, body: Body, at: number): void {
  const line = writer.lines[at];
  if (line === undefined) return;
  appendCopy(writer.run, writer.source, textStart(line, body), line.end, writer.base);
}

function appendBreak(writer: Writer, at: number): void {
  const feed = writer.lines[at]?.feed ?? writer.source.length;
  appendCopy(writer.run, writer.source, feed, feed + 1, writer.base);
}

function textStart(line: Line, body: Body): number {
  return Math.min(line.start + body.trim, line.text);
}

function widthOf(line: Line | undefined): number {
  return line === undefined ? 0 : line.text - line.start;
}
