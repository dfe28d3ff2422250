import { describe, expect, it } from "vitest";
import { jobOf } from "../../test/facts-of.ts";
import { placeOf, publish, reportOf, sampleRule, settled } from "../../test/sample-reports.ts";
import { causes } from "../knowledge/error-causes.ts";
import type { ErrorRow } from "../knowledge/error-row.ts";
import { errors } from "../knowledge/errors.ts";
import type { SettledFinding } from "../report/report.ts";
import type { Finding } from "../rule.ts";
import { rankCauses } from "./rank-causes.ts";
import type { Evidence } from "./rank-causes.ts";
import { recognizeError } from "./recognize-error.ts";

const sample = jobOf("- run: docker push ghcr.io/acme/app");

function found(id: string, job = "image", words: Partial<Finding> = {}): SettledFinding {
  const finding = settled(sampleRule(id), { message: id, at: placeOf(publish, "image"), ...words }, job);
  const logNames = [job, `build / ${job} (**)`];
  return { ...finding, cases: [{ job: { ...sample, logNames }, finding, severity: finding.severity }] };
}

function rowOf(text: string): ErrorRow {
  const row = recognizeError(text);
  if (!row) throw new Error(`the table does not know ${text}`);
  return row;
}

/** The causes of a refused push as their sentences, the likeliest first. */
function ranked(findings: readonly SettledFinding[], evidence: Partial<Evidence> = {}): readonly string[] {
  const report = reportOf(findings);
  const all = rankCauses(rowOf(errors.deniedWrite), { report, job: undefined, granted: undefined, ...evidence });
  return all.map(({ says }) => says);
}

describe("rankCauses", () => {
  it("puts what the files show before what they cannot show, and that before what they would show", () => {
    const all = ranked([found("overwritten-login")]);
    expect(all[0]).toBe(causes.otherLogin.says);
    expect(all.indexOf(causes.packageAccess.says)).toBeLessThan(all.indexOf(causes.scopeForPush.says));
  });

  it("puts what the log proves before all else, and what it speaks against behind all else", () => {
    const findings = [found("overwritten-login", "image", { severity: "error" })];
    expect(ranked(findings, { granted: "none" })[0]).toBe(causes.scopeForPush.says);
    expect(ranked(findings, { granted: "read" })[0]).toBe(causes.readOnlyEvent.says);
    const shown = [found("missing-packages-write"), found("read-only-event-token")];
    expect(ranked(shown, { granted: "write" }).slice(-2)).toEqual([
      causes.scopeForPush.says,
      causes.readOnlyEvent.says,
    ]);
  });

  it("knows that a push needs more than a pull", () => {
    const evidence: Evidence = { report: reportOf([]), job: undefined, granted: "read" };
    const pull = rankCauses(rowOf(errors.deniedRead), evidence).find(({ isRuledOut }) => isRuledOut);
    expect(pull?.says).toBe(causes.scopeForPull.says);
    expect(rankCauses(rowOf(errors.deniedWrite), evidence).some(({ isRuledOut }) => isRuledOut)).toBe(false);
  });

  it("trusts a rule that predicts this very error more than one that does not", () => {
    const weak = found("unsupported-token", "image", { severity: "note", predicts: errors.deniedWrite });
    expect(ranked([found("overwritten-login"), weak])[0]).toBe(causes.appToken.says);
    const other = found("unsupported-token", "image", { severity: "note", predicts: errors.deniedLogin });
    expect(ranked([found("overwritten-login"), other])[0]).toBe(causes.otherLogin.says);
  });

  it("trusts most what is found in the job of the log", () => {
    const findings = [
      found("overwritten-login", "test", { predicts: errors.deniedWrite }),
      found("unsupported-token", "image", { severity: "note" }),
    ];
    expect(ranked(findings, { job: "build / image (amd64)" })[0]).toBe(causes.appToken.says);
    expect(ranked(findings, { job: "test" })[0]).toBe(causes.otherLogin.says);
  });

  it("has a cause for a rule that predicts the error, where the table has none", () => {
    expect(ranked([found("brand-new-rule", "image", { predicts: errors.deniedWrite })])[0]).toBe(
      "sample of brand-new-rule",
    );
    expect(ranked([found("brand-new-rule")])).not.toContain("sample of brand-new-rule");
  });

  it("keeps the order of the table where there are no files", () => {
    expect(ranked([], { report: reportOf([], { files: 0 }) })[0]).toBe(causes.scopeForPush.says);
  });
});

describe("recognizeError", () => {
  it("wants the pieces in their order", () => {
    expect(recognizeError("denied: denied for /manifests/ of ghcr.io/v2/")).toBeUndefined();
  });
});
