import { Composer, isAlias, isMap, isScalar, Lexer, Parser } from "yaml";
import type { Alias, CST, ParsedNode, YAMLMap, YAMLSeq } from "yaml";
import type { Problem, ProblemCode } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { CollectionStyle, Entry, MapNode, Node, ScalarNode, SequenceNode, Yaml } from "./model.ts";
import { emptyScalar } from "./plain-scalars.ts";
import { yamlScalar } from "./yaml-scalars.ts";

/** The root is undefined where the file holds nothing, or nothing that could be read. */
export interface ParsedYaml extends Yaml {
  readonly problems: readonly Problem[];
}

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
  const reading = newReading(file);
  if (second !== undefined) {
    const start = second.range[0];
    report(reading, "yaml-syntax", "a second YAML document begins here: GitHub reads only one", start, start);
  }
  const contents = document?.contents;
  const root = contents ? convert(reading, contents, 1) : undefined;
  const { hasTags } = reading;
  if (errors.length === 0) return { root, hasTags, problems: reading.problems };
  // What else is odd about a broken document may well come from the break.
  return {
    root,
    hasTags,
    problems: errors.map(({ message, pos }) => problemAt(file, "yaml-syntax", sentence(message), pos[0], pos[1])),
  };
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

/** Workflows that people write are less than 15 levels deep. Beyond some hundred the YAML library exhausts the stack. */
const deepestNesting = 100;

/** Aliases may name aliases, so that a small file can mean a huge tree. GitHub's parser pays for each node anew. */
const aliasBudget = { uses: 1000, nodes: 50_000 };

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

/** One walk over one document. */
interface Reading {
  readonly file: SourceFile;
  readonly problems: Problem[];
  /** What each anchor names so far; undefined while its node is still being read. */
  readonly anchors: Map<string, Anchored | undefined>;
  /** Nodes so far, each counted as often as aliases repeat it. */
  nodes: number;
  deepest: number;
  aliasUses: number;
  aliasNodes: number;
  budgetSpent: boolean;
  hasTags: boolean;
}

interface Anchored {
  readonly node: Node;
  readonly nodes: number;
  readonly height: number;
}

function newReading(file: SourceFile): Reading {
  return {
    file,
    problems: [],
    anchors: new Map(),
    nodes: 0,
    deepest: 0,
    aliasUses: 0,
    aliasNodes: 0,
    budgetSpent: false,
    hasTags: false,
  };
}

function convert(reading: Reading, node: ParsedNode, depth: number): Node {
  if (isAlias(node)) return resolveAlias(reading, node, depth);
  const { anchor } = node;
  if (anchor === undefined) return convertContent(reading, node, depth);
  const nodesBefore = reading.nodes;
  const deepestBefore = reading.deepest;
  reading.anchors.set(anchor, undefined);
  reading.deepest = depth;
  const converted = convertContent(reading, node, depth);
  reading.anchors.set(anchor, { node: converted, nodes: reading.nodes - nodesBefore, height: reading.deepest - depth });
  reading.deepest = Math.max(reading.deepest, deepestBefore);
  return converted;
}

function convertContent(reading: Reading, node: Exclude<ParsedNode, Alias.Parsed>, depth: number): Node {
  reading.nodes++;
  if (node.tag !== undefined) reading.hasTags = true;
  if (depth > reading.deepest) reading.deepest = depth;
  if (isScalar(node)) return yamlScalar(reading.file, node);
  return isMap(node) ? convertMap(reading, node, depth) : convertSequence(reading, node, depth);
}

