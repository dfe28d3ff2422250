import { hasHint } from "../knowledge/hints.ts";
import type { Text } from "../source/text.ts";

/**
 * Whether a text has to do with packages by its own words, or by those of scripts and Makefiles that it, or they, call;
 * what stands around it may say in which folder.
 */
export function mentionsPackages(
  text: string,
  scriptAt: (path: string) => Text | undefined,
  around: string = "",
): boolean {
  // A set hands out what is added to it on the way.
  const texts = new Set([text]);
  for (const each of texts) {
    if (hasHint(each)) return true;
    const paths = calledIn(each);
    const folders = paths.size > 0 ? ["", ...foldersIn(text), ...foldersIn(around)] : [];
    for (const path of paths) {
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
  const paths = calls.flatMap(({ begins, pattern }) =>
    begins.some((start) => text.includes(start)) ? [...text.matchAll(pattern)].map(([, path]) => path as string) : [],
  );
  if (text.includes("make") && /\bmake\b/.test(text)) paths.push("Makefile", "makefile", "GNUmakefile");
  return new Set(paths);
}

/** Each begins with a text that is fast to find, and looks back from there. Most texts have none of them. */
const calls = [
  {
    begins: [".sh", ".bash"],
    pattern: /\.(?:ba)?sh(?=[\s"';)]|$)(?<=(?:^|[\s"'=(])(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*))/gm,
  },
  {
    begins: ["./"],
    pattern:
      /\.\/(?<=(?:^|run:|[;&|(]|\b(?:sudo|exec|then|do|else)[ \t])[ \t]*\.\/)([\w.-]+(?:\/[\w.-]+)*)(?=[\s"';)]|$)/gm,
  },
  {
    begins: ["sh ", "sh\t", "source"],
    pattern: /\b(?:bash|sh|source)[ \t]+(?:-\w+[ \t]+)*(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)(?=[\s"';)]|$)/gm,
  },
  // Of a Makefile.
  { begins: ["include "], pattern: /(?<=^ *include [^#\n]*)(?<![\w./-])(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)/gm },
];

function foldersIn(text: string): readonly string[] {
  return [...text.matchAll(workingDirectory)].map(([, folder]) => `${folder as string}/`);
}

/** Of a step, or by default of all. */
const workingDirectory = /working-directory:\s*["']?(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*)/g;
