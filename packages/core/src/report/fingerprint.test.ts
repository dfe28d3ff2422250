import { describe, expect, it } from "vitest";
import { placeOf, reportOf, rules, settled, sourceFile } from "../../test/sample-reports.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { SettledFinding } from "./report.ts";
import { fingerprintsOf } from "./fingerprint.ts";

const finding = (file: SourceFile, text: string, job = "image", rule = rules.write): SettledFinding =>
  settled(rule, { message: "words that may get better", at: placeOf(file, text) }, job);

const one = (given: SettledFinding, secrets: readonly string[] = []): string | undefined =>
  fingerprintsOf(reportOf([given], { secrets }))[0];

describe("fingerprintsOf", () => {
  const file = sourceFile("a.yml", "on: push\npush: true\n");
  const known = one(finding(file, "push: true"));

  it("stays where lines move, indentation changes, and words get better", () => {
    const moved = sourceFile("a.yml", "# new\r\n\r\non: push\r\n    push:  true\r\n");
    expect(one({ ...finding(moved, "push:  true"), message: "other words" })).toBe(known);
  });
  it.each([
    ["the rule", finding(file, "push: true", "image", rules.unused)],
    ["the job", finding(file, "push: true", "other")],
    ["the text", finding(file, "push")],
    ["the file", finding(sourceFile("b.yml", file.text), "push: true")],
  ])("depends on %s", (_what, other) => expect(one(other)).not.toBe(known));
  it("numbers equal ones", () => {
    const [first, second] = fingerprintsOf(reportOf([finding(file, "push: true"), finding(file, "push: true")]));
    expect([first, second]).toEqual([known, known?.replace(/:1$/, ":2")]);
  });
  it("says nothing of a credential", () => {
    const withPin = (pin: string): string | undefined =>
      one(finding(sourceFile("a.yml", `password: ${pin}`), pin), [pin]);
    expect(withPin("1234")).toBe(withPin("9876"));
  });
});
