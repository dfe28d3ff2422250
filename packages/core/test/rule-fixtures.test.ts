import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { applyFixes, lint, positionOf, rules } from "../src/index.ts";
import type { LintInput, SourceFile } from "../src/index.ts";
import { applyEdits } from "../src/source/apply-edits.ts";
import { repositoryFolder } from "./repository-folder.ts";
import { wantedFindings } from "./wanted-findings.ts";

/**
 * Every example under fixtures/rules says by `# want:` comments what is to be found in it, strictly both ways: nothing
 * else may be found, of no rule. A `good*` one wants nothing. An example is a file, or a folder with a `.github/` of its
 * own where one file cannot show it; the repository is `acme/app` unless a comment `# repository: OWNER/NAME` names
 * another.
 */
const folder = new URL("../../../fixtures/rules/", import.meta.url);

describe.each(rules.map(({ id }) => id))("%s", (id) => {
  const names = readdirSync(new URL(`${id}/`, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || (entry.name.endsWith(".yml") && !entry.name.endsWith(".fixed.yml")))
    .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));

  it("has a bad and a good example", () => {
    expect(names.filter((name) => name.startsWith("bad")).length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith("good")).length).toBeGreaterThan(0);
  });

  it("is wanted by each of its bad examples", () => {
    for (const name of names.filter((candidate) => candidate.startsWith("bad"))) {
      expect(
        wantedIn(example(id, name).all).some((line) => line.endsWith(` ${id}`)),
        name,
      ).toBe(true);
    }
  });

  it.each(names)("%s", (name) => {
    const { all, ...input } = example(id, name);
    const report = lint({ ...input, settings: { repository: repositoryOf(input.files) } });
    const found = report.findings.map(
      ({ at, severity, rule }) => `${at.file.path}:${positionOf(at.file, at.start).line} ${severity} ${rule.id}`,
    );
    const wanted = wantedIn(all);
    if (name.startsWith("good")) expect(wanted, "a good example wants nothing").toEqual([]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(names.filter((name) => name.startsWith("bad")))("%s, each fix alone and all of them twice", (name) => {
    const { all: _all, ...input } = example(id, name);
    const all = { ...input, settings: { repository: repositoryOf(input.files) } };
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
    const fixedUrl = new URL(`${id}/${name.replace(/\.yml$/, ".fixed.yml")}`, folder);
    if (!existsSync(fixedUrl)) return;
    const { all: _all, ...input } = example(id, name);
    const wanted = { ...input, settings: { repository: repositoryOf(input.files) } };
    const { changes, refused } = applyFixes(wanted, "unsafe");
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

function repositoryOf(files: readonly SourceFile[]): string {
  return (
    files.map(({ text }) => /^# repository: (\S+)$/m.exec(text)?.[1]).find((name) => name !== undefined) ?? "acme/app"
  );
}

function example(id: string, name: string): ReturnType<typeof repositoryFolder> {
  const url = new URL(`${id}/${name}`, folder);
  if (name.endsWith("/")) return repositoryFolder(url);
  const file = fixtureFile(name, readFileSync(url, "utf8"));
  return { files: [file], lookup: (path) => (path === file.path ? file : undefined), all: [file] };
}

/** A name that ends in `.action.yml` is an action; all else is a workflow. */
function fixtureFile(name: string, text: string): SourceFile {
  const path = name.endsWith(".action.yml") ? "push/action.yml" : `.github/workflows/${name}`;
  return { path, shownPath: path, text };
}
