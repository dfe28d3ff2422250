import { describe, expect, it } from "vitest";
import {
  brokenReport,
  cleanReport,
  fullReport,
  placeOf,
  publish,
  reportOf,
  rules,
  sampleRule,
  settled,
  sourceFile,
} from "../../test/sample-reports.ts";
import type { Span } from "../source/span.ts";
import type { Report } from "./report.ts";
import { renderSarif } from "./render-sarif.ts";

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
  readonly results: readonly Record<string, unknown>[];
  readonly invocations: readonly unknown[];
}

const runOf = (report: Report): Run => (JSON.parse(renderSarif(report)) as { runs: [Run] }).runs[0];

const regionAt = (at: Span): unknown => {
  const [result] = runOf(reportOf([settled(rules.write, { message: "x", at })])).results;
  const { locations } = result as { locations: [{ physicalLocation: { region: unknown } }] };
  return locations[0].physicalLocation.region;
};

/** Whether code scanning takes the whole is tested with the validators, in the package of the command line. */
describe("renderSarif", () => {
  it("lists every rule also in a clean run, and an empty list of results", () => {
    const run = runOf(cleanReport);
    expect(run.tool.driver.rules.map((rule) => rule["id"])).toEqual(Object.values(rules).map((rule) => rule.id));
    expect(run.results).toEqual([]);
  });

  it("says what the rule says", () => {
    const wordy = sampleRule("hardcoded-password", {
      why: "w".repeat(2000),
      category: "credentials",
      securitySeverity: 9,
    });
    const [rule] = runOf(reportOf([], { rules: [wordy] })).tool.driver.rules;
    expect(rule).toMatchObject({
      name: "HardcodedPassword",
      fullDescription: { text: `${"w".repeat(1023)}…` },
      helpUri: expect.stringMatching(/docs\/rules\/hardcoded-password\.md$/) as unknown,
      properties: {
        tags: ["security", "credentials", "github-actions", "ghcr"],
        "security-severity": "9.0",
        precision: "very-high",
      },
    });
  });

  it("makes no security alert of a rule without a security severity", () => {
    const [rule] = runOf(reportOf([], { rules: [sampleRule("unused-login", { severity: "note" })] })).tool.driver.rules;
    expect(rule).toMatchObject({
      defaultConfiguration: { level: "note" },
      properties: { "problem.severity": "recommendation" },
    });
    expect(JSON.stringify(rule)).not.toContain("security");
  });

  it("tells the finding, its error, its remedy, and links what proves it", () => {
    expect(runOf(fullReport).results[0]).toMatchObject({
      ruleId: "missing-packages-write",
      ruleIndex: 0,
      level: "error",
      message: {
        text:
          "job `image` pushes to ghcr.io, but its token gets `packages: none`. The run would say: denied: installation not allowed to " +
          "Write organization package. To fix: add `packages: write` to the block. See: [pushes ghcr.io/acme/app](1).",
      },
      relatedLocations: [{ id: 1, message: { text: "pushes ghcr.io/acme/app" } }],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: "\n  packages: write" } }] }] }],
    });
  });

  it("has no links but its own", () => {
    const related = [{ message: "a [b](2) c", at: placeOf(publish, "push") }];
    const [result] = runOf(
      reportOf([settled(rules.write, { message: "m [n](1)", at: placeOf(publish, "push"), related })]),
    ).results;
    expect(result).toMatchObject({ message: { text: "m [n\\](1). See: [a \\[b\\](2) c](1)." } });
  });

  it("finds a rule that is not on the list", () => {
    const run = runOf(
      reportOf([settled(rules.write, { message: "x", at: placeOf(publish, "push") })], { rules: [rules.unused] }),
    );
    expect(run.results[0]).toMatchObject({ ruleId: "missing-packages-write", ruleIndex: 1 });
    expect(run.tool.driver.rules).toHaveLength(2);
  });

  it("encodes a path, part by part, and relative to the root", () => {
    const file = { ...sourceFile("/a b/ö?#:%\ud800.yml", "on: push"), shownPath: "../elsewhere.yml" };
    const [result] = runOf(reportOf([settled(rules.write, { message: "x", at: placeOf(file, "on") })])).results;
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: "a%20b/%C3%B6%3F%23%3A%25%EF%BF%BD.yml" } } }],
    });
  });

  it("turns remarks into notifications", () => {
    expect(runOf(fullReport).invocations).toMatchObject([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: "note", message: { text: ".github/workflows/publish.yml: step `make push` cannot be looked into" } },
          { level: "note", message: { text: "the alias budget was used up" } },
        ],
      },
    ]);
  });

  it("tells the worst where there are more than code scanning takes, and says how many are left", () => {
    const at = placeOf(publish, "push");
    const minor = settled(rules.unused, { message: "minor", at });
    const major = settled(rules.write, { message: "major", at });
    const findings = [minor, ...Array.from({ length: 25_000 }, () => major)];
    const run = runOf(reportOf(findings));
    expect(run.results).toHaveLength(25_000);
    expect(new Set(run.results.map(({ level }) => level))).toEqual(new Set(["error"]));
    expect(run.invocations).toMatchObject([
      {
        toolExecutionNotifications: [
          { level: "warning", message: { text: expect.stringMatching(/^1 finding left out/) as unknown } },
        ],
      },
    ]);
    const few = JSON.parse(renderSarif(fullReport, { suppressed: true, most: 5 })) as { runs: [Run] };
    expect(few.runs[0].results.map(({ suppressions }) => suppressions !== undefined)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it("shows no more places of one result than code scanning does", () => {
    const at = placeOf(publish, "push");
    const related = Array.from({ length: 2000 }, (_none, index) => ({
      message: `place ${index}`,
      at: placeOf(publish, "image"),
    }));
    const [result] = runOf(reportOf([settled(rules.write, { message: "x", at, related })])).results;
    expect(result?.["relatedLocations"]).toHaveLength(100);
    expect(result).toMatchObject({ codeFlows: [{ threadFlows: [{ locations: { length: 1000 } }] }] });
  });

  it("gives findings at the same place names of their own", () => {
    const names = runOf(brokenReport).results.map(
      ({ partialFingerprints }) => (partialFingerprints as Record<string, string>)["ghcrLint/v1"],
    );
    expect(new Set(names).size).toBe(2);
  });

  it("leaves out a fix that would repeat a credential", () => {
    const edits = [{ span: placeOf(publish, "push"), text: "hunter2" }];
    const finding = settled(rules.write, {
      message: "x",
      at: placeOf(publish, "push"),
      fix: { title: "t", safety: "safe", edits },
    });
    expect(runOf(reportOf([finding], { secrets: ["hunter2"] })).results[0]).not.toHaveProperty("fixes");
    expect(runOf(reportOf([finding])).results[0]).toHaveProperty("fixes");
  });
});

describe("regions", () => {
  const file = sourceFile("x.yml", "a: 😀\r\n\r\nb: |\n  c\n");
  const empty = (offset: number): Span => ({ file, start: offset, end: offset });
  it.each([
    ["a word", placeOf(file, "a"), [1, 1, 1, 2]],
    ["a block, by its first line", { ...placeOf(file, "b: |\n  c"), file }, [3, 1, 3, 5]],
    ["nothing, by what follows", empty(3), [1, 4, 1, 6]],
    ["a line's end, by what is before", empty(5), [1, 4, 1, 6]],
    ["an empty line", empty(7), [2, 1, 2, 2]],
    ["the end of the file", empty(file.text.length), [5, 1, 5, 2]],
  ])("of %s", (_what, span, [startLine, startColumn, endLine, endColumn]) => {
    expect(regionAt(span)).toEqual({ startLine, startColumn, endLine, endColumn });
  });
});
