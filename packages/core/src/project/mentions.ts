import { hasHint } from "../knowledge/hints.ts";
import type { Text } from "../source/text.ts";

/** Whether a text has to do with packages by its own words, or by those of scripts and Makefiles that it, or they, call. */
export function mentionsPackages(text: string, scriptAt: (path: string) => Text | undefined): boolean {
  const folders = ["", ...[...text.matchAll(workingDirectory)].map(([, folder]) => `${folder as string}/`)];
  // A set hands out what is added to it on the way.
  const texts = new Set([text]);
  for (const each of texts) {
    if (hasHint(each)) return true;
    for (const [, called] of each.matchAll(calledScript)) {
      for (const folder of folders) {
        const script = scriptAt(`${folder}${called === "make" ? "Makefile" : (called as string)}`);
        if (script) texts.add(script.value);
      }
    }
  }
  return false;
}

const calledScript = /(?:^|[\s"'=(])(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*\.(?:ba)?sh|make)(?=[\s"';)]|$)/gm;

/** Of a step, or by default of all. */
const workingDirectory = /working-directory:\s*["']?(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)/g;
