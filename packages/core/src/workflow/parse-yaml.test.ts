import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Node } from "./model.ts";
import { parseFile } from "./parse-file.ts";
import { parseYaml } from "./parse-yaml.ts";

const fileOf = (text: string): SourceFile => ({ path: ".github/workflows/a.yml", shownPath: "a.yml", text });
const read = (text: string) => parseYaml(fileOf(text));
const shown = ({ file, start, end }: Span) => file.text.slice(start, end);

/** The tree as plain data: enough to compare by eye. */
function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case "scalar":
      return node.type === "string" ? node.text.value : `${node.type}:${node.text.value}`;
    case "sequence":
      return node.items.map(plain);
    case "map":
      return node.entries.map(({ key, value }) => [key.value, plain(value)]);
  }
}

function problemsOf(text: string): readonly string[] {
  return read(text).problems.map(({ code, message, at }) => `${code} @${shown(at)}@ ${message}`);
}

test("scalars have the types of YAML 1.2, and the values that GitHub hands on", () => {
  expect(plain(read("[true, 'true', yes, on, 1.20, 0o17, null, ~, '', x]").root)).toEqual([
    "boolean:true",
    "true",
    "yes",
    "on",
    "number:1.2",
    "number:15",
    "null:",
    "null:",
    "",
    "x",
  ]);
});

test("a YAML 1.1 directive does not turn `on` into a boolean", () => {
  expect(plain(read("%YAML 1.1\n---\non: on\n").root)).toEqual([["on", "on"]]);
});

test("a missing value is null, where it would be written", () => {
  const { root } = read("a:   # nothing\nb: 1\n");
  const first = root?.kind === "map" ? root.entries[0]?.value : undefined;
  expect(first).toMatchObject({ kind: "scalar", type: "null", span: { start: 5, end: 5 } });
});

test("a collection ends with its content, not with what follows", () => {
  const { root } = read("a:\n  b: |\n    script\n\n\n  # comment\n\nc: [1, 2 ]  # other\n");
  const [a, c] = root?.kind === "map" ? root.entries : [];
  expect(a && shown(a.value.span)).toBe("b: |\n    script");
  expect(c && shown(c.value.span)).toBe("[1, 2 ]");
});

