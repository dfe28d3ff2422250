import { isAlias, isMap, isScalar } from "yaml";
import type { Alias, ParsedNode, YAMLMap, YAMLSeq } from "yaml";
import type { Problem, ProblemCode } from "../source/problem.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { CollectionStyle, Entry, MapNode, Node, ScalarNode, SequenceNode, Yaml } from "./model.ts";
import { emptyScalar } from "./plain-scalars.ts";
import { yamlScalar } from "./yaml-scalars.ts";

/** The tree of the YAML library as ours: aliases are followed, merge keys are read as if they worked, and both are told. */
export function yamlNodes(file: SourceFile, contents: ParsedNode | undefined): ParsedYaml {
  const reading = newReading(file);
  const root = contents === undefined ? undefined : convert(reading, contents, 1);
  return { root, hasTags: reading.hasTags, problems: reading.problems };
}

/** The root is undefined where the file holds nothing, or nothing that could be read. */
export interface ParsedYaml extends Yaml {
  readonly problems: readonly Problem[];
}

/** Workflows that people write are less than 15 levels deep. Beyond some hundred the YAML library exhausts the stack. */
export const deepestNesting = 100;

/** Aliases may name aliases, so that a small file can mean a huge tree. GitHub's parser pays for each node anew. */
const aliasBudget = { uses: 1000, nodes: 50_000 };

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
      report(reading, "wrong-shape", "a key must be a plain name", keyNode.span);
      continue;
    }
    const key = keyNode.text;
    if (seen.has(key.value)) {
      report(reading, "duplicate-key", `\`${key.value}\` is given twice`, key.span);
    }
    if (key.value === "<<" && isScalar(pair.key) && pair.key.type === "PLAIN") {
      report(reading, "merge-key", "GitHub has no merge keys (`<<`)", key.span);
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
  const at: Span = { file: reading.file, start, end };
  const known = reading.anchors.get(alias.source);
  if (known === undefined) {
    const within = reading.anchors.has(alias.source);
    const message = within
      ? `\`*${alias.source}\` stands inside what it names`
      : `no \`&${alias.source}\` stands before this`;
    report(reading, "yaml-syntax", message, at);
    return standIn(reading, start);
  }
  if (exceedsBudget(reading, known, depth)) {
    if (!reading.budgetSpent) report(reading, "budget", "aliases repeat too much: from here they are not followed", at);
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

function report(reading: Reading, code: ProblemCode, message: string, at: Span): void {
  reading.problems.push({ code, message, at });
}
