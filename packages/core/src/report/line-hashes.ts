import type { SourceFile } from "../source/source-file.ts";

/**
 * `primaryLocationLineHash` of each line: what code scanning recognizes an alert by when lines move. It is a rolling hash
 * over a hundred characters from the beginning of the line, without blanks, and a number that tells equal lines apart.
 * Uploading by the action fills it in, uploading by the interface does not; both must give the same:
 * https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 *
 * That hash is one of 64 bits. It is kept as two halves of 32, each in a number that stays exact below 2^53.
 */
export function lineHashes(file: SourceFile): readonly string[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const hashes = computeLineHashes(file.text);
  known.set(file, hashes);
  return hashes;
}

const known = new WeakMap<SourceFile, readonly string[]>();

const windowSize = 100;
const multiplier = 37;
const half = 2 ** 32;
const endOfFile = 65535;
const space = 32;
const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;

function computeLineHashes(text: string): readonly string[] {
  const rolling = rollingHash();
  let lineBegins = true;
  for (const code of relevantCodes(text)) {
    rolling.add(code, lineBegins);
    lineBegins = code === lineFeed;
  }
  for (let step = 0; step < windowSize; step += 1) rolling.add(0, false);
  return rolling.hashes;
}

/** Without spaces and tabs, every line break as one line feed, and an end of its own. */
function* relevantCodes(text: string): Iterable<number> {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === space || code === tab) continue;
    if (code === lineFeed && text.charCodeAt(at - 1) === carriageReturn) continue;
    yield code === carriageReturn ? lineFeed : code;
  }
  yield endOfFile;
}

interface RollingHash {
  readonly hashes: readonly string[];
  add(code: number, beginsLine: boolean): void;
}

/** A line's hash is known when its first character is about to leave the window. */
function rollingHash(): RollingHash {
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  const codes = new Uint16Array(windowSize);
  const begins = new Uint8Array(windowSize);
  let high = 0;
  let low = 0;
  let index = 0;
  // What a character has been multiplied by when it leaves.
  const leavingFactor = powerOfMultiplier(windowSize);
  const add = (code: number, beginsLine: boolean): void => {
    if (begins[index] === 1) {
      const hash = hexadecimal(high, low);
      const count = (seen.get(hash) ?? 0) + 1;
      seen.set(hash, count);
      hashes.push(`${hash}:${count}`);
    }
    const leaving = codes[index] ?? 0;
    const nextLow = multiplier * low + code - leavingFactor.low * leaving;
    const carry = Math.floor(nextLow / half);
    high = modulo(multiplier * high + carry - leavingFactor.high * leaving);
    low = modulo(nextLow);
    codes[index] = code;
    begins[index] = beginsLine ? 1 : 0;
    index = (index + 1) % windowSize;
  };
  return { hashes, add };
}

function powerOfMultiplier(exponent: number): { readonly high: number; readonly low: number } {
  let high = 0;
  let low = 1;
  for (let step = 0; step < exponent; step += 1) {
    const product = multiplier * low;
    high = modulo(multiplier * high + Math.floor(product / half));
    low = modulo(product);
  }
  return { high, low };
}

function modulo(value: number): number {
  return value - Math.floor(value / half) * half;
}

function hexadecimal(high: number, low: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
}
