import { literal } from "../../expressions/make-value.ts";
import { literalOf } from "../../expressions/read-value.ts";
import type { WordValue } from "./invocation.ts";

/**
 * Words with those made one that the shell has cut out of `{{ github.actor }}`, which was meant to be one expression: told
 * apart, the name would be `{{`. No tool has a use for such words.
 */
export function withWholeBraces(words: readonly WordValue[]): readonly WordValue[] {
  if (!words.some((word) => textOf(word).includes("{{"))) return words;
  const whole: WordValue[] = [];
  for (let index = 0; index < words.length; index++) {
    const end = isOpened(words, index) ? words.findIndex((word, at) => at > index && closes(word)) : -1;
    const joined = end < 0 ? undefined : asWritten(words.slice(index, end + 1));
    if (joined) index = end;
    whole.push(joined ?? (words[index] as WordValue));
  }
  return whole;
}

function isOpened(words: readonly WordValue[], index: number): boolean {
  const text = textOf(words[index]);
  return /\{\{(?!.*\}\})/.test(text) || (text === "$" && textOf(words[index + 1]).startsWith("{{"));
}

function closes(word: WordValue): boolean {
  return textOf(word).includes("}}");
}

/** Undefined where anything but blanks stands between them, or a quote or an escape in them. */
function asWritten(words: readonly WordValue[]): WordValue | undefined {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || first.at.file !== last.at.file) return undefined;
  const at = { ...first.at, end: last.at.end };
  const text = at.file.text.slice(at.start, at.end);
  const isPlain = words.map(textOf).join(" ") === text.replaceAll(/[ \t]+/g, " ");
  return isPlain ? { value: literal(text, at), at, pasted: [] } : undefined;
}

function textOf(word: WordValue | undefined): string {
  return (word && literalOf(word.value)) ?? "";
}
