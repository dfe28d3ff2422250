import { expect, test } from "vitest";
import type { Text } from "../source/text.ts";
import { parseEmbeddedYaml } from "./embedded-yaml.ts";
import { valueAt } from "./read-node.ts";
import { parseYaml } from "./parse-yaml.ts";

function scalarIn(source: string): Text {
  const value = valueAt(parseYaml({ path: "a.yml", shownPath: "a.yml", text: source }).root, "auth");
  if (value?.kind !== "scalar") throw new Error("not a scalar");
  return value.text;
}

const list = `
auth: |
  - registry: ghcr.io
    username: \${{ github.actor }}
    password: "a\\tb"
  - note: |
      two
      lines
`;

test("a list inside a scalar has its places in the file", () => {
  const { root, problems } = parseEmbeddedYaml(scalarIn(list));
  expect(problems).toEqual([]);
  if (root?.kind !== "sequence") throw new Error("not a list");
  const [first, second] = root.items;
  const username = valueAt(first, "username");
  expect(username?.span.start).toBe(list.indexOf("${{"));
  expect(username?.span.end).toBe(list.indexOf("}}") + 2);
  const password = valueAt(first, "password");
  if (password?.kind !== "scalar") throw new Error("not a scalar");
  expect(password.text.value).toBe("a\tb");
  expect(password.text.within(1, 2)).toMatchObject({ start: list.indexOf("\\t"), end: list.indexOf("\\t") + 2 });
  const note = valueAt(second, "note");
  if (note?.kind !== "scalar") throw new Error("not a scalar");
  const word = note.text.slice(4, 9).slice(0, 3);
  expect(word.value).toBe("lin");
  expect(word.span.start).toBe(list.indexOf("lines"));
  expect(word.within(1, 3)).toMatchObject({ start: list.indexOf("ines"), end: list.indexOf("ines") + 2 });
});

test("so have its problems", () => {
  const source = "auth: |\n  a: 1\n  a: 2\n";
  const [problem] = parseEmbeddedYaml(scalarIn(source)).problems;
  expect(problem).toMatchObject({ code: "duplicate-key", at: { start: source.lastIndexOf("a: 2") } });
});
