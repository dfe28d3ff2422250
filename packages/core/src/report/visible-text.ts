/**
 * A text as it can be printed anywhere: on one line, and what a terminal or a runner would obey (escape sequences,
 * direction marks, invisible characters) is shown as an escape instead.
 */
export function visibleText(text: string): string {
  return text
    .replaceAll(unprintable, (character) => visibleEscape(character))
    .replaceAll(oldCommand, `${visibleEscape("#")}#[`);
}

export function visibleEscape(character: string): string {
  const named = namedEscapes.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * Control characters, lone surrogates, marks and overrides of the writing direction, line separators, and spaces without
 * a width. Joiners stay: emoji and some scripts are written with them.
 */
export const unprintable = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * A runner looks for its older commands (`##[add-path]`) anywhere in a line, so no gutter guards against them:
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export const oldCommand = "##[";

const namedEscapes: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);
