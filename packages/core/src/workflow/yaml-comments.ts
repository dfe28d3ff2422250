import { Lexer } from "yaml";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";

/** Every comment of a YAML file, from its `#` to the end of its line. A `#` in a string or in a script is none. */
export function yamlComments(file: SourceFile): readonly Span[] {
  const comments: Span[] = [];
  let at = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(file.text)) {
    // The lexer announces a scalar, and some changes of its own state, by control characters that stand in no file.
    if (!isScalar && announcements.has(lexeme)) {
      isScalar = lexeme === scalarAhead;
      continue;
    }
    if (!isScalar && lexeme.startsWith("#")) comments.push({ file, start: at, end: at + lexeme.length });
    isScalar = false;
    at += lexeme.length;
  }
  return comments;
}

/** https://eemeli.org/yaml/#lexer */
const scalarAhead = "\u001f";
const announcements: ReadonlySet<string> = new Set(["\u0002", "\u0018", scalarAhead]);
