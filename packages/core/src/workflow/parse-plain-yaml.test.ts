import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../source/source-file.ts";
import type { Text } from "../source/text.ts";
import type { Node } from "./model.ts";
import { parsePlainYaml } from "./parse-plain-yaml.ts";
import { parseYaml } from "./parse-yaml.ts";

const workflow = `# CI
name: Test & lint
"on":
  push:
    branches: [main, 'release/*']
  pull_request: {}
env:
  GO: "1.22"   # the oldest
jobs:
  test:
    runs-on: \${{ matrix.os }}
    strategy:
      matrix:
        os:
        - ubuntu-latest
        - windows-latest
    steps:
      - uses: actions/checkout@v4
      - name: 🔨 Build
        if: github.event_name != 'push'
        run: |
          make: here
            is text # as it is

          go build ./...
      -
        run: >-
          a folded
          text
      - - nested
        - --list
    args: --verbose
`;

function fileOf(text: string): SourceFile {
  return { path: "w.yml", shownPath: "w.yml", text };
}

/** All that can be seen of a tree, the places of parts of its values included. */
function seen(node: Node | undefined): unknown {
  if (node === undefined) return undefined;
  const at = [node.kind, node.span.start, node.span.end];
  switch (node.kind) {
    case "scalar":
      return [at, node.type, seenText(node.text)];
    case "sequence":
      return [at, node.items.map(seen)];
    case "map":
      return [at, node.entries.map(({ key, value }) => [seenText(key), seen(value)])];
  }
}

function seenText(text: Text): unknown {
  const places = Array.from({ length: Math.min(text.value.length, 60) }, (_, at) => text.within(at, at + 1));
  return [text.value, text.span.start, text.span.end, places.map(({ start, end }) => [start, end])];
}

describe("parsePlainYaml", () => {
  it.each([
    ["an everyday workflow", workflow],
    ["line ends of Windows", workflow.replaceAll("\n", "\r\n")],
    ["a mark at the start of the document", `# CI\n---\n${workflow}`],
    ["no line end at the end", "a: |\n  b\n  c"],
    ["numbers, truths and nothing", "a: 1\nb: -1.5e3\nc: true\nd: null\ne:\nf: # nothing\ng:   \nh: 0x1F\ni: no\n"],
    ["what is written in another way than it is handed on", "a: 1.10\nb: [0755, 1.50]\nc: False\nd: +5\n"],
    ["quotes in quotes", "a: 'it''s'\nb: \"x\\ty\\\"z\"\n"],
    ["a folded text with a list in it", "a: >\n  b\n  c\n\n   - d\n   - e\n\n  f\n\n\nb: 1\n"],
    ["values that begin with dashes", "a: --b=c\nd:\n  - --e\n  - -$g\n  - -1\n"],
    ["letters and signs of other scripts", "a: é\nb: 🧭 c\u00a0 # e\nd:\n  - 日本 # e\n  - ⏰ 📝\n"],
    ["empty items", "a:\n  -\n  - # x\n  - b: c\n    d:\n"],
  ])("reads %s as the parser does", (_name, text) => {
    const file = fileOf(text);
    expect(parsePlainYaml(file)).toBeDefined();
    expect(seen(parsePlainYaml(file))).toEqual(seen(parseYaml(file).root));
  });

  it.each([
    ["an unclosed list", "a: [1\n"],
    ["an unclosed quote", 'a: "b\n'],
    ["a mark in the place of a value", "a: ---\n"],
    ["a blank that is none in ASCII", "a: \u00a0b\n"],
    ["a tab", "a:\n\tb: c\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["a merge key", "a:\n  <<: *b\n"],
    ["a mark that is dented", " ---\na: b\n"],
    ["a key that is a number", "0x7f: a\n"],
    ["a key that is a truth", "True: a\n"],
    ["an alias", "a: *b\n"],
    ["an alias in a list", "a: [b, *c]\n"],
    ["a star that is meant for a pattern", "a: [*]\n"],
    ["an anchor", "a: &b c\n"],
    ["a colon in a plain value", "a: b: c\n"],
    ["a key below a value", "a: b\n  c: d\n"],
    ["a value over two lines", "a: b\n  c\n"],
    ["a dent that fits nothing", "a:\n    b: 1\n  c: 2\n"],
    ["a list below a value", "a: b\n- c\n"],
    ["a block scalar that is dented back", "a: |\n    b\n  c\n"],
    ["a second document", "a: 1\n---\nb: 2\n"],
    ["a value alone", "hello\n"],
    ["nothing", ""],
    ["a list at the top", "- a\n"],
    ["a NUL", "a: b\0\n"],
    ["lists in lists, deeper than the parser goes", `a:\n${"- ".repeat(120)}b\n`],
  ])("leaves %s to the parser", (_name, text) => {
    expect(parsePlainYaml(fileOf(text))).toBeUndefined();
  });

  it("reads whatever it reads as the parser does, out of all that means something", () => {
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...beginnings),
        fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 12 }),
        fc.constantFrom("", "\n", "\nz: y\n"),
        (start, between, end) => {
          const file = fileOf(`${start}${between.join("")}${end}`);
          const plain = parsePlainYaml(file);
          if (!plain) return;
          read++;
          const { root, problems } = parseYaml(file);
          expect([problems, seen(plain)], file.text).toEqual([[], seen(root)]);
        },
      ),
      { numRuns: 60_000 },
    );
    expect(read).toBeGreaterThan(5000);
  });

  it("reads whatever it reads as the parser does, of a workflow with slips of the pen", () => {
    const lines = workflow.split("\n");
    const edit = fc.record({
      line: fc.nat(lines.length - 1),
      how: fc.constantFrom("drop", "double", "in", "out", "swap", "cut", "colon", "dash", "quote", "hash", "list"),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const changed = [...lines];
        for (const { line, how } of edits) change(changed, line % changed.length, how);
        const text = changed.join("\n");
        const plain = parsePlainYaml(fileOf(text));
        const { root, problems } = parseYaml(fileOf(text));
        expect(plain ? [problems, seen(plain)] : [[], seen(root)], text).toEqual([[], seen(root)]);
      }),
      { numRuns: 4000 },
    );
  });
});

