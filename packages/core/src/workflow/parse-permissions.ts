import type { MapNode, Node, Pair, Permissions } from "./model.ts";
import { asWritten, entryAt, isMap, isNull, textOfNode } from "./read-node.ts";

/**
 * The `permissions` of a workflow or a job. What is wrong with them is told by a rule, which knows what they are for, so
 * no problem is noted here.
 */
export function parsePermissions(owner: MapNode | undefined): Permissions | undefined {
  const entry = entryAt(owner, "permissions");
  return entry && { key: entry.key, value: permissionsValue(entry.value) };
}

function permissionsValue(node: Node): Permissions["value"] {
  if (isNull(node)) return { kind: "null" };
  if (isMap(node)) return { kind: "scopes", scopes: scopesOf(node), span: node.span };
  const text = textOfNode(node);
  if (text?.value === "read-all") return { kind: "all", access: "read", text };
  if (text?.value === "write-all") return { kind: "all", access: "write", text };
  return { kind: "invalid", span: node.span, shown: text?.value ?? asWritten(node).value };
}

/** A scope keeps whatever stands after its colon, so that the rule can show it. */
function scopesOf(map: MapNode): readonly Pair[] {
  return map.entries.map(({ key, value }) => {
    if (value.kind === "scalar") return { key, value: value.text, type: value.type };
    return { key, value: asWritten(value), type: "string" };
  });
}
