import { describe, expect, it } from "vitest";
import { emptyAt, placeOf, reportOf, rules, settled, sourceFile } from "../../test/sample-reports.ts";
import type { Edit } from "../source/edit.ts";
import { renderText } from "./render-text.ts";

const file = sourceFile("x.yml", "on: push\njobs:\n  a:\n    steps: []\n");

const preview = (edits: readonly Edit[], secrets: readonly string[] = []): string[] => {
  const finding = settled(rules.write, {
    message: "m",
    at: placeOf(file, "on"),
    fix: { title: "t", safety: "safe", edits },
  });
  const rows = renderText(reportOf([finding], { secrets }), { color: false, quiet: true })
    .trimEnd()
    .split("\n");
  return rows.slice(rows.indexOf("     = fix: t (--fix)") + 1);
};

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
  it("masks credentials, and shows what a terminal would obey", () => {
    expect(preview([{ span: placeOf(file, "push"), text: "hunter2\u001b" }], ["hunter2"])).toEqual([
      "   1 - on: push",
      "   1 + on: ***\\x1b",
    ]);
  });
});
