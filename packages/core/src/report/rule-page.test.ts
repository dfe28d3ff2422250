import { describe, expect, it } from "vitest";
import { sampleRule } from "../../test/sample-reports.ts";
import { renderPage } from "./render-page.ts";
import { renderRules } from "./render-rules.ts";
import { ruleHelp, rulePage } from "./rule-page.ts";
import type { RuleExample } from "./rule-page.ts";

const rule = sampleRule("missing-login", { securitySeverity: 5 });
const example: RuleExample = {
  fault: "Nobody logs in.",
  bad: [{ path: "a.yml", text: "on: push\n" }],
  output: "a.yml:1:1: error\n",
  predicts: ["unauthorized"],
  fix: "safe",
  innocence: "Somebody does.",
  good: [{ path: "a.yml", text: "run: echo ```\n" }],
};

describe("rulePage", () => {
  it("says it in the order in which a person asks", () => {
    expect(rulePage(rule, example).match(/^## .+$/gm)).toEqual([
      "## Why",
      "## What the log says",
      "## How to fix it",
      "## Example",
      "## When it is fine",
      "## How to ignore it",
      "## References",
    ]);
    expect(rulePage(rule, example)).toContain("security severity: 5.0");
  });

  it("leaves out what is not known", () => {
    expect(rulePage(rule, { ...example, predicts: [], fix: undefined })).not.toMatch(/log says|--fix/);
    expect(rulePage(rule)).not.toMatch(/Example|undefined/);
    expect(ruleHelp(rule)).not.toMatch(/^# missing|## Example/m);
  });

  it("keeps code whole that has a fence in it", () => {
    expect(rulePage(rule, example)).toContain("````yaml\nrun: echo ```\n````\n");
    expect(renderPage(rulePage(rule, example), { color: false })).toContain("\n    run: echo ```\n");
  });
});

describe("renderPage", () => {
  it("wraps paragraphs, but neither code nor what stands between backticks", () => {
    expect(
      renderPage("one two `three four` five\n\n```text\none two three four\n```\n", { color: false, width: 12 }),
    ).toBe("one two\n`three four`\nfive\n\n    one two three four\n");
  });

  it("makes headings bold, and plain lines of links", () => {
    expect(renderPage("# a\n\n- <https://x.test>\n", { color: true })).toBe(
      "\u001b[1ma\u001b[0m\n\n  https://x.test\n",
    );
  });
});

describe("renderRules", () => {
  it("keeps the columns apart", () => {
    const rules = [rule, sampleRule("x", { severity: "note", category: "file" })];
    expect(renderRules(rules, { color: false })).toBe(
      "missing-login  error  permissions  sample of missing-login\nx              note   file         sample of x\n",
    );
  });
});
