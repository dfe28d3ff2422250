import { describe, expect, it } from "vitest";
import {
  cleanReport,
  fullReport,
  placeOf,
  publish,
  reportOf,
  rules,
  settled,
  token,
} from "../../test/sample-reports.ts";
import { applyBaseline, parseBaseline, renderBaseline } from "./baseline.ts";

const written = renderBaseline(fullReport);
const baseline = parseBaseline({ text: written }) ?? new Set();

describe("a baseline", () => {
  it("knows all that it was written from", () => {
    const { findings, suppressed } = applyBaseline(fullReport, baseline);
    expect(findings).toEqual([]);
    expect(suppressed.length).toBe(fullReport.suppressed.length + fullReport.findings.length);
    expect(suppressed.at(-1)?.suppression).toEqual({ by: "baseline", reason: undefined });
  });

  it("lets what is new through, also one more of the same", () => {
    const old = settled(rules.write, { message: "m", at: placeOf(publish, "push: true") }, "image");
    const known = parseBaseline({ text: renderBaseline(reportOf([old])) }) ?? new Set();
    expect(applyBaseline(reportOf([old, old]), known).findings).toHaveLength(1);
    const other = settled(rules.write, { message: "m", at: placeOf(publish, "push: true") }, "other");
    expect(applyBaseline(reportOf([other]), known).findings).toEqual([other]);
  });

  it("is read by people, and tells no secret", () => {
    expect(written).toMatch(
      /^ {4}\{"rule":"missing-packages-write","path":"\.github\/workflows\/publish\.yml","fingerprint":"[0-9a-f]{16}:1"\},?$/m,
    );
    expect(written).not.toContain(token);
    expect(renderBaseline(fullReport)).toBe(written);
    expect(JSON.parse(renderBaseline(cleanReport))).toMatchObject({ version: 1, findings: [] });
  });

  it.each([
    "",
    "[]",
    "null",
    "{}",
    '{"version":2,"fingerprint":"ghcrLint/v1","findings":[]}',
    written.replace("v1", "v0"),
  ])("is not %j", (text) => expect(parseBaseline({ text })).toBeUndefined());
  it.each(['{"version":1,"fingerprint":"ghcrLint/v1","findings":[1]}', '{"version":1,"fingerprint":"ghcrLint/v1"}'])(
    "is not %j either",
    (text) => expect(parseBaseline({ text })).toBeUndefined(),
  );
});
