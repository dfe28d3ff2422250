import { Lexer, Parser } from "@actions/expressions";

/** The contexts and functions that may be used at a place, as a workflow schema lists them: `github`, `hashFiles(1,255)`. */
export interface AllowedNames {
  readonly contexts: string[];
  readonly functions: { name: string; minArgs: number; maxArgs: number }[];
}

/** https://github.com/actions/languageservices/blob/main/workflow-parser/src/templates/allowed-context.ts */
export function allowedNames(listed: readonly string[]): AllowedNames {
  const names: AllowedNames = { contexts: [], functions: [] };
  for (const item of listed) {
    const [, name, least, most] = FUNCTION.exec(item) ?? [];
    if (name === undefined) names.contexts.push(item);
    else {
      const maxArgs = most === "MAX" ? Number.MAX_SAFE_INTEGER : Number(most);
      names.functions.push({ name, minArgs: Number(least), maxArgs });
    }
  }
  return names;
}

const FUNCTION = /^(\w+)\((\d+),(\d+|MAX)\)$/;

/** Whether GitHub's own parser takes what stands between the braces of `${{ }}`. It knows no more than what may be used there. */
export function isValidExpression(inner: string, { contexts, functions }: AllowedNames): boolean {
  try {
    const { tokens } = new Lexer(inner).lex();
    new Parser(tokens, contexts, functions).parse();
    return true;
  } catch {
    // The library tells of every mistake by throwing; nothing else runs in here.
    return false;
  }
}
