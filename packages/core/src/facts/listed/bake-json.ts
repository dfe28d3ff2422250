import type { Text } from "../../source/text.ts";
import type { Node } from "../../workflow/model.ts";
import { entriesOf } from "../../workflow/read-node.ts";
import { parseYaml } from "../../workflow/parse-yaml.ts";
import type { HclBlock, HclBody, HclPart, HclValue } from "./read-hcl.ts";
import { templatePieces } from "./template-pieces.ts";

/** The same blocks as JSON: `{"target": {"app": {"tags": […]}}}`. https://github.com/hashicorp/hcl/blob/main/json/spec.md */
export function bakeFromJson({ span: { file } }: Text): HclBody | undefined {
  const { root, problems } = parseYaml(file);
  if (root?.kind !== "map" || problems.length > 0) return undefined;
  const blocks = root.entries.flatMap(({ key: type, value }) =>
    entriesOf(value).map(({ key: name, value: inner }): HclBlock => ({
      type: type.value,
      labels: [name.value],
      body: {
        attributes: new Map(entriesOf(inner).map((entry) => [entry.key.value, valueOf(entry.value)])),
        blocks: [],
      },
    })),
  );
  return { attributes: new Map(), blocks };
}

function valueOf(node: Node): HclValue {
  if (node.kind === "sequence") return { kind: "list", items: node.items.map(valueOf) };
  if (node.kind === "map" || node.type !== "string") return { kind: "other", at: node.span };
  return { kind: "text", parts: partsOf(node.text), at: node.span };
}

/** A text of JSON is a template as well. */
function partsOf(template: Text): readonly HclPart[] {
  return templatePieces<HclPart>(
    template,
    /\$\{([^{}]*)\}/g,
    (text, at) => ({ kind: "text", text, at }),
    ([, inner = ""], at) => {
      const name = inner.trim();
      return /^[A-Za-z_][\w-]*$/.test(name) ? { kind: "name", name, at } : { kind: "other", at };
    },
  );
}
