import type { Statement } from "./script.ts";
import type { ScriptSource } from "./script-source.ts";

/** A PowerShell script that is being read, up to `at`. */
export interface PowershellReader extends ScriptSource {
  at: number;
  /** How many brackets are open around `at`. */
  depth: number;
  /** Reads statements up to and over the bracket that ends them. */
  statementsUntil(closer: ")" | "}"): readonly Statement[];
}

/** More brackets than that are no script, and are read as plain characters: no call stack lasts for ever. */
const deepest = 64;

export function canNest(reader: PowershellReader): boolean {
  if (reader.depth < deepest) return true;
  reader.errors.push(reader.at);
  return false;
}

/** Stands where an expression is: no character of any name, sign or keyword. */
export const powershellFiller = "\uE000";

/** Reads what the sticky pattern matches here, if it does. */
export function take(reader: PowershellReader, pattern: RegExp): RegExpExecArray | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.masked);
  if (match === null) return undefined;
  reader.at += match[0].length;
  return match;
}

/** Blanks, continued lines and comments; with `breaks`, ends of lines too. */
export function skipBlanks(reader: PowershellReader, breaks: boolean): void {
  const { masked } = reader;
  for (;;) {
    if (take(reader, breaks ? /(?:\s|`\n)+/y : /(?:[^\S\n]|`\n)+/y) !== undefined) continue;
    if (masked.startsWith("<#", reader.at)) {
      const end = masked.indexOf("#>", reader.at + 2);
      if (end < 0) reader.errors.push(reader.at);
      reader.at = end < 0 ? masked.length : end + 2;
    } else if (take(reader, /#[^\n]*/y) === undefined) {
      return;
    }
  }
}
