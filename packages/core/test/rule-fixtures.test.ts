import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { lint, positionOf, rules } from "../src/index.ts";
import type { SourceFile } from "../src/index.ts";
import { wantedFindings } from "./wanted-findings.ts";

/**
 * Every file under fixtures/rules says by `# want:` comments what is to be found in it, strictly both ways: nothing else
 * may be found, of no rule. A `good*.yml` wants nothing.
 */
const folder = new URL("../../../fixtures/rules/", import.meta.url);

describe.each(rules.map(({ id }) => id))("%s", (id) => {
  const names = readdirSync(new URL(`${id}/`, folder)).filter((name) => name.endsWith(".yml") && !name.endsWith(".fixed.yml"));

  it("has a bad and a good example", () => {
    expect(names.filter((name) => name.startsWith("bad")).length).toBeGreaterThan(0);
    expect(names.filter((name) => name.startsWith("good")).length).toBeGreaterThan(0);
  });

  it("is wanted by each of its bad examples", () => {
    for (const name of names.filter((candidate) => candidate.startsWith("bad"))) {
      const wanted = wantedFindings(readFileSync(new URL(`${id}/${name}`, folder), "utf8"));
      expect(wanted.some((line) => line.includes(` ${id}`)), name).toBe(true);
    }
  });

  it.each(names)("%s", (name) => {
    const text = readFileSync(new URL(`${id}/${name}`, folder), "utf8");
    const file = fixtureFile(name, text);
    const report = lint({ files: [file], lookup: (path) => (path === file.path ? file : undefined), settings: { repository: "acme/app" } });
    const found = report.findings.map((finding) => `${positionOf(finding.at.file, finding.at.start).line} ${finding.severity} ${finding.rule.id}`);
    const wanted = wantedFindings(text);
    if (name.startsWith("good")) expect(wanted, "a good example wants nothing").toEqual([]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });
});

/** `action*.yml`, or a name that ends in `.action.yml`, is an action; all else is a workflow. */
function fixtureFile(name: string, text: string): SourceFile {
  const path = name.endsWith(".action.yml") ? "push/action.yml" : `.github/workflows/${name}`;
  return { path, shownPath: path, text };
}
