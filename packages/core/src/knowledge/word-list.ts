/** A long list of words, kept as dense as people read it: one for each option would fill a page. */
export function wordList(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}