const beginnings = [
  ["a:", "a: ", "a:\n  b: ", "a:\n  - ", "a:\n  b:\n    - ", "- "],
  ["a: |\n  ", "a: >-\n    ", "a: [", 'a: "', "a: '"],
].flat();
const tokens = [
  ["a", "b", "on", "1", "-1", "0x1", "1.0", "1e3", "true", "~", "null", "é", "🧭", "\u00a0"],
  [": ", ":", " ", "  ", "    ", "- ", "-", "--", "---", "...", "\t", "\r\n"],
  ["\n", "\n", "\n", "\n  ", "\n    ", "\n  - ", "\n- "],
  ["[", "]", "[a, b]", "[a,b]", "[]", "{", "}", "{}", "{ }", ", ", ",", "#", " #"],
  ["|", ">", "|-", ">-", "|+", "|2", '"', '"a"', "'", "''", "'a'", "\\", "\\n"],
  ["*", "&", "!", "%", "@", "`", "$", "${{ a }}", "?", "? ", "<", "=", "<<", ".", "/", "+", ";", "(", ")"],
].flat();

function change(lines: string[], at: number, how: string): void {
  const line = lines[at] ?? "";
  if (how === "drop" && lines.length > 1) lines.splice(at, 1);
  else if (how === "double") lines.splice(at, 0, line);
  else if (how === "in") lines[at] = `  ${line}`;
  else if (how === "out") lines[at] = line.replace(/^ {1,2}/, "");
  else if (how === "swap") [lines[at], lines[0]] = [lines[0] ?? "", line];
  else if (how === "cut") lines[at] = line.slice(0, Math.ceil(line.length / 2));
  else if (how === "colon") lines[at] = `${line}:`;
  else if (how === "dash") lines[at] = line.replace(/^( *)/, "$1- ");
  else if (how === "quote") lines[at] = `${line}"`;
  else if (how === "hash") lines[at] = line.replace(": ", ": #");
  else if (how === "list") lines[at] = line.replace(": ", ": [");
}
