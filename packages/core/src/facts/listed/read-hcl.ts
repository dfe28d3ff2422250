import type { Span } from "../../source/span.ts";
import type { Text } from "../../source/text.ts";

/** As much of HCL as names images: blocks, texts, lists of texts. What is computed is `other`. */
export interface HclBody {
  readonly attributes: ReadonlyMap<string, HclValue>;
  readonly blocks: readonly HclBlock[];
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
}

export type HclValue =
  | { readonly kind: "text"; readonly parts: readonly HclPart[]; readonly at: Span }
  | { readonly kind: "list"; readonly items: readonly HclValue[] }
  | { readonly kind: "name"; readonly name: string; readonly at: Span }
  | { readonly kind: "other"; readonly at: Span };

/** `"ghcr.io/acme/${NAME}"`: what is written, a name that is filled in, and what is more than a name. */
export type HclPart =
  | { readonly kind: "text"; readonly text: string; readonly at: Span }
  | { readonly kind: "name"; readonly name: string; readonly at: Span }
  | { readonly kind: "other"; readonly at: Span };

/** Where the reader stands. */
interface Reading {
  readonly text: Text;
  at: number;
}

/** Nobody nests blocks or lists deeper. */
const deepest = 20;

/** Undefined where it cannot be read. https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md */
export function readHcl(text: Text): HclBody | undefined {
  const reading: Reading = { text, at: 0 };
  const body = readBody(reading, 0);
  return body && reading.at >= text.value.length ? body : undefined;
}

function readBody(reading: Reading, depth: number): HclBody | undefined {
  const attributes = new Map<string, HclValue>();
  const blocks: HclBlock[] = [];
  for (;;) {
    skip(reading, blanksAndLines);
    const key = take(reading, word) ?? quoted(reading);
    if (key === undefined) return depth > deepest ? undefined : { attributes, blocks };
    const labels: string[] = [];
    for (;;) {
      skip(reading, blanks);
      const label = take(reading, word) ?? quoted(reading);
      if (label === undefined) break;
      labels.push(label);
    }
    const sign = take(reading, /[={]/y);
    if (sign === "{") {
      const body = readBody(reading, depth + 1);
      if (!body || take(reading, /\}/y) === undefined) return undefined;
      blocks.push({ type: key, labels, body });
    } else if (sign === "=" && labels.length === 0) {
      const value = readValue(reading, depth + 1);
      if (!value) return undefined;
      attributes.set(key, value);
    } else return undefined;
  }
}

/** A value by itself, up to the end of its line or to what closes it; with anything behind it, it is computed. */
function readValue(reading: Reading, depth: number): HclValue | undefined {
  if (depth > deepest) return undefined;
  skip(reading, blanks);
  const start = reading.at;
  const value = readPlain(reading, depth);
  skip(reading, blanks);
  if (value && ends.test(reading.text.value.charAt(reading.at))) return value;
  reading.at = start;
  return skipComputed(reading) ? { kind: "other", at: reading.text.within(start, reading.at) } : undefined;
}

function readPlain(reading: Reading, depth: number): HclValue | undefined {
  const { text, at } = reading;
  const sign = text.value[at];
  if (sign === '"') return readText(reading);
  if (sign === "[") {
    reading.at++;
    const items: HclValue[] = [];
    for (;;) {
      skip(reading, blanksAndLines);
      if (take(reading, /\]/y) !== undefined) return { kind: "list", items };
      const item = readValue(reading, depth + 1);
      if (!item) return undefined;
      items.push(item);
      skip(reading, blanksAndLines);
      if (take(reading, /,/y) === undefined && text.value[reading.at] !== "]") return undefined;
    }
  }
  const name = take(reading, word);
  return name === undefined ? undefined : { kind: "name", name, at: text.within(at, reading.at) };
}

function readText(reading: Reading): HclValue | undefined {
  const { text } = reading;
  const { value } = text;
  const start = reading.at++;
  const parts: HclPart[] = [];
  let from = reading.at;
  const put = (end: number): void => {
    if (end > from) parts.push({ kind: "text", text: unescaped(value.slice(from, end)), at: text.within(from, end) });
  };
  while (reading.at < value.length) {
    const sign = value[reading.at];
    if (sign === "\n") return undefined;
    if (sign === "\\") reading.at += 2;
    else if (value.startsWith("$${", reading.at) || value.startsWith("%%{", reading.at)) reading.at += 3;
    else if (sign === '"') {
      put(reading.at++);
      return { kind: "text", parts, at: text.within(start, reading.at) };
    } else if (/[$%]/.test(sign as string) && value[reading.at + 1] === "{") {
      const open = reading.at;
      put(open);
      reading.at += 2;
      if (!skipComputed(reading, "}")) return undefined;
      const inner = value.slice(open + 2, reading.at).trim();
      reading.at++;
      from = reading.at;
      const at = text.within(open, reading.at);
      parts.push(
        sign === "$" && /^[A-Za-z_][\w-]*$/.test(inner) ? { kind: "name", name: inner, at } : { kind: "other", at },
      );
    } else reading.at++;
  }
  return undefined;
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1").replaceAll(/([$%])\1\{/g, "$1{");
}

/** Goes to the sign that closes it, or to the end of the line or of an item of a list; false where there is none. */
function skipComputed(reading: Reading, closing?: string): boolean {
  const { value } = reading.text;
  const open: string[] = [];
  for (; reading.at < value.length; reading.at++) {
    const sign = value[reading.at] as string;
    if (open.length === 0 && (closing === undefined ? /[\n,\]}]/.test(sign) : sign === closing)) return true;
    if (sign === '"') {
      if (!readText(reading)) return false;
      reading.at--;
    } else if (value.startsWith("<<", reading.at)) return false;
    else if ("([{".includes(sign)) open.push(sign);
    else if (")]}".includes(sign) && open.pop() === undefined) return false;
    if (open.length > deepest) return false;
  }
  return closing === undefined && open.length === 0;
}

const word = /[A-Za-z_][\w.-]*/y;
const blanks = /[ \t\r]+|#[^\n]*|\/\/[^\n]*/y;
const blanksAndLines = /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//y;
/** What a value by itself is followed by. */
const ends = /^[\n,\]}]?$/;

function take(reading: Reading, pattern: RegExp): string | undefined {
  pattern.lastIndex = reading.at;
  const [found] = pattern.exec(reading.text.value) ?? [];
  if (found !== undefined) reading.at += found.length;
  return found;
}

function skip(reading: Reading, pattern: RegExp): void {
  while (take(reading, pattern) !== undefined);
}

/** A key or a label between quotes, in which nothing is filled in. */
function quoted(reading: Reading): string | undefined {
  return take(reading, /"[^"\\\n]*"/y)?.slice(1, -1);
}
