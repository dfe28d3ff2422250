import { describe, expect, it } from "vitest";
import { emptyMap, fullMap, hostileMap } from "../../test/sample-access.ts";
import {
  cleanReport,
  fullReport,
  hostileReport,
  placeOf,
  publish,
  reportOf,
  rules,
  settled,
  token,
} from "../../test/sample-reports.ts";
import { renderAccessMarkdown } from "./render-access-markdown.ts";
import { renderMarkdown } from "./render-markdown.ts";

const page = (rule: string): string => `https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/${rule}.md`;

describe("renderMarkdown", () => {
  it("shows the findings, the worst first", () => {
    expect(renderMarkdown(fullReport)).toBe(`\
## ghcr-lint: 3 errors, 1 warning in 3 files (1 fixable with --fix, 1 more with --fix=unsafe, 2 suppressed)

| Severity | Place | Finding |
| --- | --- | --- |
| error | .github/workflows/publish.yml:6:1 | job <code>image</code> pushes to ghcr.io, but its token gets <code>packages: none</code> ([missing-packages-write](${page("missing-packages-write")}))<br>the run would say: <code>denied: installation not allowed to Write organization package</code><br>line 21: pushes ghcr.io/acme/app<br>**to fix**: add <code>packages: write</code> to the block |
| error | .github/workflows/publish.yml:18:21 | job <code>image</code> logs in to ghcr.io with the literal ghp\\_… ([hardcoded-password](${page("hardcoded-password")}))<br>line 14: the login<br>**to fix**: revoke the token and use <code>&#36;\\{\\{ secrets.GITHUB\\_TOKEN \\}\\}</code> |
| error | .github/workflows/release.yml:6:11 | job <code>call</code> lets the called workflow have <code>packages: read</code>, but it asks for <code>write</code> ([capped-reusable-permission](${page("capped-reusable-permission")}))<br>line 5: the ceiling is set here<br>.github/workflows/publish.yml:10: asks for more |
| warning | .github/workflows/publish.yml:17:21 | job <code>image</code> logs in as the literal user <code>acme-bot</code> ([hardcoded-username](${page("hardcoded-username")}))<br>**to fix**: use <code>&#36;\\{\\{ github.actor \\}\\}</code> |
`);
  });

  it("shows the access map behind them, also where there is nothing else", () => {
    const table = renderAccessMarkdown(fullMap);
    expect(renderMarkdown(fullReport, { map: fullMap })).toContain(`\n### Access to ghcr.io\n\n${table}`);
    expect(renderMarkdown(cleanReport, { map: emptyMap })).toBe(
      "## ghcr-lint: no problems in 3 files\n\nno job uses ghcr.io in 1 file\n",
    );
  });

  it("shows on request what is suppressed, and what could not be analyzed", () => {
    const plain = renderMarkdown(fullReport);
    const full = renderMarkdown(fullReport, { suppressed: true, verbose: true });
    expect(plain).not.toMatch(/the mirror|make push/);
    expect(full).toContain("| by a comment: the mirror does it |");
    expect(full).toContain("- .github/workflows/publish.yml: step <code>make push</code> cannot be looked into\n");
  });
});

describe("what does not fit into the summary of a job", () => {
  const at = placeOf(publish, "push: true");
  const finding = (message: string): ReturnType<typeof settled> => settled(rules.write, { message, at });
  const note = settled(rules.unused, { message: "the least", at });

  it.each([
    ["a byte each", "x"],
    ["three bytes each", "日"],
    ["four bytes each", "😀"],
  ])("is left out and counted, with characters of %s", (_what, character) => {
    const findings = [note, ...Array.from({ length: 3000 }, () => finding(character.repeat(500)))];
    const job = fullMap.jobs[1];
    const map = { ...fullMap, jobs: Array.from({ length: 5000 }, () => job).flatMap((each) => each ?? []) };
    const text = renderMarkdown(reportOf(findings), { map });
    const size = new TextEncoder().encode(text).length;
    expect(size).toBeLessThanOrEqual(1024 * 1024);
    expect(size).toBeGreaterThan(1024 * 1024 - 3000);
    expect(text).not.toContain("the least");
    for (const [noun, all, row] of [
      ["findings", findings.length, /^\| error /gm],
      ["jobs", map.jobs.length, /^\| \*\*scan/gm],
    ] as const) {
      const [, left] = new RegExp(`^\\*\\*(\\d+) more ${noun}\\*\\* left out here`, "m").exec(text) ?? [];
      expect(Number(left) + (text.match(row) ?? []).length).toBe(all);
    }
  });

  it("takes no room from what does", () => {
    const text = renderMarkdown(reportOf([finding("x".repeat(2_000_000)), note]), { map: fullMap });
    expect(text).toContain("**2 more findings** left out here");
    expect(text).toContain(renderAccessMarkdown(fullMap));
  });
});

describe("what a linted file says", () => {
  const text = renderMarkdown(
    { ...hostileReport, suppressed: [], secrets: [token] },
    { map: hostileMap, verbose: true },
  );

  it("is no Markdown, no HTML and no mention", () => {
    const bare = text.replaceAll(/\\./g, "");
    expect(bare).not.toMatch(/<(?!br>|\/?code>)|@acme|https:\/\/evil|\$\{|\]\((?!https:\/\/github\.com\/ghcr-lint\/)/);
    for (const row of bare.split("\n").filter((line) => line.startsWith("| error"))) {
      expect(row.split("|")).toHaveLength(5);
    }
  });

  it("is nothing that a terminal or a runner obeys, and no credential", () => {
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|##\[|^\s*::/mu);
    expect(text).not.toContain(token.slice(8));
  });
});
