import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Text } from "../source/text.ts";
import type { Node } from "./model.ts";
import { parseYaml } from "./parse-yaml.ts";

/** Ten columns, so that each scalar stands as deep as a script in a step. */
const i = "          ";

const scalars: Record<string, string> = {
  plain: "docker login @1@ --user @2@",
  "plain over lines": `docker @1@\n${i}login @2@\n\n\n${i}ghcr.io @3@`,
  "plain with a comment after it": `docker @1@   \n${i}  login @2@ # comment`,
  literal: `|\n${i}docker @1@\n${i}  login @2@\n\n${i}@3@\n`,
  "literal, stripped": `|-\n${i}@1@\n${i}@2@`,
  "literal, kept": `|+\n${i}@1@\n\n${i}@2@\n\n\n`,
  "literal with an indentation indicator": `|1-\n${i}  @1@\n${i}@2@\n${i} @3@`,
  "literal with both indicators, the other way round": `|-1\n${i}@1@\n${i} @2@`,
  "literal after empty lines": `|\n\n   \n${i}@1@\n${i}@2@`,
  "literal with a comment and a tab": `| # why\n${i}@1@\n${i}\t@2@`,
  "literal with an anchor and a tag": `&script !!str |\n${i}@1@\n${i}@2@`,
  "literal before less indented empty lines": `|+\n${i}@1@\n  \n${i}@2@\n            \n  \n`,
  "literal of empty lines only": `|+\n\n   \n`,
  folded: `>\n${i}@1@\n${i}@2@\n\n${i}@3@\n\n\n${i}@4@`,
  "folded around indented lines": `>-\n${i}@1@\n${i}  in @2@\n${i}  in @3@\n${i}out @4@\n\n${i}   in @5@`,
  "folded, kept": `>+\n${i}@1@\n${i}@2@\n\n`,
  "folded beginning with an indented line": `>2\n\n${i}  @1@\n${i}@2@\n`,
  "folded with a tab": `>\n${i}@1@\n${i}\tin @2@\n${i}@3@`,
  "double-quoted with every escape":
    '"\\0\\a\\b\\e\\f\\n\\r\\t\\v @1@ \\N\\_\\L\\P\\  \\" \\/ \\\\ @2@ \\x41 \\u00e9 \\U0001F600 @3@"',
  "double-quoted over lines": `"a @1@  \n${i}b @2@\n\n${i}c @3@ \\\n${i}   d @4@"`,
  "single-quoted": "'it''s @1@ '''' @2@'",
  "single-quoted over lines": `'a @1@ \n${i} it''s @2@\n\n${i}c @3@'`,
  "beyond ASCII": `|\n${i}é😀 @1@ 漢\n${i}“x” @2@`,
  "in a flow sequence": `["@1@", 'b @2@', c @3@]`,
};

const surroundings: Record<string, (scalar: string) => string> = {
  "with line feeds": inStep,
  "with carriage returns": (scalar) => inStep(scalar).replaceAll("\n", "\r\n"),
  "after a byte order mark": (scalar) => `\uFEFF${inStep(scalar)}`,
  "at the end of a file without a line break": (scalar) => `run: ${scalar}`,
};

function inStep(scalar: string): string {
  return `jobs:\n  build:\n    steps:\n      - run: ${scalar}\n        shell: bash\n`;
}

describe.each(Object.entries(surroundings))("%s", (_surrounding, surround) => {
  test.each(Object.entries(scalars))("%s", (_name, scalar) => {
    const source = surround(scalar);
    const { root, problems } = parseYaml({ path: "a.yml", shownPath: "a.yml", text: source });
    expect(problems).toEqual([]);
    const texts = textsIn(root);
    const found = texts.flatMap((text) => [...text.value.matchAll(/@\d@/g)].map((mark) => sourceOf(text, mark)));
    expect(found).toEqual(scalar.match(/@\d@/g) ?? []);
    for (const text of texts) expectMapped(text);
  });
});

test("an escape is placed at the whole escape, a fold at the break", () => {
  const text = valueOf('a: "x\\u00e9y"\n');
  expect(sourceOf(text, { index: 1, 0: "é" })).toBe("\\u00e9");
  const folded = valueOf("a: >-\n  x\n  y\n");
  expect(folded.value).toBe("x y");
  expect(sourceOf(folded, { index: 1, 0: " " })).toBe("\n  ");
});

test("a value with an invalid escape still has a place", () => {
  const text = valueOf('a: "x \\q y"\n');
  const { start, end } = text.within(0, text.value.length);
  expect(text.span.start).toBeLessThanOrEqual(start);
  expect(end).toBeLessThanOrEqual(text.span.end);
});

const line = fc
  .tuple(
    fc.constantFrom("", " ", "  ", "\t"),
    fc.constantFrom("docker login", "it''s", "é😀 @1@", "${{ a }}", "\\\\", "", "   "),
    fc.constantFrom("", " ", "\t", "  "),
  )
  .map(([before, body, after]) => (body.trim() === "" ? body : i + before + body + after));

const generated = fc
  .tuple(
    fc.constantFrom("|", ">", '"', "'", "plain"),
    fc.constantFrom("", "-", "+", "2", "2-", "4+", " # why"),
    fc.array(line, { minLength: 1, maxLength: 6 }),
    fc.constantFrom("\n", "\r\n"),
    fc.boolean(),
  )
  .map(([style, indicator, lines, lineBreak, moreLines]) => {
    const body = lines.join("\n");
    const end = moreLines ? "\n\n" : "";
    const scalar =
      style === "|" || style === ">"
        ? `${style}${indicator}\n${body}${end}`
        : style === "plain"
          ? `x${body}`
          : `${style}x${body}${style}`;
    return inStep(scalar).replaceAll("\n", lineBreak);
  });

test("whatever a scalar looks like, its characters are found where they were written", () => {
  let mapped = 0;
  fc.assert(
    fc.property(generated, (source) => {
      const { root, problems } = parseYaml({ path: "a.yml", shownPath: "a.yml", text: source });
      if (problems.length > 0) return;
      for (const text of textsIn(root)) expectMapped(text);
      mapped++;
    }),
    { numRuns: 2000 },
  );
  expect(mapped).toBeGreaterThan(1000);
});

/** Each letter and digit that is not the result of an escape stands at its place as it is. */
function expectMapped(text: Text): void {
  const escapes = text.span.file.text.charAt(text.span.start) === '"';
  for (const match of text.value.matchAll(/[a-z0-9@${}😀]/gu)) {
    const shown = sourceOf(text, match);
    expect(escapes && shown.startsWith("\\") ? match[0] : shown).toBe(match[0]);
  }
}

function sourceOf(text: Text, match: { readonly index: number; readonly 0: string }): string {
  const { file, start, end } = text.within(match.index, match.index + match[0].length);
  return file.text.slice(start, end);
}

function valueOf(source: string): Text {
  const text = textsIn(parseYaml({ path: "a.yml", shownPath: "a.yml", text: source }).root).at(-1);
  if (text === undefined) throw new Error("no scalar");
  return text;
}

function textsIn(node: Node | undefined): readonly Text[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case "scalar":
      return [node.text];
    case "sequence":
      return node.items.flatMap(textsIn);
    case "map":
      return node.entries.flatMap(({ key, value }) => [key, ...textsIn(value)]);
  }
}