describe("aliases", () => {
  test("stand for their nodes, whose place is where they are written", () => {
    const { root, problems } = read("x: &x {p: 1}\ny: *x\nz: &k key\n*k : v\n");
    expect(problems).toEqual([]);
    expect(plain(root)).toEqual([
      ["x", [["p", "number:1"]]],
      ["y", [["p", "number:1"]]],
      ["z", "key"],
      ["key", "v"],
    ]);
    const y = root?.kind === "map" ? root.entries[1] : undefined;
    expect(y?.value.span.start).toBe(6);
  });

  test("a map whose last value is an alias ends with the alias", () => {
    const { root } = read("x: &x 1\ny:\n  z: *x\n");
    const y = root?.kind === "map" ? root.entries[1] : undefined;
    expect(y && shown(y.value.span)).toBe("z: *x");
  });

  test("take the last anchor of that name before them", () => {
    expect(plain(read("[&a 1, *a, &a 2, *a]").root)).toEqual(["number:1", "number:1", "number:2", "number:2"]);
  });

  test("that name nothing, or what they stand in, are syntax errors", () => {
    expect(problemsOf("a: *b\n")).toEqual(["yaml-syntax @*b@ no `&b` stands before this"]);
    expect(problemsOf("a: &b [*b]\n")).toEqual(["yaml-syntax @*b@ `*b` stands inside what it names"]);
  });

  test("are not followed for ever", () => {
    const levels = Array.from(
      { length: 6 },
      (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(", ")}]`,
    );
    const { root, problems } = read(`l0: &l0 x\n${levels.join("\n")}\n`);
    expect(problems.map(({ code }) => code)).toEqual(["budget"]);
    expect(countNodes(root)).toBeLessThan(60_000);
  });

  test("cannot pile up depth", () => {
    const levels = Array.from({ length: 300 }, (_, at) => `l${at + 1}: &l${at + 1} [*l${at}]`);
    const { root, problems } = read(`l0: &l0 x\n${levels.join("\n")}\n`);
    expect(problems.map(({ code }) => code)).toEqual(["budget"]);
    expect(depthOf(root)).toBeLessThan(110);
  });
});

test("keys that are given twice are told, and kept", () => {
  expect(problemsOf("a: 1\nb: 2\na: 3\n")).toEqual(["duplicate-key @a@ `a` is given twice"]);
  expect(plain(read("a: 1\na: 2\n").root)).toEqual([
    ["a", "number:1"],
    ["a", "number:2"],
  ]);
  expect(problemsOf("a: 1\nA: 2\n")).toEqual([]);
});

test("merge keys are a problem, and read as if they worked", () => {
  expect(problemsOf("x: &x {p: 1}\ny:\n  <<: *x\n")).toEqual(["merge-key @<<@ GitHub has no merge keys (`<<`)"]);
  expect(plain(read("x: &x {p: a, q: b}\ny:\n  <<: [*x, {r: d, q: e}]\n  p: c\n").root)).toContainEqual([
    "y",
    [
      ["p", "c"],
      ["q", "b"],
      ["r", "d"],
    ],
  ]);
  expect(problemsOf("y:\n  '<<': 1\n")).toEqual([]);
});

test("a key that is no name is a problem", () => {
  expect(problemsOf("{[a]: b, c: d}")).toEqual(["wrong-shape @[a]@ a key must be a plain name"]);
  expect(plain(read("{[a]: b, c: d}").root)).toEqual([["c", "d"]]);
});

test("syntax errors have their place, and the rest is read", () => {
  const { root, problems } = read("a: 'x' y\nb: 2\n");
  expect(problems.map(({ code, at }) => [code, shown(at)])).toEqual([["yaml-syntax", "y"]]);
  expect(plain(root)).toContainEqual(["b", "number:2"]);
});

test("one slip is told once", () => {
  expect(problemsOf("a:\n    - x: 1\n\t  - y: 2\n      z: 3\n")).toEqual([
    "yaml-syntax @\t  @ tabs are not allowed as indentation",
  ]);
  expect(problemsOf("a: 'x' y\nb: ]\n")).toEqual(["yaml-syntax @y@ unexpected scalar at node end"]);
});

test("a second document is a problem", () => {
  expect(read("a: 1\n---\nb: 2\n").problems).toMatchObject([{ code: "yaml-syntax", at: { start: 5 } }]);
  expect(problemsOf("---\na: 1\n...\n")).toEqual([]);
});

test("what is nested too deep is not read, in any style", () => {
  for (const part of ["[", "{", "- ", "? ", "a: ", "[a, {b: "]) {
    expect(read(part.repeat(100_000)).problems.map(({ code }) => code)).toEqual(["budget"]);
  }
});

describe("whatever the text is", () => {
  const pieces = [
    "a",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "&a ",
    "*a",
    "|",
    ">-",
    "\n",
    "\n  ",
    "\r\n",
    "'",
    '"',
    "#",
    "\\",
    "\t",
    "!!str ",
    "!",
    "<<: ",
    "---\n",
    "? ",
    "%",
    "\0",
    "\uFEFF",
    "é",
    "${{ x }}",
    "on",
    "jobs",
    "steps",
    "1e99",
    "~",
    "\uD800",
  ];
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
    fc
      .array(fc.constantFrom(...pieces), { maxLength: 20 })
      .map((parts) => `on: push\njobs:\n  a:\n    steps:\n    - ${parts.join("")}`),
  );

  test("it is read without a throw, and every place lies in the file", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { root, problems } = read(text);
        for (const { at } of problems) expectInside(at, text);
        for (const span of spansIn(root)) expectInside(span, text);
        expect(parseFile(fileOf(text)).file.text).toBe(text);
        expect(parseFile({ ...fileOf(text), path: "action.yml" }).kind).toMatch(/action|neither/);
      }),
      { numRuns: 3000 },
    );
  });

  test.each<[string, string]>([
    ["nothing", ""],
    ["NUL", "\0".repeat(1000)],
    ["a very long scalar", `a: |\n${"  some text that goes on\n".repeat(400_000)}`],
    ["very many keys", Array.from({ length: 50_000 }, (_, at) => `k${at}: v`).join("\n")],
    ["an endless quotation", `a: "${"x\\\n".repeat(200_000)}`],
  ])("%s", (_name, text) => {
    expect(() => read(text)).not.toThrow();
  });
});

function expectInside({ start, end }: Span, text: string): void {
  expect(start).toBeGreaterThanOrEqual(0);
  expect(end).toBeGreaterThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.length);
}

function spansIn(node: Node | undefined): readonly Span[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case "scalar":
      return [node.span, node.text.within(0, node.text.value.length)];
    case "sequence":
      return [node.span, ...node.items.flatMap(spansIn)];
    case "map":
      return [node.span, ...node.entries.flatMap(({ key, value }) => [key.span, ...spansIn(value)])];
  }
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === "map") return node.entries.map(({ value }) => value);
  return node.kind === "sequence" ? node.items : [];
}

function countNodes(node: Node | undefined): number {
  return node === undefined ? 0 : childrenOf(node).reduce((sum, child) => sum + countNodes(child), 1);
}

function depthOf(node: Node | undefined): number {
  return node === undefined ? 0 : 1 + Math.max(0, ...childrenOf(node).map(depthOf));
}
