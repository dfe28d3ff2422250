import type { Span } from "../source/span.ts";
import type { Entry, Node, ScalarNode } from "../workflow/model.ts";

/** What a range of the schema's parser is about. */
export interface Place {
  /** `inside`: part of a scalar, such as an expression. */
  readonly role: "key" | "value" | "inside";
  /** What to underline: of a map or a list, the key that it belongs to. */
  readonly span: Span;
  /** The keys on the way there; a list's items add nothing. */
  readonly path: readonly string[];
  readonly isNull: boolean;
  readonly isQuotedOverLines: boolean;
}

/** The parser's lines and columns are counted from 1, and only a line feed ends a line. */
export interface LinePosition {
  readonly line: number;
  readonly column: number;
}

export function offsetReader(text: string): (position: LinePosition) => number {
  const lineStarts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lineStarts.push(at + 1);
  return ({ line, column }) => Math.min((lineStarts[line - 1] ?? text.length) + column - 1, text.length);
}

/**
 * The innermost node at a range. A map begins where its first key does, so the end decides: a key has exactly the
 * range, a map goes on.
 */
export function placeOf(root: Node | undefined, start: number, end: number): Place | undefined {
  return root && placeIn(root, { start, end, path: [], owner: undefined });
}

interface Search {
  readonly start: number;
  readonly end: number;
  readonly path: readonly string[];
  /** The key that the node belongs to. */
  readonly owner: Span | undefined;
}

function placeIn(node: Node, search: Search): Place | undefined {
  if (node.kind === "scalar") return placeInScalar(node, search);
  const inner = node.kind === "map" ? placeInEntries(node.entries, search) : placeInItems(node.items, search);
  if (inner !== undefined) return inner;
  if (node.span.start !== search.start) return undefined;
  const span = search.owner ?? (node.kind === "map" ? node.entries[0]?.key.span : undefined) ?? node.span;
  return { role: "value", span, path: search.path, isNull: false, isQuotedOverLines: false };
}

function placeInEntries(entries: readonly Entry[], search: Search): Place | undefined {
  for (const { key, value } of entries) {
    const { span } = key;
    const path = [...search.path, key.value];
    if (span.start === search.start && span.end === search.end) {
      return { role: "key", span, path, isNull: false, isQuotedOverLines: false };
    }
    if (!mayHold(value, search)) continue;
    const found = placeIn(value, { ...search, path, owner: span });
    if (found !== undefined) return found;
  }
  return undefined;
}

function placeInItems(items: readonly Node[], search: Search): Place | undefined {
  for (const item of items) {
    const found = mayHold(item, search) ? placeIn(item, { ...search, owner: undefined }) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether to look into it at all, which keeps the search as short as the tree is deep. */
function mayHold(node: Node, search: Search): boolean {
  return node.span.start <= search.start && search.start <= node.span.end;
}

function placeInScalar(scalar: ScalarNode, search: Search): Place {
  const { span, type } = scalar;
  const { file } = span;
  const isWhole = span.start === search.start && search.end >= span.end;
  const isQuoted = /["']/.test(file.text.charAt(span.start));
  const isQuotedOverLines = isQuoted && file.text.slice(span.start, span.end).includes("\n");
  const isInside = !isWhole && search.end <= span.end;
  return {
    role: isInside || (isWhole && isQuotedOverLines) ? "inside" : "value",
    span: isInside && !isQuotedOverLines ? { file, start: search.start, end: search.end } : span,
    path: search.path,
    isNull: type === "null",
    isQuotedOverLines,
  };
}
