import type { HereDoc, Redirect as BashRedirect, Redirection, RedirectDescriptor } from "unbash";
import { assignedWord, bashWord, hereDocumentParts } from "./bash-word.ts";
import type { BashSource } from "./bash-word.ts";
import type { Redirect, Word, WordPart } from "./script.ts";
import { partsAround } from "./script-source.ts";
import { unindentedText } from "./unescaped-text.ts";

/** Redirects in the order in which they are written. One without its target is a syntax error and is left out. */
export function bashRedirects(source: BashSource, redirections: readonly Redirection[]): readonly Redirect[] {
  return redirections.flatMap((redirection): Redirect[] => {
    if (redirection.type === "HereDoc") {
      const descriptor = descriptorOf(redirection.descriptor, 0);
      return [{ descriptor, kind: "here-document", target: hereDocument(source, redirection) }];
    }
    if (redirection.target === undefined) return [];
    if (redirection.type === "HereString") {
      const target = assignedWord(source, redirection.target);
      return [{ descriptor: descriptorOf(redirection.descriptor, 0), kind: "here-string", target }];
    }
    return [plainRedirect(redirection, bashWord(source, redirection.target))];
  });
}

function plainRedirect(redirection: BashRedirect, target: Word): Redirect {
  const { kind, standard } = operators[redirection.operator];
  // `>& file` sends both outputs to a file; only a number or a dash after it is a descriptor.
  if (redirection.operator === ">&" && !/^(\d+-?|-)$/.test(target.text.value)) {
    return { descriptor: -1, kind: "write", target };
  }
  return { descriptor: descriptorOf(redirection.descriptor, standard), kind, target };
}

const operators = {
  ">": { kind: "write", standard: 1 },
  ">|": { kind: "write", standard: 1 },
  ">>": { kind: "append", standard: 1 },
  "<": { kind: "read", standard: 0 },
  "<>": { kind: "read", standard: 0 },
  "<&": { kind: "duplicate", standard: 0 },
  ">&": { kind: "duplicate", standard: 1 },
  "&>": { kind: "write", standard: -1 },
  "&>>": { kind: "append", standard: -1 },
} as const;

/** For `{name}>file` bash takes a free descriptor from 10 on. */
function descriptorOf(given: RedirectDescriptor | undefined, standard: number): number {
  if (given === undefined) return standard;
  return given.type === "FileDescriptor" ? given.value : 10;
}

function hereDocument(source: BashSource, document: HereDoc): Word {
  const { body } = document;
  const expands = document.delimiter?.quoted !== true;
  const { pos, end } = body;
  const parts = expands
    ? hereDocumentParts(source, body)
    : partsAround(source, pos, end, true, (text) => ({ kind: "text", value: text.value, quoted: true, text }));
  return {
    parts: document.operator === "<<-" ? parts.map(withoutIndent) : parts,
    text: source.text.slice(body.pos, body.end),
  };
}

/** A text after another part goes on in the middle of a line. */
function withoutIndent(part: WordPart, index: number): WordPart {
  if (part.kind !== "text") return part;
  const text = unindentedText(part.text, index === 0);
  return { ...part, value: text.value, text };
}
