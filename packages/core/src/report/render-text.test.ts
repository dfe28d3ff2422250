import { describe, expect, it } from "vitest";
import {
  brokenReport,
  cleanReport,
  fullReport,
  hostileReport,
  placeOf,
  publish,
  reportOf,
  rules,
  sampleRule,
  settled,
  sourceFile,
  token,
} from "../../test/sample-reports.ts";
import type { Finding } from "../rule.ts";
import { renderJson } from "./render-json.ts";
import { renderSarif } from "./render-sarif.ts";
import { renderText } from "./render-text.ts";
import type { TextOptions } from "./render-text.ts";
import type { Report } from "./report.ts";

const plain = (report: Report, options: Partial<TextOptions> = {}): string =>
  renderText(report, { color: false, ...options });

/** The rows beside the gutter of the only finding: the snippet without its notes. */
const snippet = (
  text: string,
  mark: string,
  more: Partial<Finding> = {},
  options: Partial<TextOptions> & { secrets?: string[] } = {},
): string[] => {
  const file = sourceFile("x.yml", text);
  const report = reportOf([settled(rules.write, { message: "m", at: placeOf(file, mark), ...more })], {
    secrets: options.secrets ?? [],
  });
  return plain(report, { quiet: true, ...options })
    .split("\n")
    .filter((row) => /^ *\d+ \||^ +\||^ +\.\.\.$/.test(row));
};

