import { hints } from "../knowledge/hints.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Text } from "../source/text.ts";

/** Whether a file has to do with packages by its own words, or by those of a script or a Makefile that it calls. */
export function mentionsPackages({ text }: SourceFile, scriptAt: (path: string) => Text | undefined): boolean {
  if (hints.test(text)) return true;
  for (const called of text.matchAll(calledScript)) {
    const path = called[1] === "make" ? "Makefile" : (called[1] as string);
    if (hints.test(scriptAt(path)?.value ?? "")) return true;
  }
  return false;
}

const calledScript = /(?:^|[\s"'=(])(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*\.(?:ba)?sh|make)(?=[\s"';)]|$)/gm;
