import type { Text } from "../source/text.ts";
import type { Node } from "./model.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { ParsedYaml } from "./yaml-nodes.ts";

/** YAML that stands inside a scalar, such as a list in an action's input; all places are in the file around it. */
export function parseEmbeddedYaml(outer: Text): ParsedYaml {
  const { file } = outer.span;
  const { root, hasTags, problems } = parseYaml({ path: file.path, shownPath: file.shownPath, text: outer.value });
  return {
    hasTags,
    root: root && relocateNode(root, outer),
    problems: problems.map((problem) => ({ ...problem, at: outer.within(problem.at.start, problem.at.end) })),
  };
}

function relocateNode(node: Node, outer: Text): Node {
  const span = outer.within(node.span.start, node.span.end);
  switch (node.kind) {
    case "scalar":
      return { ...node, text: relocateText(node.text, outer), span };
    case "sequence":
      return { ...node, items: node.items.map((item) => relocateNode(item, outer)), span };
    case "map": {
      const entries = node.entries.map(({ key, value }) => ({
        key: relocateText(key, outer),
        value: relocateNode(value, outer),
      }));
      return { ...node, entries, span };
    }
  }
}

/** `inner` has its places in the value of `outer`; the result has them in the file. */
function relocateText(inner: Text, outer: Text): Text {
  return {
    value: inner.value,
    span: outer.within(inner.span.start, inner.span.end),
    within: (start, end) => {
      const place = inner.within(start, end);
      return outer.within(place.start, place.end);
    },
    slice: (start, end) => relocateText(inner.slice(start, end), outer),
  };
}
