import type { Text } from "../source/text.ts";
import type { Word, WordPart } from "./script.ts";
import { partsAround } from "./script-source.ts";
import type { ScriptSource } from "./script-source.ts";

/** A script for Windows' `cmd` that is being read, up to `at`. */
export interface CmdReader extends ScriptSource {
  at: number;
}

/** Reads one word: up to a sign that ends it outside of quotes. The program itself takes the quotes away. */
export function cmdWord(reader: CmdReader, ending: RegExp): Word {
  const start = reader.at;
  const parts: WordPart[] = [];
  let quoted = false;
  while (reader.at < reader.masked.length) {
    const here = reader.masked.charAt(reader.at);
    if (here === "\n" || (!quoted && ending.test(here))) break;
    if (here === '"') {
      quoted = !quoted;
      reader.at++;
      // What is empty in quotes is a word all the same.
      parts.push(textPart(reader.text.slice(reader.at, reader.at), true));
    } else if (here === "%") parts.push(...percent(reader, quoted));
    else if (here === "^" && !quoted) parts.push(...escaped(reader));
    else parts.push(...plain(reader, quoted, ending));
  }
  if (quoted) reader.errors.push(start);
  return { parts, text: reader.text.slice(start, reader.at) };
}

function plain(reader: CmdReader, quoted: boolean, ending: RegExp): WordPart[] {
  const start = reader.at;
  do reader.at++;
  while (reader.at < reader.masked.length && !isSpecial(reader.masked.charAt(reader.at), quoted, ending));
  return partsAround(reader, start, reader.at, quoted, (text) => textPart(text, quoted));
}

function isSpecial(sign: string, quoted: boolean, ending: RegExp): boolean {
  return '"%\n'.includes(sign) || (!quoted && (sign === "^" || ending.test(sign)));
}

/** `^&` is the sign itself; at the end of a line it takes the line break away. */
function escaped(reader: CmdReader): WordPart[] {
  const start = ++reader.at;
  if (start >= reader.masked.length) return [];
  reader.at++;
  return reader.masked.charAt(start) === "\n" ? [] : [textPart(reader.text.slice(start, reader.at), false)];
}

/** `%X%`; of `%X:~0,7%`, `%1` and `%~dp0` it is known only when it runs what they are. */
function percent(reader: CmdReader, quoted: boolean): WordPart[] {
  const start = reader.at;
  const pattern = /%(?:(%)|(\w+)%|\w+:[^%\n]{0,200}%|~?\w*)/y;
  pattern.lastIndex = start;
  const match = pattern.exec(reader.masked);
  reader.at += match?.[0].length ?? 1;
  const text = reader.text.slice(start, reader.at);
  if (match?.[1] !== undefined) return [textPart(reader.text.slice(start + 1, reader.at), quoted)];
  const name = (match?.[2] ?? "").toUpperCase();
  if (name === "" || workedOut.has(name)) return [{ kind: "dynamic", quoted, text }];
  return [{ kind: "variable", name, change: undefined, quoted, text }];
}

/** https://learn.microsoft.com/windows-server/administration/windows-commands/set_1#remarks */
const workedOut = new Set(["CD", "DATE", "TIME", "RANDOM", "ERRORLEVEL", "CMDEXTVERSION", "CMDCMDLINE"]);

function textPart(text: Text, quoted: boolean): WordPart {
  return { kind: "text", value: text.value, quoted, text };
}
