/**
 * Whether a text is certainly well-formed YAML, told without parsing it: nothing but block mappings and lists with short
 * keys, plain and quoted values on one line, flow lists of words, block scalars and comments. It says "no" to whatever is
 * only a little out of the ordinary, and a parser then has the word. Most workflows of a large repository have nothing to
 * do with packages, and this is all that has to be known of them; it is some thirty times as fast as reading them.
 */
export function isPlainYaml(text: string): boolean {
  if (notPlain.test(text)) return false;
  const open: Level[] = [];
  /** The column that lines of a block scalar must be behind; -1 outside of one. */
  let block = -1;
  let blockIndent = -1;
  /** The last key or dash has no value on its line: deeper lines may follow. */
  let waits = true;
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, text.charCodeAt(end - 1) === 13 && end > at ? end - 1 : end);
    at = end + 1;
    let column = 0;
    while (line.charCodeAt(column) === 32) column++;
    if (column === line.length) {
      // Blank lines in front of a block scalar must not be deeper than its first line; to be deep at all is enough here.
      if (block >= 0 && blockIndent < 0 && column > block) return false;
      continue;
    }
    if (block >= 0) {
      if (column > block) {
        if (blockIndent < 0) blockIndent = column;
        else if (column < blockIndent) return false;
        continue;
      }
      block = -1;
      blockIndent = -1;
    }
    if (line.charCodeAt(column) === 35) continue;
    const read = readLine(line, column, open, waits);
    if (read === undefined) return false;
    waits = read.value === "none";
    if (read.value === "block") block = read.column;
  }
  return open.length > 0 && open[0]?.keys !== undefined;
}

/** A mapping with its keys, or a list. */
interface Level {
  readonly column: number;
  readonly keys: Set<string> | undefined;
}

/** Control characters, tabs, a byte order mark, a carriage return that ends no line, document markers. */
// eslint-disable-next-line no-control-regex -- It is these that are looked for.
const notPlain = /[\0-\x09\x0B\x0C\x0E-\x1F\x7F\x85\u2028\u2029\uFEFF]|\r(?!\n)|^(?:---|\.\.\.|%)/m;

const entry = /([A-Za-z0-9_][A-Za-z0-9_./-]*|"[A-Za-z0-9_.-]+"|'[A-Za-z0-9_.-]+'):(?: +|$)/y;
const dash = /-(?: +|$)/y;

/** What stands behind the key or the dash at the end of the line, and at which column the innermost level begins. */
function readLine(
  line: string,
  start: number,
  open: Level[],
  waits: boolean,
): { value: "none" | "some" | "block"; column: number } | undefined {
  let column = start;
  let first = true;
  for (;;) {
    dash.lastIndex = column;
    const item = dash.exec(line);
    entry.lastIndex = column;
    const pair = item ? null : entry.exec(line);
    if (!item && !pair) {
      // A lone value: the last thing in a list's item. Anywhere else it would go on from the line before.
      return first ? undefined : valueOf(line.slice(column), column);
    }
    if (!enter(open, column, pair?.[1], first, waits)) return undefined;
    const behind = column + (item ?? (pair as RegExpExecArray))[0].length;
    if (behind >= line.length || line.charCodeAt(behind) === 35) return { value: "none", column };
    if (pair) return valueOf(line.slice(behind), column);
    column = behind;
    first = false;
  }
}

const deepest = 30;

/** Finds or opens the level that an entry at this column belongs to. */
function enter(open: Level[], column: number, key: string | undefined, first: boolean, waits: boolean): boolean {
  const depth = open.length;
  // The parser has a bound as well, and is to be asked in good time.
  if (depth >= deepest) return false;
  // The first level stays: what stands in front of it belongs to nothing.
  if (first) while (open.length > 1 && (open.at(-1) as Level).column > column) open.pop();
  const top = open.at(-1);
  const isBack = open.length < depth;
  if (top === undefined || top.column < column) {
    if (isBack || (first && !waits)) return false;
    open.push({ column, keys: key === undefined ? undefined : new Set([bare(key)]) });
    return true;
  }
  if (top.column > column) return false;
  return key === undefined ? enterList(open, top, waits && !isBack) : enterMapping(open, top, bare(key));
}

/** A list may stand at the column of the key that it belongs to. */
function enterList(open: Level[], top: Level, mayOpen: boolean): boolean {
  if (top.keys === undefined) return true;
  if (mayOpen) open.push({ column: top.column, keys: undefined });
  return mayOpen;
}

function enterMapping(open: Level[], top: Level, key: string): boolean {
  let level: Level | undefined = top;
  if (level.keys === undefined) {
    // Back from a list that stood at its key's own column.
    open.pop();
    level = open.at(-1);
  }
  if (level?.keys === undefined || level.column !== top.column || level.keys.has(key)) return false;
  level.keys.add(key);
  return true;
}

function bare(key: string): string {
  return key.startsWith('"') || key.startsWith("'") ? key.slice(1, -1) : key;
}

const quoted = /^(?:"(?:[^"\\]|\\[\\"/bfnrt ])*"|'(?:[^']|'')*')(?: +#.*| *)$/;
const blockHeader = /^[|>][+-]?(?: +#.*| *)$/;
const word = String.raw`(?:[A-Za-z0-9_./*$][A-Za-z0-9_./*$@+-]*|"[^"\\]*"|'[^']*')`;
const flowList = new RegExp(String.raw`^\[ *(?:${word}(?: *, *${word})*)? *\](?: +#.*| *)$`);
const emptyMap = /^\{ *\}(?: +#.*| *)$/;
const plainStart = /^(?:[A-Za-z0-9_./$(~+<=^\\;]|-[A-Za-z0-9])/;

function valueOf(value: string, column: number): { value: "some" | "block"; column: number } | undefined {
  if (plainStart.test(value)) {
    const comment = value.indexOf(" #");
    const text = (comment < 0 ? value : value.slice(0, comment)).trimEnd();
    return text.includes(": ") || text.endsWith(":") ? undefined : { value: "some", column };
  }
  if (blockHeader.test(value)) return { value: "block", column };
  return quoted.test(value) || flowList.test(value) || emptyMap.test(value) ? { value: "some", column } : undefined;
}
