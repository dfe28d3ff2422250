import { describe, expect, it } from "vitest";
import { emptyAt, placeOf, reportOf, rules, settled, sourceFile } from "../../test/sample-reports.ts";
import type { Edit } from "../source/edit.ts";
import type { SourceFile } from "../source/source-file.ts";
import { columnWidth } from "./column-width.ts";
import { renderText } from "./render-text.ts";

const file = sourceFile("x.yml", "on: push\njobs:\n  a:\n    steps: []\n");

const previewIn = (
  of: SourceFile,
  edits: readonly Edit[],
  { width = 160, secrets = [] }: { readonly width?: number; readonly secrets?: readonly string[] } = {},
): readonly string[] => {
  const finding = settled(rules.write, {
    message: "m",
    at: { file: of, start: 0, end: 1 },
    fix: { title: "t", safety: "safe", edits },
  });
  const rows = renderText(reportOf([finding], { secrets }), { color: false, quiet: true, width })
    .trimEnd()
    .split("\n");
  return rows.slice(rows.indexOf("     = fix: t (--fix)") + 1);
};

const preview = (edits: readonly Edit[], secrets: readonly string[] = []): readonly string[] =>
  previewIn(file, edits, { secrets });

describe("the preview of a fix", () => {
  it("shows only the line that is new", () => {
    expect(preview([{ span: emptyAt(placeOf(file, "    steps")), text: "    permissions: {}\n" }])).toEqual([
      "   4 +     permissions: {}",
    ]);
  });
  it("shows what a line was and becomes", () => {
    expect(preview([{ span: placeOf(file, "push"), text: "[push]" }])).toEqual([
      "   1 - on: push",
      "   1 + on: [push]",
    ]);
  });
  it("shows a line that goes", () =>
    expect(preview([{ span: placeOf(file, "    steps: []\n"), text: "" }])).toEqual(["   4 -     steps: []"]));
  it("joins edits of one line, and keeps others apart", () => {
    const edits = [
      { span: placeOf(file, "[]"), text: "[x]" },
      { span: placeOf(file, "push"), text: "y" },
      { span: placeOf(file, "on"), text: "'on'" },
    ];
    expect(preview(edits)).toEqual([
      "   1 - on: push",
      "   1 + 'on': y",
      "   4 -     steps: []",
      "   4 +     steps: [x]",
    ]);
  });
  it("is left out where it would be long", () =>
    expect(preview([{ span: placeOf(file, "push"), text: "a\n".repeat(9) }])).toEqual([]));
  it("is left out where the fix reaches into another file", () => {
    const other = sourceFile("y.yml", "a");
    expect(preview([{ span: placeOf(other, "a"), text: "b" }])).toEqual([]);
  });
  it("numbers what goes by the old lines, and what comes by the new ones", () => {
    const edits = [
      { span: placeOf(file, "on: push"), text: "on:\n  push:\n  pull_request:" },
      { span: placeOf(file, "  a:\n"), text: "" },
      { span: placeOf(file, "[]"), text: "[x]" },
    ];
    expect(preview(edits)).toEqual([
      "   1 - on: push",
      "   1 + on:",
      "   2 +   push:",
      "   3 +   pull_request:",
      "   3 -   a:",
      "   4 -     steps: []",
      "   5 +     steps: [x]",
    ]);
  });
  describe("of a long line", () => {
    const width = 60;
    const before = "x".repeat(100);
    const after = "y".repeat(100);
    const previewOf = (line: string, old: string, text: string, secrets: readonly string[] = []): readonly string[] => {
      const long = sourceFile("x.yml", line);
      return previewIn(long, [{ span: placeOf(long, old), text }], { width, secrets });
    };
    it("shows what is around the change, with both lines under each other", () => {
      const half = "x".repeat(25);
      expect(previewOf(`${before}old${after}`, "old", "anew")).toEqual([
        `   1 - …${half}old${"y".repeat(23)}…`,
        `   1 + …${half}anew${"y".repeat(22)}…`,
      ]);
    });
    it("shows the end of the line where the change is there", () => {
      expect(previewOf(`${before}z`, "z", "zz")).toEqual([`   1 - …${"x".repeat(50)}z`, `   1 + …${"x".repeat(50)}zz`]);
    });
    it("shows the beginning where the change is there, or where nothing stood before", () => {
      expect(previewOf(`old${after}`, "old", "new")).toEqual([
        `   1 - old${"y".repeat(49)}…`,
        `   1 + new${"y".repeat(49)}…`,
      ]);
      expect(previewOf("a", "a", `a\n${before}`)).toEqual([`   2 + ${"x".repeat(52)}…`]);
    });
    it("finds the line that a line comes from among several", () => {
      const rows = previewOf(`${before}old${after}`, `${before}old`, `env: {}\n${before}new`);
      expect(rows.map((row) => /^ +\d+ [+-] (?:env: \{\}$|…x+(?:old|new)y+…$)/.test(row))).toEqual([true, true, true]);
    });
    it("cuts no wide character in two", () => {
      const [row = ""] = previewOf(`${"日".repeat(100)}old${"日".repeat(100)}`, "old", "new");
      expect(row).toMatch(/^ {3}1 - …日+old日+…$/);
      expect(columnWidth(row)).toBeLessThanOrEqual(width);
      expect(columnWidth(row)).toBeGreaterThan(width - 4);
    });
    it("masks a credential that stands across its edge", () => {
      const rows = previewOf(`${"hunter2".repeat(40)}old${"hunter2".repeat(40)}`, "old", "new", ["hunter2"]);
      expect(rows.join("")).not.toContain("hunter");
      expect(rows[0]).toContain("***old***");
    });
  });
  it("masks credentials, and shows what a terminal would obey", () => {
    expect(preview([{ span: placeOf(file, "push"), text: "hunter2\u001b" }], ["hunter2"])).toEqual([
      "   1 - on: push",
      "   1 + on: ***\\x1b",
    ]);
  });
});
