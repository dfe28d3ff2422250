import type { Span } from "../source/span.ts";
import type { Node, ScalarNode } from "./model.ts";

/** A place inside of braces or brackets, with the value that stands there. */
export interface FlowPlace {
  readonly scalar: ScalarNode | undefined;
}

/** Undefined where a place stands in no braces or brackets of YAML: not even those of expressions and scripts count. */
export function flowPlace(root: Node | undefined, span: Span): FlowPlace | undefined {
  let isInFlow = false;
  let node = root;
  while (node && node.kind !== "scalar") {
    isInFlow ||= node.style === "flow" && node.span.start < span.start && span.end < node.span.end;
    const children: readonly Node[] = node.kind === "map" ? node.entries.map(({ value }) => value) : node.items;
    node = children.find((child) => touches(child.span, span));
  }
  return isInFlow ? { scalar: node } : undefined;
}

/** What an alias names stands elsewhere, and is found there. */
function touches(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
