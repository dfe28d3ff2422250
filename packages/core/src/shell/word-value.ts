import type { Text } from "../source/text.ts";
import { joinedText } from "./joined-text.ts";
import type { Word } from "./script.ts";

/** What the word certainly is, where nothing in it depends on anything. */
export function literalOf(word: Word): string | undefined {
  let literal = "";
  for (const part of word.parts) {
    if (part.kind !== "text") return undefined;
    literal += part.value;
  }
  return literal;
}

/**
 * The word without its quotes and escapes, expansions left as they are written: what `eval "…"`, `bash -c '…'` or
 * `sh <<EOF` reads as a script once more. Every part of it still knows its place in the file.
 */
export function textOfWord(word: Word): Text {
  return joinedText(
    word.parts.map((part) => part.text),
    word.text,
  );
}
