import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lineNumbered, positionOf } from "../report/positions.ts";
import { parseFile } from "../workflow/parse-file.ts";
import type { Ignore } from "./ignore.ts";
import { ignoreComments } from "./ignore-comments.ts";

function ignoresIn(text: string, path = ".github/workflows/a.yml"): readonly Ignore[] {
  const file = { path, shownPath: path, text };
  return ignoreComments(file, path.endsWith(".yml") ? parseFile(file) : undefined, true);
}

/** The numbers of the lines that an ignore reaches. */
function linesOf(text: string, path?: string): readonly (readonly number[])[] {
  return ignoresIn(text, path).map(({ at: { file }, covers }) => {
    const last = positionOf(file, text.length).line;
    const lines = Array.from({ length: last }, (_, index) => lineNumbered(file, index + 1));
    return lines
      .filter(({ start, end }) =>
        covers({ file, start: Math.min(start + file.text.slice(start, end).search(/\S|$/), end), end }),
      )
      .map(({ number }) => number);
  });
}

const comment = "# ghcr-lint: ignore[missing-login] reason";

describe("what an ignore says", () => {
  const said = (text: string): unknown =>
    ignoresIn(`${text}\non: push\n`).map(({ at, rules, reason }) => [
      at.file.text.slice(at.start, at.end),
      rules.map((rule) => rule.id),
      rules.map((rule) => at.file.text.slice(rule.at.start, rule.at.end)),
      reason,
    ]);

  it.each([
    ["# ghcr-lint: ignore[a] why", ["a"], "why"],
    ["#ghcr-lint:ignore[a]why", ["a"], "why"],
    ["#   ghcr-lint:  ignore [ a , b-c ]   why   so", ["a", "b-c"], "why   so"],
    ["# ghcr-lint: ignore-file[a,b]", ["a", "b"], undefined],
    ["# ghcr-lint: ignore[] why", [], "why"],
    ["# ghcr-lint: ignore why", [], "why"],
    ["# ghcr-lint: ignore", [], undefined],
    ["# ghcr-lint: ignore[a", [], "[a"],
  ])("%s", (text, ids, reason) => expect(said(text)).toEqual([[text, ids, ids, reason]]));

  it.each(["# ghcr-lint: ignored[a]", "# ghcr-lint: note", "# ghcr-lint ignore[a]", "# ignore[a]"])(
    "%s: nothing",
    (text) => expect(said(text)).toEqual([]),
  );

  it("stands behind another comment, too", () => {
    expect(said("# v4.1 # ghcr-lint: ignore[a] why")).toEqual([["# ghcr-lint: ignore[a] why", ["a"], ["a"], "why"]]);
  });
});

describe("what an ignore reaches", () => {
  const head = "on: push\njobs:\n";
  it.each([
    ["its own line", `a: 1\nb: 2 ${comment}\nc: 3\n`, [2]],
    ["the line below", `a: 1\n${comment}\nb: 2\nc: 3\n`, [2, 3]],
    ["the line below several", `${comment}\n# more\n# and more\nb: 2\nc: 3\n`, [1, 2, 3, 4]],
    ["no line over an empty one", `${comment}\n\nb: 2\n`, [1, 2]],
    [
      "a job",
      `${head}  ${comment}\n  a:\n    runs-on: x\n    steps:\n      - run: x\n  b:\n    runs-on: x\n`,
      [3, 4, 5, 6, 7],
    ],
    ["not a job from behind its key", `${head}  a: ${comment}\n    runs-on: x\n    steps: []\n`, [3]],
    [
      "a step",
      `${head}  a:\n    steps:\n      ${comment}\n      - name: x\n        run: |\n          one\n          two\n      - run: y\n`,
      [5, 6, 7, 8, 9],
    ],
    [
      "a step with an anchor",
      `${head}  a:\n    steps:\n      ${comment}\n      - &x\n        run: x\n      - run: y\n`,
      [5, 6, 7],
    ],
    [
      "a line of a step",
      `${head}  a:\n    steps:\n      - name: x\n        ${comment}\n        run: |\n          one\n`,
      [6, 7],
    ],
    [
      "a line of a script",
      `${head}  a:\n    steps:\n      - run: |\n          ${comment}\n          one\n          two\n`,
      [6, 7],
    ],
    ["a line with CRLF", `a: 1\r\n${comment}\r\nb: 2\r\nc: 3\r\n`, [2, 3]],
    ["the end of a file", `a: 1\n${comment}`, [2]],
  ])("%s", (_what, text, lines) => expect(linesOf(text)).toEqual([lines]));

  it("is the whole file by ignore-file", () => {
    expect(linesOf("a: 1\nb: 2 # ghcr-lint: ignore-file[a] why\nc: 3")).toEqual([[1, 2, 3]]);
  });

  it("is that of an action's step", () => {
    const text = `runs:\n  using: composite\n  steps:\n    ${comment}\n    - run: |\n        one\n      shell: bash\n    - run: x\n`;
    expect(linesOf(text, "action.yml")).toEqual([[4, 5, 6, 7]]);
  });

  it("is a line of a script that is a file", () => {
    expect(linesOf(`set -e\n${comment}\ndocker push x\necho '${comment}'\n`, "push.sh")).toEqual([[2, 3]]);
  });
});

describe("what is no comment", () => {
  const script = (lines: readonly string[], shell = "bash"): string =>
    `on: push\njobs:\n  a:\n    steps:\n      - shell: ${shell}\n        run: |\n${lines.map((line) => `          ${line}\n`).join("")}`;
  it.each([
    ["a string", script([`echo '`, comment, `'`])],
    ["a here-document", script(["cat <<X", comment, "X"])],
    ["an argument", script([`echo "a ${comment}" b`])],
    ["part of a word", script([`echo a${comment}`])],
    ["PowerShell's string", script([`Write-Host "`, comment, `"`], "pwsh")],
    ["a string of a language that is not read", script([`print("${comment}")`], "python")],
    ["a name", `on: push\nname: "${comment}"\n`],
    ["a plain value", `on: push\nname: a${comment}\n`],
    [
      "an input",
      `on: push\njobs:\n  a:\n    steps:\n      - uses: x\n        with:\n          y: |\n            ${comment}\n`,
    ],
  ])("%s", (_what, text) => expect(ignoresIn(text)).toEqual([]));

  it.each(["bash", "pwsh", "python"])("in %s a comment is one", (shell) => {
    expect(ignoresIn(script([comment, "x"], shell))).toHaveLength(1);
  });

  it("survives any text", () => {
    const piece = fc.constantFrom(
      comment,
      "\n",
      "      ",
      "- run: |",
      "jobs:",
      "'",
      "<<X",
      "#",
      "[",
      "$(",
      "a:",
      "\r\n",
      "\u2028",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        for (const { at } of ignoresIn(text)) expect(text.slice(at.start)).toMatch(/^# ghcr-lint: ignore/);
      }),
      { numRuns: 300 },
    );
  });

  it("reads a thousand of them, and tells the rest", () => {
    expect(ignoresIn(`${comment}\n`.repeat(3000))).toHaveLength(1000);
  });
});
