import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyFixes, lint, positionOf, rules } from "../src/index.ts";
import type { LintInput, SourceFile } from "../src/index.ts";
import { applyEdits } from "../src/source/apply-edits.ts";
import { exampleInput, exampleNames, exampleFiles, ruleFixtures } from "./rule-fixtures.ts";
import { wantedFindings } from "./wanted-findings.ts";

/**
 * Every example under fixtures/rules says by `# want:` comments what is to be found in it, strictly both ways: nothing
 * else may be found, of no rule. A `good*` one wants nothing. An example is a file, or a folder with a `.github/` of its
 * own where one file cannot show it; the repository is `acme/app` unless a comment `# repository: OWNER/NAME` names
 * another.
 */
describe.each(rules.map(({ id }) => id))("%s", (id) => {
  const names = exampleNames(id);

  it("has a bad and a good example", () => {
    expect(names.filter((name) => name.startsWith("bad")).length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith("good")).length).toBeGreaterThan(0);
  });

  it("is wanted by each of its bad examples", () => {
    for (const name of names.filter((candidate) => candidate.startsWith("bad"))) {
      expect(
        wantedIn(exampleFiles(id, name)).some((line) => line.endsWith(` ${id}`)),
        name,
      ).toBe(true);
    }
  });

  it.each(names)("%s", (name) => {
    const report = lint(exampleInput(id, name));
    const found = report.findings.map(
      ({ at, severity, rule }) => `${at.file.path}:${positionOf(at.file, at.start).line} ${severity} ${rule.id}`,
    );
    const wanted = wantedIn(exampleFiles(id, name));
    if (name.startsWith("good")) expect(wanted, "a good example wants nothing").toEqual([]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(names.filter((name) => name.startsWith("bad")))("%s, each fix alone and all of them twice", (name) => {
    const all = exampleInput(id, name);
    const before = lint(all).findings;
    const counted = (findings: typeof before, rule: string): number =>
      findings.filter((finding) => finding.rule.id === rule).length;
    for (const { fix, rule } of before) {
      if (!fix) continue;
      const after = lint(withFiles(all, (file) => applyEdits(file, fix.edits))).findings;
      expect(counted(after, rule.id), rule.id).toBeLessThan(counted(before, rule.id));
      expect(counted(after, "invalid-workflow"), rule.id).toBeLessThanOrEqual(counted(before, "invalid-workflow"));
    }
    const { changes } = applyFixes(all, "unsafe");
    const fixed = withFiles(all, (file) => changes.find(({ before: { path } }) => path === file.path)?.after ?? file);
    expect(applyFixes(fixed, "unsafe").changes).toEqual([]);
  });

  it.each(names.filter((name) => name.startsWith("bad") && name.endsWith(".yml")))("%s as --fix leaves it", (name) => {
    const fixedUrl = new URL(`${id}/${name.replace(/\.yml$/, ".fixed.yml")}`, ruleFixtures);
    if (!existsSync(fixedUrl)) return;
    const { changes, refused } = applyFixes(exampleInput(id, name), "unsafe");
    expect(refused).toEqual([]);
    expect(changes.map(({ after }) => after.text)).toEqual([readFileSync(fixedUrl, "utf8")]);
  });
});

function withFiles(input: LintInput, change: (file: SourceFile) => SourceFile): LintInput {
  const files = input.files.map(change);
  return { ...input, files, lookup: (path) => files.find((file) => file.path === path) ?? input.lookup(path) };
}

function wantedIn(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => wantedFindings(text).map((wish) => `${path}:${wish}`));
}
