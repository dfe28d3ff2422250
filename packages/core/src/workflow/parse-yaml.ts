import { Composer, Lexer, Parser } from "yaml";
import type { CST } from "yaml";
import type { Problem, ProblemCode } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import { deepestNesting, yamlNodes, type ParsedYaml } from "./yaml-nodes.ts";

/**
 * YAML as GitHub reads it, whatever the text is: the core schema of YAML 1.2, so that `on` is a string, with aliases and
 * without merge keys. Never throws, and its result is bounded by the length of the text.
 */
export function parseYaml(file: SourceFile): ParsedYaml {
  if (file.text.length > longestFile) {
    const message = `longer than ${longestFile} characters: the file was not read`;
    return { root: undefined, hasTags: false, problems: [problemAt(file, "budget", message, 0, 0)] };
  }
  const tokens = syntaxTokens(file.text);
  if (tokens === undefined) {
    const message = `nested deeper than ${deepestNesting} levels: the file was not read`;
    return { root: undefined, hasTags: false, problems: [problemAt(file, "budget", message, 0, 0)] };
  }
  const [document, second] = new Composer(composerOptions).compose(tokens, true, file.text.length);
  // One slip makes many of them; the first tells what there is to know.
  const errors = document?.errors.slice(0, 1) ?? [];
  const { root, hasTags, problems } = yamlNodes(file, document?.contents ?? undefined);
  if (errors.length > 0) {
    // What else is odd about a broken document may well come from the break.
    const broken = errors.map(({ message, pos }) => problemAt(file, "yaml-syntax", sentence(message), pos[0], pos[1]));
    return { root, hasTags, problems: broken };
  }
  if (second === undefined) return { root, hasTags, problems };
  const start = second.range[0];
  const message = "a second YAML document begins here: GitHub reads only one";
  return { root, hasTags, problems: [problemAt(file, "yaml-syntax", message, start, start), ...problems] };
}

/**
 * The schema is named so that `%YAML 1.1` in a file cannot turn `on` into a boolean. Positions come with every error, so
 * the library need not render them.
 */
const composerOptions = {
  schema: "core",
  merge: false,
  resolveKnownTags: false,
  keepSourceTokens: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/**
 * GitHub reads half as much of a workflow:
 * https://github.com/actions/runner/blob/main/src/Sdk/WorkflowParser/ParseOptions.cs
 */
const longestFile = 2 * 1024 * 1024;

/** The tokens of the whole text, or undefined where it is nested too deep for what comes after. */
function syntaxTokens(text: string): readonly CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > deepestNesting) return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function problemAt(file: SourceFile, code: ProblemCode, message: string, start: number, end: number): Problem {
  const from = Math.min(start, file.text.length);
  return { code, message, at: { file, start: from, end: Math.max(from, Math.min(end, file.text.length)) } };
}

/** The library's messages begin with a capital; ours are continued after a path and a colon. */
function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
