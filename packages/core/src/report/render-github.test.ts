import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cleanReport,
  fullReport,
  hostileReport,
  placeOf,
  publish,
  reportOf,
  rules,
  settled,
  sourceFile,
  token,
} from "../../test/sample-reports.ts";
import { renderGithub } from "./render-github.ts";

/** A line as a runner reads it: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
function commandIn(line: string): { name: string; properties: Record<string, string>; data: string } | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf("::", 2);
  if (!trimmed.startsWith("::") || end === -1) return undefined;
  const [, name = "", given = ""] = /^([^ ]*) ?([^]*)$/.exec(trimmed.slice(2, end)) ?? [];
  const pairs = given.split(",").map((pair) => /^([^=]*)=([^]*)$/.exec(pair)?.slice(1).map(unescaped) ?? []);
  return {
    name,
    properties: Object.fromEntries(pairs) as Record<string, string>,
    data: unescaped(trimmed.slice(end + 2)),
  };
}

const unescaped = (text: string): string =>
  text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");

const linesOf = (output: string): readonly string[] => output.split(/\r\n|\r|\n/);

describe("renderGithub", () => {
  it("annotates each finding, the worst first, and sums up in a plain line", () => {
    expect(renderGithub(fullReport)).toBe(`\
::error file=.github/workflows/publish.yml,line=6,endLine=6,col=1,endColumn=13,title=missing-packages-write::job \`image\` pushes to ghcr.io, but its token gets \`packages: none\`%0Athe run would say: denied: installation not allowed to Write organization package%0Ato fix: add \`packages: write\` to the block
::error file=.github/workflows/publish.yml,line=18,endLine=18,col=21,endColumn=61,title=hardcoded-password::job \`image\` logs in to ghcr.io with the literal ghp_…%0Ato fix: revoke the token and use \`\${{ secrets.GITHUB_TOKEN }}\`
::error file=.github/workflows/release.yml,line=6,endLine=6,col=11,endColumn=42,title=capped-reusable-permission::job \`call\` lets the called workflow have \`packages: read\`, but it asks for \`write\`
::warning file=.github/workflows/publish.yml,line=17,endLine=17,col=21,endColumn=29,title=hardcoded-username::job \`image\` logs in as the literal user \`acme-bot\`%0Ato fix: use \`\${{ github.actor }}\`
ghcr-lint: 3 errors, 1 warning in 3 files (1 fixable with --fix, 1 more with --fix=unsafe, 2 suppressed)
`);
  });

  it("is one line where there is nothing, and none where that is too much", () => {
    expect(renderGithub(cleanReport)).toBe("ghcr-lint: no problems in 3 files\n");
    expect(renderGithub(cleanReport, { quiet: true })).toBe("");
  });

  it("says on request what could not be analyzed", () => {
    expect(renderGithub(fullReport, { verbose: true })).toContain(
      "\nghcr-lint: not analyzed: .github/workflows/publish.yml: step `make push` cannot be looked into\n",
    );
  });

  it("shows on request what is suppressed, as notices", () => {
    const shown = linesOf(renderGithub(fullReport, { suppressed: true }));
    const notices = shown.map(commandIn).filter((command) => command?.name === "notice");
    expect(notices.map((notice) => notice?.data.split("\n")[0])).toEqual([
      "suppressed by a comment: the mirror does it",
      "suppressed by the baseline",
    ]);
  });

  it("gives no more than a step shows, and says how many are left", () => {
    const at = placeOf(publish, "push: true");
    const many = (rule: (typeof rules)["write"], count: number): ReturnType<typeof settled>[] =>
      Array.from({ length: count }, (_none, index) => settled(rule, { message: `number ${index}`, at }));
    const report = reportOf([...many(rules.unused, 11), ...many(rules.username, 10), ...many(rules.write, 25)]);
    const lines = linesOf(renderGithub(report));
    const names = lines.flatMap((line) => commandIn(line)?.name ?? []);
    expect(names).toEqual([
      ...Array.from({ length: 10 }, () => "error"),
      ...Array.from({ length: 10 }, () => "warning"),
      ...Array.from({ length: 10 }, () => "notice"),
    ]);
    expect(lines.at(-2)).toBe(
      "ghcr-lint: not annotated: 15 errors, 1 note; GitHub shows 10 of a kind for each step, --format markdown shows all",
    );
  });

  it("cuts a message where a runner would", () => {
    const finding = settled(rules.write, { message: "%".repeat(5000), at: placeOf(publish, "push") });
    expect(commandIn(linesOf(renderGithub(reportOf([finding])))[0] ?? "")?.data).toBe(`${"%".repeat(4095)}…`);
  });
});

describe("what a linted file says", () => {
  it("is no command, no property and no credential", () => {
    const output = renderGithub({ ...hostileReport, secrets: [token] }, { verbose: true });
    const lines = linesOf(output);
    expect(lines.map((line) => commandIn(line)?.name)).toEqual(["error", undefined, undefined, undefined]);
    expect(output).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|##\[/u);
    expect(commandIn(lines[0] ?? "")?.properties).toEqual({
      file: "::error::owned ?#%\\x1b[31m日.yml",
      line: "2",
      endLine: "2",
      col: "1",
      endColumn: "14",
      title: "invalid-workflow",
    });
  });

  it("comes out of the command as it went in, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme", minLength: 1 }), (message, name) => {
        const file = sourceFile(`${name},line=9::warning::.yml`, "on: push\n");
        const output = renderGithub(reportOf([settled(rules.write, { message, at: placeOf(file, "on") })]), {
          quiet: true,
        });
        const [line = "", ...rest] = linesOf(output);
        expect(rest).toEqual([""]);
        expect(commandIn(line)).toMatchObject({ name: "error", properties: { line: "1", col: "1" } });
        expect(commandIn(line)?.properties["file"]?.endsWith(",line=9::warning::.yml")).toBe(true);
      }),
    );
  });
});
