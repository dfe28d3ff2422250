import { describe, expect, test } from "vitest";
import type { Problem } from "../source/problem.ts";
import { parseFile } from "../workflow/parse-file.ts";
import { checkSchema } from "./check-schema.ts";

const shown = ({ code, message, at }: Problem) => `${code} @${at.file.text.slice(at.start, at.end)}@ ${message}`;

function check(text: string, path = ".github/workflows/a.yml"): readonly string[] {
  const parsed = parseFile({ path, shownPath: path, text });
  if (parsed.kind === "neither") throw new Error("neither");
  return checkSchema(parsed).map(shown);
}

const inJob = (lines: string) => `on: push\njobs:\n  a:\n    runs-on: x\n${lines}`;
const inStep = (step: string) => inJob(`    steps:\n      - ${step}\n`);

test("a workflow that runs has no problems", () => {
  expect(check(inStep("run: echo ${{ github.actor }}"))).toEqual([]);
});

describe("GitHub certainly refuses", () => {
  test.each([
    ["on: push\njobs:\n  a:\n    steps: []\n", "schema @a@ required property is missing: runs-on"],
    [inJob("    permissions: {packages: admin}\n    steps: []\n"), "schema @admin@ unexpected value 'admin'"],
    [inJob("    env: [a]\n    steps: []\n"), "schema @env@ a sequence was not expected"],
    [inStep("run: echo ${{ sccrets.X }}"), "schema @${{ sccrets.X }}@ unrecognized named-value: 'sccrets'"],
    [inStep("run: 'é ${{ sccrets.X }}'"), "schema @${{ sccrets.X }}@ unrecognized named-value: 'sccrets'"],
    [
      inStep("run: |\n          echo\n          é ${{ sccrets.X }}"),
      "schema @${{ sccrets.X }}@ unrecognized named-value: 'sccrets'",
    ],
    [
      `\uFEFF${inStep("run: echo ${{ sccrets.X }}").replaceAll("\n", "\r\n")}`,
      "schema @${{ sccrets.X }}@ unrecognized named-value: 'sccrets'",
    ],
    [inStep("{if: secrets.X != '', run: x}"), "schema @secrets.X != ''@ unrecognized named-value: 'secrets'"],
    [
      inJob("    premissions: {packages: write}\n    steps: []\n"),
      "schema @premissions@ unexpected value 'premissions'; did you mean permissions?",
    ],
    [
      inJob("    permissions: {package: write}\n    steps: []\n"),
      "schema @package@ unexpected value 'package'; did you mean packages?",
    ],
    [inStep("{wiht: {a: b}, uses: a/b@v1}"), "schema @wiht@ unexpected value 'wiht'; did you mean with?"],
    [inJob("    env: {A: 1, a: 2}\n    steps: []\n"), "schema @a@ 'a' is already defined"],
  ])("%j", (text, problem) => {
    expect(check(text).map((told) => told.replace(/\. Located at position.*/, ""))).toEqual([problem]);
  });
});

describe("a newer GitHub may know", () => {
  test.each([
    [inJob("    flavour: sweet\n    steps: []\n"), "unknown-key @flavour@ unexpected value 'flavour'"],
    [inStep("{when: a, uses: a/b@v1}"), "unknown-key @when@ unexpected value 'when'"],
    [inJob("    permissions: {kittens: write}\n    steps: []\n"), "unknown-key @kittens@ unexpected value 'kittens'"],
    [inJob("    permissions: {id-token: read}\n    steps: []\n"), "unknown-key @read@ unexpected value 'read'"],
    ["on: full_moon\njobs: {a: {runs-on: x, steps: []}}\n", "unknown-key @full_moon@ unexpected value 'full_moon'"],
    ["on: [full_moon]\njobs: {a: {runs-on: x, steps: []}}\n", "unknown-key @full_moon@ unexpected value 'full_moon'"],
    ["on: {full_moon: }\njobs: {a: {runs-on: x, steps: []}}\n", "unknown-key @full_moon@ unexpected value 'full_moon'"],
  ])("%j", (text, problem) => {
    expect(check(text)).toEqual([problem]);
  });

  test("a function", () => {
    expect(check(inStep("{if: moonrise(), run: x}"))).toEqual([
      expect.stringMatching(/^unknown-key @moonrise\(\)@ unrecognized function: 'moonrise'/),
    ]);
  });

  test("but no function for the case of letters", () => {
    for (const name of ["toLower", "lower", "toUpperCase", "to_lower"])
      expect(check(inStep(`{env: {A: "\${{ ${name}(github.repository) }}"}, run: x}`))).toEqual([
        expect.stringMatching(new RegExp(`^expression-syntax @.*@ unrecognized function: '${name}'`)),
      ]);
  });

  test("a runtime", () => {
    expect(check("name: a\ndescription: b\nruns: {using: node99, main: x}\n", "action.yml")).toEqual([
      "unknown-key @node99@ unexpected value 'node99'",
    ]);
  });
});

describe("nothing is said", () => {
  test.each([
    ["of what runs every day: an empty filter", "on: {push: {branches: }}\njobs: {a: {runs-on: x, steps: []}}\n"],
    [
      "of an event without settings that the schema has no name for",
      "on: [push, repository_dispatch]\njobs: {a: {runs-on: x, steps: []}}\n",
    ],
    ["of the same event alone", "on: repository_dispatch\njobs: {a: {runs-on: x, steps: []}}\n"],
    ["of an empty `permissions`", inJob("    permissions:\n    steps: []\n")],
    ["of a file whose syntax is broken", inStep("run: 'x' y")],
    [
      "of a key that is a number, on which the parser crashes",
      inJob("    strategy: {matrix: {1: [a]}}\n    steps: []\n"),
    ],
    ["of expressions in quoted strings over several lines", inStep("run: 'x\n          ${{ github.ref == ''a'' }}'")],
    ["of a value by an alias", inJob("    steps:\n      - &s {run: x}\n      - *s\n")],
  ])("%s", (_name, text) => {
    expect(check(text)).toEqual([]);
  });

  test("of an action without a description, or with an expression in one", () => {
    expect(check("name: a\nruns: {using: composite, steps: []}\n", "action.yml")).toEqual([]);
    const inputs = "inputs: {x: {description: like ${{ github.token }}, required: 'true'}}";
    expect(check(`name: a\n${inputs}\nruns: {using: composite, steps: []}\n`, "action.yml")).toEqual([]);
  });

  test("a second time of what the workflow's reader has told", () => {
    const texts = ["on: push\n", inStep("name: x"), inStep("{run: x, run: y}"), inJob("    <<: {}\n    steps: []\n")];
    for (const text of texts) expect(check(text)).toEqual([]);
    expect(check("name: a\ndescription: b\nruns: {using: composite, steps: [{run: x}]}\n", "action.yml")).toEqual([]);
  });
});

test("an alias bomb does not reach GitHub's parser", () => {
  const levels = Array.from(
    { length: 8 },
    (_, at) => `l${at + 1}: &l${at + 1} [${Array(10).fill(`*l${at}`).join(", ")}]`,
  );
  const before = performance.now();
  expect(check(`${inJob("    steps: []\n")}l0: &l0 x\n${levels.join("\n")}\n`)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(2000);
});

test("a file that is too long is said to be so", () => {
  expect(check(`${inStep("run: x")}# ${"x".repeat(1_000_000)}\n`)).toEqual([
    "budget @@ too long to be checked against GitHub's schema",
  ]);
});
