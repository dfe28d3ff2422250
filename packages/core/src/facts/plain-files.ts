import type { SourceFile } from "../source/source-file.ts";

const plainFiles = new WeakMap<SourceFile, boolean>();

/** Whether a file can be added to. Every step asks, so the answer is kept. */
export function isPlain(file: SourceFile): boolean {
  const known = plainFiles.get(file) ?? isWrittenPlainly(file);
  plainFiles.set(file, known);
  return known;
}

/** What an anchor names stands in several places at once, and mixed line breaks leave open which one to write. */
function isWrittenPlainly({ path, text }: SourceFile): boolean {
  if (!/\.ya?ml$/.test(path) || /^ *(?:- +)*(?:[\w"'.-]+: +)?[&*]\w/m.test(text)) return false;
  const count = (sign: string): number => text.split(sign).length - 1;
  return count("\r") === 0 || (count("\r") === count("\n") && count("\n") === count("\r\n"));
}
