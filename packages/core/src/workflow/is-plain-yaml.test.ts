import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPlainYaml } from "./is-plain-yaml.ts";
import { parseYaml } from "./yaml-nodes.ts";

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
      - name: Build
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
        - list
`;

function problems(text: string): readonly unknown[] {
  return parseYaml({ path: "w.yml", shownPath: "w.yml", text }).problems;
}

describe("isPlainYaml", () => {
  it("knows an everyday workflow, with either kind of line end", () => {
    expect(isPlainYaml(workflow)).toBe(true);
    expect(isPlainYaml(workflow.replaceAll("\n", "\r\n"))).toBe(true);
  });

  it.each([
    ["an unclosed list", "a: [1\n"],
    ["an unclosed quote", 'a: "b\n'],
    ["a tab", "a:\n\tb: c\n"],
    ["a key twice", "a: 1\na: 2\n"],
    ["a merge key", "a:\n  <<: *b\n"],
    ["an alias", "a: *b\n"],
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
    expect(isPlainYaml(text)).toBe(false);
  });

  it("never takes for plain what the parser finds fault with", () => {
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
        expect(isPlainYaml(text) ? problems(text) : [], text).toEqual([]);
      }),
      { numRuns: 4000 },
    );
  });
});

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
