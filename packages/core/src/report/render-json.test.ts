import { describe, expect, it } from "vitest";
import {
  cleanReport,
  emptyAt,
  fullReport,
  placeOf,
  publish,
  reportOf,
  rules,
  settled,
} from "../../test/sample-reports.ts";
import { renderJson } from "./render-json.ts";

describe("renderJson", () => {
  it("has everything of a finding", () => {
    const report = JSON.parse(renderJson(fullReport)) as { findings: unknown[] };
    expect(report).toMatchObject({
      version: 1,
      tool: { name: "ghcr-lint" },
      summary: { files: 3, errors: 3, warnings: 1, notes: 0, suppressed: 2 },
      notes: [
        { message: "step `make push` cannot be looked into", path: ".github/workflows/publish.yml" },
        { message: "the alias budget was used up" },
      ],
    });
    expect(report.findings[0]).toEqual({
      rule: "missing-packages-write",
      severity: "error",
      message: "job `image` pushes to ghcr.io, but its token gets `packages: none`",
      path: ".github/workflows/publish.yml",
      start: { line: 6, column: 1 },
      end: { line: 6, column: 13 },
      job: "image",
      predicts: "denied: installation not allowed to Write organization package",
      related: [
        {
          message: "pushes ghcr.io/acme/app",
          path: ".github/workflows/publish.yml",
          start: { line: 21, column: 11 },
          end: { line: 21, column: 21 },
        },
      ],
      fix: {
        title: "add `packages: write` to the block",
        safety: "safe",
        edits: [
          {
            path: ".github/workflows/publish.yml",
            start: { line: 7, column: 17 },
            end: { line: 7, column: 17 },
            text: "\n  packages: write",
          },
        ],
      },
      help: "https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/missing-packages-write.md",
    });
  });

  it("has empty lists for a clean run", () =>
    expect(JSON.parse(renderJson(cleanReport))).toMatchObject({ findings: [], notes: [] }));

  it("uses the path that people see, not the repository's", () => {
    const file = { ...publish, shownPath: "../acme/publish.yml" };
    const report = reportOf([settled(rules.write, { message: "x", at: placeOf(file, "push") })]);
    expect(JSON.parse(renderJson(report))).toMatchObject({ findings: [{ path: "../acme/publish.yml" }] });
  });

  it("keeps back the edits that would repeat a credential", () => {
    const edits = [{ span: emptyAt(placeOf(publish, "jobs:")), text: "env: { T: hunter2 }" }];
    const finding = settled(rules.password, {
      message: "x",
      at: placeOf(publish, "jobs:"),
      fix: { title: "move hunter2", safety: "safe", edits },
    });
    const report = JSON.parse(renderJson(reportOf([finding], { secrets: ["hunter2"] }))) as { findings: unknown[] };
    expect(report.findings[0]).toMatchObject({ fix: { title: "move ***", edits: [] } });
  });

  it("ends with a line break", () => expect(renderJson(cleanReport)).toMatch(/\}\n$/));
});
