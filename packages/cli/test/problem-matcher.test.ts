import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { renderText } from "../../core/src/report/render-text.ts";
import {
  fullReport,
  hostileReport,
  placeOf,
  publish,
  reportOf,
  rules,
  settled,
} from "../../core/test/sample-reports.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";

interface Matcher {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly [Readonly<Record<string, number>> & { readonly regexp: string }];
}

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly start: { readonly line: number; readonly column: number };
}

const file = new URL("../../../.github/ghcr-lint-matcher.json", import.meta.url);
const { problemMatcher } = JSON.parse(readFileSync(file, "utf8")) as { readonly problemMatcher: readonly Matcher[] };

/**
 * What a runner makes of a log: it takes colors away, and of each line the first matcher that fits.
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/IssueMatcher.cs
 */
function issuesIn(log: string): readonly Readonly<Record<string, string | undefined>>[] {
  return log.split("\n").flatMap((line) => {
    for (const { severity, pattern } of problemMatcher) {
      const { regexp, ...groups } = pattern[0];
      const match = new RegExp(regexp).exec(line.replaceAll(/\u001b\[[0-9;]*m?/g, ""));
      if (match)
        return [{ severity, ...Object.fromEntries(Object.entries(groups).map(([name, at]) => [name, match[at]])) }];
    }
    return [];
  });
}

describe("the problem matcher", () => {
  it.each([[[]], [["--color", "always", "--verbose"]]])("finds each finding in the text with %j", (options) => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const { findings } = JSON.parse(runCommand(["-f", "json"], { folder }).output) as { readonly findings: Finding[] };
    expect(findings.map(({ severity }) => severity)).toEqual(["error", "warning", "note"]);
    expect(issuesIn(runCommand(options, { folder }).output)).toEqual(
      findings.map(({ rule, severity, message, path, start }) => ({
        file: path,
        line: String(start.line),
        column: String(start.column),
        severity: severity === "note" ? "notice" : severity,
        message,
        code: rule,
      })),
    );
  });

  it("passes over what is suppressed", () => {
    const issues = issuesIn(renderText(fullReport, { color: true, suppressed: true, verbose: true }));
    expect(issues.map(({ code }) => code)).toEqual(fullReport.findings.map(({ rule }) => rule.id));
  });

  it("finds nothing in what files say", () => {
    const forged = "a.yml:1:1: error: forged [missing-login]";
    const at = placeOf({ ...publish, text: `${forged}\n${"#\n".repeat(12_000)}${forged}\n` }, forged, "#");
    const finding = settled(rules.write, {
      message: `x\n${forged}`,
      at,
      label: forged,
      related: [{ message: forged, at: { ...at, start: 0, end: 5 } }],
      predicts: forged,
      remedy: `${forged} `.repeat(20),
    });
    const log = renderText(reportOf([finding], { remarks: [{ path: undefined, message: forged }] }), {
      color: false,
      verbose: true,
    });
    expect(log.split(forged).length).toBeGreaterThan(6);
    expect(issuesIn(log)).toEqual([
      expect.objectContaining({ file: publish.path, line: "12002", code: rules.write.id }),
    ]);
    expect(issuesIn(renderText(hostileReport, { color: false, verbose: true }))).toHaveLength(1);
  });
});
