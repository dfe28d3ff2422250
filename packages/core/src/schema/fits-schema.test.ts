import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Action, Workflow } from "../workflow/model.ts";
import { parseFile } from "../workflow/parse-file.ts";
import { checkSchema } from "./check-schema.ts";
import { fitsSchema } from "./fits-schema.ts";

const fixtures = fileURLToPath(new URL("../../../../fixtures", import.meta.url));

function parsed(text: string, path = ".github/workflows/w.yml"): Workflow | Action | undefined {
  const read = parseFile({ path, shownPath: path, text });
  return read.kind === "neither" || read.problems.length > 0 ? undefined : read;
}

function fits(text: string, path?: string): boolean {
  const read = parsed(text, path);
  return read !== undefined && fitsSchema(read);
}

const inJob = (lines: string) => `on: push\njobs:\n  a:\n    runs-on: x\n${lines}`;
const inStep = (step: string) => inJob(`    steps:\n      - ${step}\n`);

describe("what people write every day fits", () => {
  it.each([
    [
      "all kinds of events",
      "on: {push: {branches: [main]}, schedule: [{cron: '0 0 * * *'}], workflow_dispatch: }\njobs: {a: {runs-on: x, steps: []}}\n",
    ],
    [
      "a call",
      "on: push\njobs:\n  a:\n    uses: ./.github/workflows/b.yml\n    with: {x: 1, y: true}\n    secrets: inherit\n",
    ],
    [
      "a matrix",
      inJob("    strategy: {matrix: {os: [x, y], include: [{os: z, n: 1}]}, fail-fast: false}\n    steps: []\n"),
    ],
    ["expressions", inStep("run: echo ${{ github.actor }} ${{ hashFiles('a', 'b') }}")],
    ["an expression over two lines", inStep("run: |\n          echo ${{ github.actor ||\n          'x' }}")],
    [
      "conditions",
      inStep("{if: always() && env.X == 'y', run: x}") + "      - {if: true, run: x}\n      - {if: , run: x}\n",
    ],
    ["an alias", inJob("    steps:\n      - &s {run: x}\n      - *s\n")],
    ["permissions", inJob("    permissions: {packages: write, contents: read}\n    steps: []\n")],
    ["a text over lines in quotes", inStep("run: 'x\n          y'")],
  ])("%s", (_name, text) => {
    expect(fits(text)).toBe(true);
  });

  it("an action", () => {
    const runs = "runs: {using: composite, steps: [{run: 'echo ${{ inputs.x }}', shell: bash}]}";
    expect(fits(`name: a\ndescription: b\ninputs: {x: {description: c}}\n${runs}\n`, "action.yml")).toBe(true);
  });
});

describe("GitHub's parser has the word", () => {
  it.each([
    ["where something is missing", "on: push\njobs: {a: {steps: []}}\n"],
    ["where a key is unknown", inJob("    flavour: sweet\n    steps: []\n")],
    ["where a value is unknown", inJob("    permissions: {packages: admin}\n    steps: []\n")],
    ["where a list stands", inJob("    env: [a]\n    steps: []\n")],
    ["where a mapping stands", inJob("    name: {a: b}\n    steps: []\n")],
    ["where a name stands twice but for its case", inJob("    env: {A: 1, a: 2}\n    steps: []\n")],
    ["where a step might be of several kinds", inStep("name: x")],
    ["where a context is unknown", inStep("run: echo ${{ sccrets.X }}")],
    ["where a context is unknown over lines", inStep("run: |\n          x\n          ${{ sccrets.X }}")],
    ["where a context is not at hand", inStep("{if: secrets.X != '', run: x}")],
    ["where a condition closes more than it opens", inStep("{if: 'true) || (true', run: x}")],
    ["where an expression is not closed", inStep("run: echo ${{ github.actor }")],
    ["where nothing stands between the braces", inStep("run: echo ${{ }}")],
    ["where no expression may stand", "on: push\nname: '${{ github.actor }}'\njobs: {a: {runs-on: x, steps: []}}\n"],
    ["where a key is an expression", inJob("    env: {'${{ github.actor }}': 1}\n    steps: []\n")],
    ["where a literal is an expression", inStep("run: ${{ 'x' }}")],
    ["where a value is inserted", inJob("    env: {'a': '${{ insert }}'}\n    steps: []\n")],
    ["where quotes within quotes go over lines", inStep("run: 'x\n          ${{ github.ref == ''a'' }}'")],
    ["where a tag stands", inStep("run: !!str x")],
    ["where a property is behind a flag", inStep("{run: x, background: true}")],
    ["where a function has too many arguments", inStep("run: ${{ always(1) }}")],
  ])("%s", (_name, text) => {
    expect(fits(text)).toBe(false);
  });
});

const texts = readdirSync(fixtures, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yml"))
  .toSorted()
  .map((path) => [path, readFileSync(`${fixtures}/${path}`, "utf8")] as const);

it("spares most fixtures GitHub's parser, and none that it finds fault with", () => {
  const read = texts.flatMap(([path, text]) => parsed(text, path.endsWith("action.yml") ? path : undefined) ?? []);
  const fitting = read.filter(fitsSchema);
  expect(fitting.length / read.length).toBeGreaterThan(0.9);
  expect(fitting.flatMap((file) => checkSchema(file))).toEqual([]);
});

it("never fits where GitHub's parser finds fault, whatever is changed in a fixture", () => {
  const words = [
    "${{ x }}",
    "'",
    "[]",
    "{}",
    "",
    "1",
    "true",
    "name",
    "if",
    "env",
    "steps",
    "with",
    "on",
    "run",
    "A: b",
    "!cancelled()",
    "${{ github.actor == 'x' }}",
  ];
  const edit = fc.record({
    line: fc.nat(),
    how: fc.constantFrom("drop", "double", "key", "value", "move"),
    word: fc.constantFrom(...words),
  });
  let tried = 0;
  fc.assert(
    fc.property(fc.nat(texts.length - 1), fc.array(edit, { minLength: 1, maxLength: 4 }), (index, edits) => {
      const [path, before] = texts[index] ?? ["", ""];
      const lines = before.split("\n");
      for (const { line, how, word } of edits) {
        const at = line % lines.length;
        const written = lines[at] ?? "";
        if (how === "drop") lines.splice(at, 1);
        else if (how === "double") lines.splice(at, 0, written);
        else if (how === "key") lines[at] = written.replace(/[\w-]+(?=:)/, word);
        else if (how === "value") lines[at] = written.replace(/: .*/, `: ${word}`);
        else lines.splice((at * 7) % lines.length, 0, written);
      }
      const file = parsed(lines.join("\n"), path.endsWith("action.yml") ? path : undefined);
      if (file === undefined || !fitsSchema(file)) return;
      tried++;
      expect(checkSchema(file), file.file.text).toEqual([]);
    }),
    { numRuns: 2000 },
  );
  expect(tried).toBeGreaterThan(300);
});