describe("renderText", () => {
  it("shows a whole report", () => {
    expect(plain(fullReport)).toBe(`\
.github/workflows/publish.yml:6:1: error: job \`image\` pushes to ghcr.io, but its token gets \`packages: none\` [missing-packages-write]
   6 | permissions:
     | ^^^^^^^^^^^^ only \`contents: read\` is granted here
 ...
  21 |           push: true
     |           ---------- pushes ghcr.io/acme/app
     = the run would say: denied: installation not allowed to Write organization package
     = fix: add \`packages: write\` to the block (--fix)
   8 +   packages: write

.github/workflows/publish.yml:18:21: error: job \`image\` logs in to ghcr.io with the literal ghp_… [hardcoded-password]
  14 |       - uses: docker/login-action@v3
     |         ---------------------------- the login
 ...
  18 |           password: ghp_…
     |                     ^^^^^ everyone who can read the repository can use it
     = fix: revoke the token and use \`\${{ secrets.GITHUB_TOKEN }}\`

.github/workflows/publish.yml:17:21: warning: job \`image\` logs in as the literal user \`acme-bot\` [hardcoded-username]
  17 |           username: acme-bot
     |                     ^^^^^^^^
     = fix: use \`\${{ github.actor }}\` (--fix=unsafe)
  17 -           username: acme-bot
  17 +           username: \${{ github.actor }}

.github/workflows/release.yml:6:11: error: job \`call\` lets the called workflow have \`packages: read\`, but it asks for \`write\` [capped-reusable-permission]
   5 |       packages: read
     |       -------------- the ceiling is set here
   6 |     uses: ./.github/workflows/publish.yml
     |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ this call
    --> .github/workflows/publish.yml:10:3
  10 |   image:
     |   ------ asks for more
     = fix: Do something about it.

3 errors, 1 warning in 3 files (1 fixable with --fix, 1 more with --fix=unsafe, 2 suppressed)
`);
  });

  it("says the same in color", () => {
    const colored = renderText(fullReport, { color: true, verbose: true });
    expect(colored).toContain("\u001b[1;31merror:\u001b[0m");
    expect(colored.replaceAll(/\u001b\[[\d;]*m/g, "")).toBe(plain(fullReport, { verbose: true }));
  });

  it("says what it could not look into, and where to read on, when asked", () => {
    const text = plain(fullReport, { verbose: true });
    expect(text).toContain(
      ".github/workflows/publish.yml: not analyzed: step `make push` cannot be looked into\nnot analyzed: the alias",
    );
    expect(text).toContain(
      "     = help: https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/missing-packages-write.md\n",
    );
  });

  it("links the rule where the terminal can", () => {
    const text = plain(brokenReport, { ruleLinks: true });
    expect(text).toContain(
      "\u001b]8;;https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/invalid-workflow.md\u001b\\[invalid-workflow]\u001b]8;;\u001b\\",
    );
  });

  it.each([
    [160, 100],
    [80, 80],
  ])("goes on under itself with a long remedy, in %i columns", (width, most) => {
    const rule = sampleRule("unused-login", { remedy: "word ".repeat(40).trim() });
    const report = reportOf([settled(rule, { message: "m", at: placeOf(publish, "on") })]);
    const rows = plain(report, { quiet: true, width }).split("\n");
    expect(rows[3]).toMatch(/^ {5}= fix:( word)+$/);
    expect(rows[4]).toMatch(/^ {11}( word)+$/);
    const widest = Math.max(...rows.map((row) => row.length));
    expect(widest).toBeLessThanOrEqual(most);
    expect(widest).toBeGreaterThan(most - " word".length);
  });
});

describe("the summary", () => {
  const last = (report: Report): string | undefined => plain(report).trimEnd().split("\n").at(-1);
  const finding = settled(rules.unused, { message: "m", at: placeOf(publish, "on") });
  it("of a clean run", () => expect(plain(cleanReport)).toBe("no problems in 3 files\n"));
  it("counts one as one", () => expect(last(reportOf([finding]))).toBe("1 note in 1 file"));
  it("counts more", () => expect(last(reportOf([finding, finding], { files: 0 }))).toBe("2 notes in 0 files"));
  it("says what was suppressed", () =>
    expect(last({ ...cleanReport, suppressed: fullReport.suppressed.slice(0, 1) })).toBe(
      "no problems in 3 files (1 suppressed)",
    ));
  it("is left out when quiet", () => expect(plain(cleanReport, { quiet: true })).toBe(""));
});

describe("the snippet", () => {
  it("shows a tab as spaces", () =>
    expect(snippet("a:\t\tbad", "bad")).toEqual(["   1 | a:        bad", "     |           ^^^"]));
  it("gives wide characters two columns", () => {
    expect(snippet("名前: 日本 x", "日本")).toEqual(["   1 | 名前: 日本 x", "     |       ^^^^"]);
    expect(snippet("👨‍👩‍👧 ❤️ e\u0301: bad", "bad")).toEqual(["   1 | 👨‍👩‍👧 ❤️ e\u0301: bad", "     |          ^^^"]);
  });
  it("knows all line breaks, and no byte order mark", () => {
    expect(snippet("\ufeffa: 1\r\nb: bad\rc: 2", "bad")).toEqual(["   2 | b: bad", "     |    ^^^"]);
    expect(snippet("\ufeffbad: 1", "bad")).toEqual(["   1 | bad: 1", "     | ^^^"]);
  });
  it("underlines a block to the end of its first line", () => {
    expect(snippet("run: |   \n  docker push\n  x", "run: |   \n  docker push")).toEqual([
      "   1 | run: |",
      "     | ^^^^^^",
    ]);
  });
  it("has a caret for an empty place", () => {
    const file = sourceFile("x.yml", "a:\n");
    const at = { file, start: 2, end: 2 };
    expect(snippet("a:\n", "a", { at })).toEqual(["   1 | a:", "     |   ^"]);
  });
  it("stands in an empty file", () => {
    const file = sourceFile("x.yml", "");
    expect(snippet("a", "a", { at: { file, start: 0, end: 0 } })).toEqual(["   1 |", "     | ^"]);
  });
  it("shows two places of a line one under the other, and a single line between two others", () => {
    const file = sourceFile("x.yml", "a: one two\nb\nc: three\n\n\nd: four");
    const related = ["two", "three", "four"].map((text) => ({ message: `is ${text}`, at: placeOf(file, text) }));
    expect(snippet("x", "x", { at: placeOf(file, "one"), label: "here", related })).toEqual([
      "   1 | a: one two",
      "     |    ^^^ here",
      "     |        --- is two",
      "   2 | b",
      "   3 | c: three",
      "     |    ----- is three",
      " ...",
      "   6 | d: four",
      "     |    ---- is four",
    ]);
  });
  it("makes room for large numbers", () =>
    expect(snippet("\n".repeat(12344) + "bad", "bad")).toEqual(["12345 | bad", "      | ^^^"]));
  it("shows what a terminal would obey, and still aligns", () => {
    expect(snippet("a\u001b[0m\u202e: ##[x] bad", "bad")).toEqual([
      "   1 | a\\x1b[0m\\u202e: \\x23#[x] bad",
      `     | ${" ".repeat(25)}^^^`,
    ]);
  });
});

describe("a long line", () => {
  const width = 40;
  it("is cut on the right", () => {
    expect(snippet(`bad ${"x".repeat(100)}`, "bad", {}, { width })).toEqual([
      `   1 | bad ${"x".repeat(28)}…`,
      "     | ^^^",
    ]);
  });
  it("is cut on the left", () => {
    expect(snippet(`${"x".repeat(100)} bad`, "bad", {}, { width })).toEqual([
      `   1 | …${"x".repeat(28)} bad`,
      `     | ${" ".repeat(30)}^^^`,
    ]);
  });
  it("is cut on both sides, and the caret stays under its word", () => {
    const [line = "", carets = ""] = snippet(`${"日".repeat(500)} bad ${"日".repeat(500)}`, "bad", {}, { width });
    expect(line).toMatch(/^ {3}1 \| …日+ bad 日+…$/);
    const wide = [...line].filter((character) => character === "日").length / 2;
    expect(carets.indexOf("^^^")).toBe(line.indexOf("bad") + wide);
  });
  it("shows the beginning of a place that is longer still", () => {
    const [line = "", carets = ""] = snippet(
      `run: ${"y".repeat(300)} z`,
      "y".repeat(300),
      { label: "all of it" },
      { width },
    );
    expect(line).toMatch(/^ {3}1 \| …? ?y+…$/);
    expect(carets).toMatch(/^ {5}\| +\^+ all of it$/);
    expect(line.length).toBeLessThanOrEqual(width);
  });
  it("is shown once for each place where they are far apart", () => {
    const file = sourceFile("x.yml", `one ${"x".repeat(200)} two`);
    const related = [{ message: "second", at: placeOf(file, "two") }];
    expect(snippet("x", "x", { at: placeOf(file, "one"), related }, { width })).toEqual([
      `   1 | one ${"x".repeat(28)}…`,
      "     | ^^^",
      `   1 | …${"x".repeat(28)} two`,
      `     | ${" ".repeat(30)}--- second`,
    ]);
  });
  it("is cut at its end where it only stands between two others", () => {
    const file = sourceFile("x.yml", `one\n${"x".repeat(100)}\ntwo`);
    const related = [{ message: "second", at: placeOf(file, "two") }];
    const rows = snippet("x", "x", { at: placeOf(file, "one"), related }, { width });
    expect(rows[2]).toBe(`   2 | ${"x".repeat(32)}…`);
  });
  it("costs no more for its length", () => {
    const file = sourceFile("x.yml", `${"日".repeat(200_000)}bad${"日".repeat(200_000)}`);
    const findings = Array.from({ length: 200 }, () =>
      settled(rules.write, { message: "m", at: placeOf(file, "bad") }),
    );
    const start = performance.now();
    plain(reportOf(findings));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe("credentials", () => {
  it("keep the carets under their words", () => {
    expect(snippet("user: u, password: hunter2, registry: bad", "bad", {}, { secrets: ["hunter2"] })).toEqual([
      "   1 | user: u, password: ***, registry: bad",
      "     |                                   ^^^",
    ]);
    expect(snippet("a: xhunter2x", "hunter2", {}, { secrets: ["hunter2"] })).toEqual([
      "   1 | a: x***x",
      "     |     ^^^",
    ]);
  });
  it("of several lines are masked on each", () => {
    const file = sourceFile("x.yml", "auth: |\n  first\n  second\nend: x");
    const related = [{ message: "r", at: placeOf(file, "second") }];
    const finding = settled(rules.password, { message: "m", at: placeOf(file, "first"), related });
    expect(plain(reportOf([finding], { secrets: ["first\n  second"] }))).not.toMatch(/first|second/);
  });

  const everywhere = `says ${token} twice: ${token}`;
  const finding = settled(
    rules.password,
    {
      message: everywhere,
      at: placeOf(publish, token),
      label: everywhere,
      related: [{ message: everywhere, at: placeOf(publish, `password: ${token}`) }],
      predicts: everywhere,
      remedy: everywhere,
      fix: { title: everywhere, safety: "safe", edits: [{ span: placeOf(publish, token), text: everywhere }] },
    },
    token,
  );
  const { fix: _fix, ...withoutFix } = finding;
  const report = reportOf([finding, withoutFix], {
    secrets: [token],
    remarks: [{ message: everywhere, path: undefined }],
  });
  it.each([
    ["text", plain(report, { verbose: true })],
    ["narrow text", plain(report, { width: 30 })],
    ["colored text", renderText(report, { color: true, verbose: true })],
    ["JSON", renderJson(report)],
    ["SARIF", renderSarif(report)],
  ])("are not printed as %s", (_format, output) => {
    expect(output).toContain("ghp_…");
    expect(output).not.toContain(token.slice(4, 12));
  });
});

describe("hostile names and texts", () => {
  const text = plain(hostileReport, { verbose: true });
  it("send nothing to a terminal", () => expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/u));
  it("never begin a line as a command to a runner, also after blanks", () => expect(text).not.toMatch(/^\s*::/m));
  it("hold no command of older runners, which may stand anywhere", () => expect(text).not.toContain("##["));
  it("make no more lines than others", () => expect(text.match(/\[invalid-workflow\]$/gm)).toHaveLength(1));
  it("are guarded in JSON and SARIF too", () => {
    for (const output of [renderJson(hostileReport), renderSarif(hostileReport)]) {
      expect(output).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]|##\[|^\s*::/mu);
    }
  });
});
