/**
 * A text as it can be printed anywhere: on one line, and what a terminal or a runner would obey (escape sequences,
 * direction marks, invisible characters) is shown as an escape instead.
 */
export function visibleText(text: string): string {
  return replaceUnprintable(text, visibleEscape).replaceAll(oldCommand, `${visibleEscape("#")}#[`);
}

export function visibleEscape(character: string): string {
  const named = namedEscapes.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

/**
 * Replaces control characters, lone surrogates, marks and overrides of the writing direction, line separators, and spaces
 * without a width. Joiners stay: emoji and some scripts are written with them. The expression stands where it is used, since
 * to make one with classes of Unicode takes as long as to print a finding.
 */
export function replaceUnprintable(text: string, by: (character: string) => string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replaceAll(/[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, by);
}

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
