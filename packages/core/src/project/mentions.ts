import { hasHint } from "../knowledge/hints.ts";
import type { Text } from "../source/text.ts";

/** Whether a text has to do with packages by its own words, or by those of scripts and Makefiles that it, or they, call. */
export function mentionsPackages(text: string, scriptAt: (path: string) => Text | undefined): boolean {
  const folders = ["", ...[...text.matchAll(workingDirectory)].map(([, folder]) => `${folder as string}/`)];
  // A set hands out what is added to it on the way.
  const texts = new Set([text]);
  for (const each of texts) {
    if (hasHint(each)) return true;
    for (const path of calledIn(each)) {
      for (const folder of folders) {
        const script = scriptAt(`${folder}${path}`);
        if (script) texts.add(script.value);
      }
    }
  }
  return false;
}

/** Files that may be scripts which a text calls: those named like one, and those with a path where a command stands. */
function calledIn(text: string): ReadonlySet<string> {
  const paths = [...text.matchAll(namedScript), ...text.matchAll(commandPath)].map(
    ([, path, other]) => (path ?? other) as string,
  );
  if (/\bmake\b/.test(text)) paths.push("Makefile", "makefile", "GNUmakefile");
  return new Set(paths);
}

const namedScript = /(?:^|[\s"'=(])(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*\.(?:ba)?sh)(?=[\s"';)]|$)/gm;
const commandPath =
  /(?:^|run:|[;&|(]|\b(?:sudo|exec|then|do|else|bash|sh|source)[ \t])[ \t]*(?:-\w+[ \t]+)*(?:\.\/([\w.-]+(?:\/[\w.-]+)*)|([\w.-]+(?:\/[\w.-]+)+))(?=[\s"';)]|$)/gm;

/** Of a step, or by default of all. */
const workingDirectory = /working-directory:\s*["']?(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)/g;
