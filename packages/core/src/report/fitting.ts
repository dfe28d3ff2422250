/** As many of the lines, from the first on, as take no more than so many bytes together. */
export function fitting(lines: readonly string[], bytes: number): readonly string[] {
  let used = 0;
  const end = lines.findIndex((line) => {
    used += utf8Length(line) + lineBreak;
    return used > bytes;
  });
  return end === -1 ? lines : lines.slice(0, end);
}

const lineBreak = 1;

/** How many bytes the lines take, each with a line break. */
export function bytesOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + utf8Length(line) + lineBreak, 0);
}

/** A lone surrogate is written as U+FFFD, which takes three bytes like any other of its size. */
function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
  }
  return length;
}
