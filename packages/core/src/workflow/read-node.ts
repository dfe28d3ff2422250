import type { Span } from "../source/span.ts";
import { plainText, type Text } from "../source/text.ts";
import type { Entry, Job, MapNode, Node, Pair, ScalarNode } from "./model.ts";

/** The entry of that name, the first one where it is given twice. */
export function entryAt(node: Node | undefined, key: string): Entry | undefined {
  return entriesOf(node).find((entry) => entry.key.value === key);
}

export function valueAt(node: Node | undefined, key: string): Node | undefined {
  return entryAt(node, key)?.value;
}

/** A scalar's text; undefined also where nothing is written, which GitHub takes as not given. */
export function textAt(node: Node | undefined, key: string): Text | undefined {
  return textOfNode(valueAt(node, key));
}

export function textOfNode(node: Node | undefined): Text | undefined {
  return node?.kind === "scalar" && node.type !== "null" ? node.text : undefined;
}

/** What `name` and `[name, name]` have in common. */
export function textsOf(node: Node | undefined): readonly Text[] {
  const nodes = node?.kind === "sequence" ? node.items : [node];
  return nodes.map(textOfNode).filter((text) => text !== undefined);
}

export function pairsAt(node: Node | undefined, key: string): readonly Pair[] {
  return pairsOf(valueAt(node, key));
}

/**
 * The entries that GitHub takes: maps and lists as values are refused by it, and left out here. A value like `{{ x }}` or
 * `{ secrets.X }`, which YAML reads as a map, stays as it is written: it was meant to be a string.
 */
export function pairsOf(node: Node | undefined): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const { key, value } of entriesOf(node)) {
    if (value.kind === "scalar") pairs.push({ key, value: value.text, type: value.type });
    else if (isBraced(value)) pairs.push({ key, value: asWritten(value), type: "string" });
  }
  return pairs;
}

export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === "map" ? node.entries : [];
}

export function isMap(node: Node | undefined): node is MapNode {
  return node?.kind === "map";
}

export function isNull(node: Node | undefined): node is ScalarNode {
  return node?.kind === "scalar" && node.type === "null";
}

/** `defaults.run` of a workflow or a job. https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrun */
export function runDefaultsOf(owner: Node | undefined): Pick<Job, "defaultShell" | "defaultFolder"> {
  const run = valueAt(valueAt(owner, "defaults"), "run");
  return { defaultShell: textAt(run, "shell"), defaultFolder: textAt(run, "working-directory") };
}

/** The first key of a map: the place for what is missing in it. */
export function startOf(map: MapNode): Span {
  return map.entries[0]?.key.span ?? map.span;
}

/** From the key to the end of the value, unless an alias took the value from elsewhere. */
export function entrySpan({ key, value }: { readonly key: Text; readonly value: { readonly span: Span } }): Span {
  return { ...key.span, end: value.span.start >= key.span.end ? value.span.end : key.span.end };
}

export function asWritten(node: Node): Text {
  const { file, start, end } = node.span;
  return plainText(file, start, end);
}

const braced = /^(?:\{\{|\{\s*[\w-]+(?:\.[\w-]+)+\s*\}$)/;

function isBraced(node: Node): boolean {
  const { file, start, end } = node.span;
  return node.kind === "map" && braced.test(file.text.slice(start, end));
}
