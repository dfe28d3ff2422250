import { describe, expect, it } from "vitest";
import { renderSarif } from "../../core/src/report/render-sarif.ts";
import { brokenReport, cleanReport, fullReport, hostileReport } from "../../core/test/sample-reports.ts";
import { validateSarif } from "./validate-sarif.ts";

/** They stand here and not beside the renderer, as the validators are tools of this package. */
describe("SARIF that code scanning takes", () => {
  it("with findings, of a clean run, of a broken file, of hostile names and texts", () => {
    const reports = [fullReport, cleanReport, brokenReport, hostileReport];
    expect(validateSarif(...reports.map((report) => renderSarif(report)))).toEqual([]);
  });
});

describe("validateSarif", () => {
  const spoiled = (change: (run: Run) => void): readonly string[] => {
    const log = JSON.parse(renderSarif(fullReport)) as { runs: [Run] };
    change(log.runs[0]);
    return validateSarif(JSON.stringify(log));
  };

  it("hears the schema", () => {
    expect(spoiled((run) => Object.assign(run.results[0], { level: "fatal" }))).toContainEqual(
      expect.stringMatching(/^schema: .*level/),
    );
  });

  it("hears the multitool, which exits with 0, and knows what code scanning wants besides", () => {
    const problems = spoiled((run) => {
      Object.assign(run.results[0], { ruleIndex: 99, partialFingerprints: {} });
      Object.assign(run.results[0].locations[0].physicalLocation, {
        artifactLocation: { uri: "/etc/passwd" },
        region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 2 },
      });
      Object.assign(run.results[1], { locations: [] });
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^multitool: GH1015 /),
        "result 1: not exactly one location",
        "result 0: ruleIndex does not lead to ruleId",
        "result 0: no primaryLocationLineHash",
        "result 0: uri is not relative and encoded: /etc/passwd",
        "result 0: region is empty",
      ]),
    );
  });
});

interface Run {
  readonly tool: { readonly driver: { readonly rules: [object] } };
  readonly results: [{ readonly locations: [{ readonly physicalLocation: object }] }, object];
}
