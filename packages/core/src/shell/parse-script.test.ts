import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, textOf } from "../source/text.ts";
import type { Text } from "../source/text.ts";
import { parseScript } from "./parse-script.ts";
import { shownScript, textsOf } from "./shown-script.ts";
import { textOfWord } from "./word-value.ts";

function script(text: string): Text {
  return plainText({ path: "a.sh", shownPath: "a.sh", text }, 0, text.length);
}

describe("the shell", () => {
  test.each([
    ["bash", "bash"],
    ["sh", "bash"],
    ["/usr/bin/bash --noprofile -eo pipefail {0}", "bash"],
    ["nix develop --command bash -e {0}", "bash"],
    ["alpine.sh --root {0}", "bash"],
    ["C:\\Program Files\\Git\\bin\\BASH.EXE {0}", "bash"],
    ["pwsh", "powershell"],
    ["powershell -command \". '{0}'\"", "powershell"],
    ["python", "none"],
    ["cmd", "cmd"],
    ["node {0}", "none"],
    ["${{ matrix.shell }}", "bash"],
    [undefined, "bash"],
  ])("%s is read as %s", (shell, dialect) => {
    const parsed = parseScript(script("docker login"), shell);
    expect(parsed.dialect).toBe(dialect);
    expect(parsed.body).toHaveLength(dialect === "none" ? 0 : 1);
  });

  test.each([
    ["docker login -p $env:T", "powershell"],
    ["if ($a) { $b = 1 }\n$c = 'x'", "powershell"],
    ["if true; then docker login", "bash"],
    ["foo() { bar", "bash"],
    ["if x; then\n  $a = 'y", "bash"],
  ])("of %j is guessed to be %s", (text, dialect) => {
    expect(parseScript(script(text), undefined).dialect).toBe(dialect);
  });
});

test("a line is broken once, however much is wrong with it, and the others are read", () => {
  const { body, broken } = parseScript(script("a\nb )\nc &; d ) )\nfi; fi\ne\n"), "bash");
  expect(broken.map((text) => text.value)).toEqual(["b )", "c &; d ) )", "fi; fi"]);
  expect(body.flatMap((statement) => (statement.kind === "command" ? [statement.text.value] : []))).toEqual([
    "a",
    "b",
    "c",
    "e",
  ]);
});

test("no tree is so deep that walking it could be too much, and what comes after it is read", () => {
  const { body, broken } = parseScript(script(`${"f() ".repeat(1500)} a\ndocker login ghcr.io`), "bash");
  expect(body).toHaveLength(2);
  expect(broken).toHaveLength(1);
  let depth = 0;
  for (let node = body[0]; node?.kind === "function"; node = node.body[0]) depth++;
  expect(depth).toBeLessThanOrEqual(400);
});

test("places go through the map of a block scalar", () => {
  const text = "run: |\n    docker login \\\n      -u ${{ x }}\n";
  const file = { path: "w.yml", shownPath: "w.yml", text };
  const mapped = textOf("docker login \\\n  -u ${{ x }}\n", { file, start: 5, end: text.length }, () => [
    { at: 0, length: 15, sourceAt: 11, sourceLength: 15 },
    { at: 15, length: 14, sourceAt: 30, sourceLength: 14 },
  ]);
  const places = textsOf(parseScript(mapped, "bash").body).map(({ span }) => text.slice(span.start, span.end));
  expect(places).toContain("x");
  expect(places).toContain("${{ x }}");
  expect(places).toContain("docker login \\\n      -u ${{ x }}");
});

const pieces = [
  "docker login ghcr.io",
  " -u $U",
  ' "$P"',
  " | ",
  " && ",
  "; ",
  "\n",
  "\r\n",
  " \\\n",
  "$(",
  ")",
  "`",
  "\\`",
  "'",
  '"',
  "$'",
  "${X:-",
  "${X",
  "}",
  "{ ",
  "(",
  "${{ secrets.A }}",
  "${{ 'a",
  "${{",
  "}}",
  "if ",
  "then ",
  "fi",
  "else ",
  "for x in ",
  "do ",
  "done",
  "case x in ",
  "a) ",
  ";; ",
  "esac",
  "<<EOF\n",
  "<<-'EOF'\n\t",
  "EOF\n",
  "<<<",
  "> f",
  "2>&1",
  "<(",
  "[[ ",
  " ]]",
  "((",
  "))",
  "A=",
  "A=(",
  "export ",
  "f() ",
  "coproc ",
  "{a,b}",
  "*",
  "[",
  "]",
  "#",
  "\\",
  "$",
  "$x = ",
  "$env:T",
  "@'\n",
  "\n'@",
  '@"\n',
  '\n"@',
  "@{",
  "<#",
  "#>",
  "& ",
  "foreach ($x in ",
  "try {",
  "catch ",
  "`\n",
  "$x.y(",
  "é😀",
  "\0",
  "\t",
];
const anyScript = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
);

test("any text gives a script, and every part of it lies where it should", () => {
  const shells = fc.constantFrom("bash", "pwsh", "python", undefined);
  fc.assert(
    fc.property(anyScript, shells, (text, shell) => {
      const parsed = parseScript(script(text), shell);
      for (const { span } of [...textsOf(parsed.body), ...parsed.broken]) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
      shownScript(parsed);
    }),
    { numRuns: 3000 },
  );
});

test("a word in single quotes is what stands between them", () => {
  const plain = fc.string({ unit: "grapheme", maxLength: 30 }).filter((text) => !/['\r]|\$\{\{/.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      const [command] = parseScript(script(`echo '${text}'`), "bash").body;
      const word = command?.kind === "command" ? command.words[1] : undefined;
      expect(word && textOfWord(word).value).toBe(text);
    }),
  );
});

test.each([
  "(",
  "$(",
  "`\\`",
  "f() ",
  "coproc ",
  "if a; then ",
  "$((1+",
  "{a,",
  "[[ ( ",
  "${X:-",
  "@(",
  "{",
  '"$("',
  "case x in (",
  "1+",
  "${{ ",
  "$x=",
  "))",
  "a\n",
])(
  "%j, however often, is read in time",
  (piece) => {
    const text = script(piece.repeat(Math.ceil(40_000 / piece.length)));
    for (const shell of ["bash", "pwsh"]) expect(parseScript(text, shell).body.length).toBeGreaterThanOrEqual(0);
  },
  5000,
);
