import type { SourceFile } from "../source/source-file.ts";
import { plainText } from "../source/text.ts";
import type { Text } from "../source/text.ts";
import type { Project } from "./project.ts";

/** Reads each script of a repository once. */
export function scriptReader(lookup: (path: string) => SourceFile | undefined): Project["scriptAt"] {
  const scripts = new Map<string, Text | undefined>();
  return (path) => {
    if (!scripts.has(path)) {
      const file = lookup(path);
      scripts.set(path, file && file.text.length <= largestScript ? plainText(file, 0, file.text.length) : undefined);
    }
    return scripts.get(path);
  };
}

/** A script of more characters than this is no script that a person wrote. */
const largestScript = 200_000;
