import type { Text } from "../source/text.ts";
import { cmdWord } from "./cmd-word.ts";
import type { CmdReader } from "./cmd-word.ts";
import type { Assignment, Command, Redirect, Script, Statement, Word } from "./script.ts";
import { brokenLines, scriptSource } from "./script-source.ts";

/** Stands where an expression is: no character of any name or sign. */
const filler = "\uE000";

/**
 * Windows' `cmd`, as far as a script is commands one below the other. Blocks, labels, loops and conditions are not: a script
 * with one of them is not read at all, since any line of it may be jumped over.
 * https://learn.microsoft.com/windows-server/administration/windows-commands/windows-commands
 */
export function parseCmd(text: Text): Script {
  const reader: CmdReader = { ...scriptSource(text, filler), at: 0 };
  const body: Statement[] = [];
  while (reader.at < reader.masked.length) {
    const line = nextLine(reader);
    if (line === "not plain") return { dialect: "none", body: [], sets: [], broken: [] };
    if (line !== undefined) body.push(line);
  }
  return { dialect: "cmd", body, sets: [], broken: brokenLines(reader) };
}

/** What makes a script more than commands; `set /a` and `set /p` work something out. */
const notPlain = /@?[ \t]*(?:[(:)]|(?:if|for|goto|call|setlocal|endlocal|shift)(?![\w.-])|set[ \t]+"?\/)/iy;

/** `if errorlevel 1 exit /b 1`: the commands before are taken to succeed anyway. */
const stopsOnFailure =
  /@?[ \t]*if[ \t]+(?:not[ \t]+)?(?:errorlevel[ \t]+\d+|"?%errorlevel%"?[ \t]*(?:neq|equ|gtr|==)[ \t]*"?\d+"?)[ \t]+exit\b[^\n&|()]*(?=\n|$)/iy;

const remark = /@?[ \t]*(?:::|rem(?![\w.-]))[^\n]*/iy;

function nextLine(reader: CmdReader): Statement | "not plain" | undefined {
  if (take(reader, /[ \t\n]+/y) || take(reader, remark) || take(reader, stopsOnFailure)) return undefined;
  return chain(reader);
}

/** `a && b || c & d`: a lone `&` begins another command, whatever came of the one before. */
function chain(reader: CmdReader): Statement | "not plain" | undefined {
  const body: Statement[] = [];
  do {
    const first = pipeline(reader);
    if (first === "not plain") return first;
    const rest: { when: "&&" | "||"; then: Statement }[] = [];
    for (let sign = take(reader, /&&|\|\|/y); sign !== undefined; sign = take(reader, /&&|\|\|/y)) {
      const then = pipeline(reader);
      if (then === "not plain") return then;
      if (then) rest.push({ when: sign === "&&" ? "&&" : "||", then });
    }
    if (first) body.push(rest.length === 0 ? first : { kind: "and-or", first, rest });
  } while (take(reader, /&/y));
  return body.length > 1 ? { kind: "block", body, subshell: false, redirects: [] } : body[0];
}

function pipeline(reader: CmdReader): Statement | "not plain" | undefined {
  const start = reader.at;
  const stages: Statement[] = [];
  do {
    const stage = command(reader);
    if (stage === "not plain") return stage;
    if (stage) stages.push(stage);
  } while (take(reader, /\|(?!\|)/y));
  const [only] = stages;
  return stages.length > 1 ? { kind: "pipeline", stages, text: reader.text.slice(start, reader.at) } : only;
}

function command(reader: CmdReader): Command | "not plain" | undefined {
  if (take(reader, notPlain)) return "not plain";
  take(reader, /(?:[ \t@]|\^\n)+/y);
  const start = reader.at;
  const assigned = assignment(reader);
  if (assigned) return assigned;
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  for (;;) {
    take(reader, /(?:[ \t]|\^\n)+/y);
    const redirect = redirectOf(reader);
    if (redirect) redirects.push(redirect);
    else if (/^(?:[\n&|]|$)/.test(reader.masked.slice(reader.at, reader.at + 1))) break;
    else words.push(cmdWord(reader, /[ \t\n&|<>]/));
  }
  if (words.length === 0 && redirects.length === 0) return undefined;
  const text = reader.text.slice(start, start + reader.masked.slice(start, reader.at).trimEnd().length);
  return { kind: "command", assignments: [], words, redirects, text };
}

/** `set X=a b`, `set "X=a b"`: all up to the last quote, or to the end of the command, is the value. */
function assignment(reader: CmdReader): Command | undefined {
  const start = reader.at;
  const head = /set[ \t]+("?)([A-Za-z_]\w*)=/iy;
  head.lastIndex = start;
  const match = head.exec(reader.masked);
  if (!match) return undefined;
  reader.at = head.lastIndex;
  const value = cmdWord(reader, match[1] === "" ? /[\n&|]/ : /["\n]/);
  if (match[1] !== "") take(reader, /"[^\n&|]*/y);
  const text = reader.text.slice(start, reader.at);
  const assigned: Assignment = { name: (match[2] ?? "").toUpperCase(), append: false, value, text };
  return { kind: "command", assignments: [assigned], words: [], redirects: [], text };
}

function redirectOf(reader: CmdReader): Redirect | undefined {
  const sign = take(reader, /[0-9]?(?:>>?|<)[ \t]*/y)?.trim();
  if (sign === undefined) return undefined;
  const reads = sign.includes("<");
  const descriptor = /^\d/.test(sign) ? Number(sign[0]) : reads ? 0 : 1;
  const start = reader.at;
  if (take(reader, /&\d/y)) {
    const text = reader.text.slice(start + 1, reader.at);
    return {
      descriptor,
      kind: "duplicate",
      target: { parts: [{ kind: "text", value: text.value, quoted: false, text }], text },
    };
  }
  const target = cmdWord(reader, /[ \t\n&|<>]/);
  return { descriptor, kind: reads ? "read" : sign.includes(">>") ? "append" : "write", target };
}

function take(reader: CmdReader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const match = pattern.exec(reader.masked);
  if (!match) return undefined;
  reader.at += match[0].length;
  return match[0];
}