function convertMap(reading: Reading, map: YAMLMap.Parsed, depth: number): MapNode {
  const entries: Entry[] = [];
  const merged: Entry[] = [];
  const seen = new Set<string>();
  let contentEnd = map.range[0];
  for (const pair of map.items) {
    const keyNode = convert(reading, pair.key, depth + 1);
    contentEnd = Math.max(contentEnd, endOf(pair.key, keyNode));
    const value = pair.value ? convert(reading, pair.value, depth + 1) : emptyScalar(reading.file, contentEnd);
    if (pair.value) contentEnd = Math.max(contentEnd, endOf(pair.value, value));
    if (keyNode.kind !== "scalar") {
      reading.problems.push({ code: "wrong-shape", message: "a key must be a plain name", at: keyNode.span });
      continue;
    }
    const key = keyNode.text;
    if (seen.has(key.value)) {
      reading.problems.push({ code: "duplicate-key", message: `\`${key.value}\` is given twice`, at: key.span });
    }
    if (key.value === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
      reading.problems.push({ code: "merge-key", message: "GitHub has no merge keys (`<<`)", at: key.span });
      merged.push(...entriesOf(value));
      continue;
    }
    seen.add(key.value);
    entries.push({ key, value });
  }
  for (const entry of merged) {
    if (!seen.has(entry.key.value)) entries.push(entry);
    seen.add(entry.key.value);
  }
  return { kind: "map", style: styleOf(map), entries, span: collectionSpan(reading, map, contentEnd) };
}

/** What a merge key was meant to bring in: it is read as if it worked, so that nothing else seems to be missing. */
function entriesOf(merged: Node): readonly Entry[] {
  if (merged.kind === "map") return merged.entries;
  return merged.kind === "sequence" ? merged.items.flatMap((item) => (item.kind === "map" ? item.entries : [])) : [];
}

function convertSequence(reading: Reading, sequence: YAMLSeq.Parsed, depth: number): SequenceNode {
  const items: Node[] = [];
  let contentEnd = sequence.range[0];
  for (const item of sequence.items) {
    const node = convert(reading, item, depth + 1);
    contentEnd = Math.max(contentEnd, endOf(item, node));
    items.push(node);
  }
  return { kind: "sequence", style: styleOf(sequence), items, span: collectionSpan(reading, sequence, contentEnd) };
}

function styleOf({ flow }: YAMLMap.Parsed | YAMLSeq.Parsed): CollectionStyle {
  return flow === true ? "flow" : "block";
}

/** A block collection ends for the library after the comments and empty lines that follow; here, with its content. */
function collectionSpan(reading: Reading, node: YAMLMap.Parsed | YAMLSeq.Parsed, contentEnd: number): Span {
  return { file: reading.file, start: node.range[0], end: node.flow === true ? node.range[1] : contentEnd };
}

/** Where a child ends within its parent: an alias stands there itself, its node elsewhere. */
function endOf(written: ParsedNode, node: Node): number {
  return isAlias(written) ? written.range[1] : node.span.end;
}

function resolveAlias(reading: Reading, alias: Alias.Parsed, depth: number): Node {
  const [start, end] = alias.range;
  const known = reading.anchors.get(alias.source);
  if (known === undefined) {
    const within = reading.anchors.has(alias.source);
    const message = within
      ? `\`*${alias.source}\` stands inside what it names`
      : `no \`&${alias.source}\` stands before this`;
    report(reading, "yaml-syntax", message, start, end);
    return standIn(reading, start);
  }
  if (exceedsBudget(reading, known, depth)) {
    if (!reading.budgetSpent)
      report(reading, "budget", "aliases repeat too much: from here they are not followed", start, end);
    reading.budgetSpent = true;
    return standIn(reading, start);
  }
  reading.aliasUses++;
  reading.aliasNodes += known.nodes;
  reading.nodes += known.nodes;
  reading.deepest = Math.max(reading.deepest, depth + known.height);
  return known.node;
}

/** What stands for an alias that is not followed counts like any other node, for aliases may repeat it in turn. */
function standIn(reading: Reading, at: number): ScalarNode {
  reading.nodes++;
  return emptyScalar(reading.file, at);
}

function exceedsBudget(reading: Reading, target: Anchored, depth: number): boolean {
  return (
    reading.aliasUses >= aliasBudget.uses ||
    reading.aliasNodes + target.nodes > aliasBudget.nodes ||
    depth + target.height > deepestNesting
  );
}

function report(reading: Reading, code: ProblemCode, message: string, start: number, end: number): void {
  reading.problems.push(problemAt(reading.file, code, message, start, end));
}

function problemAt(file: SourceFile, code: ProblemCode, message: string, start: number, end: number): Problem {
  const from = Math.min(start, file.text.length);
  return { code, message, at: { file, start: from, end: Math.max(from, Math.min(end, file.text.length)) } };
}

/** The library's messages begin with a capital; ours are continued after a path and a colon. */
function sentence(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
