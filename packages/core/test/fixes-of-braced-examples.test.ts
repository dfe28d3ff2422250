import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { lint } from "../src/index.ts";
import { newProblems } from "../src/new-problems.ts";
import { applyEdits } from "../src/source/apply-edits.ts";

/** What a fix does to a file must not hang on how the file is written: every example once more, in braces. */
const folder = new URL("../../../fixtures/rules/", import.meta.url);
const examples = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
  /\/bad[^/]*(?<!\.fixed|\.action)\.yml$/.test(name),
);

it.each([
  ["JSON", (value: unknown): string => JSON.stringify(value, null, 2)],
  ["JSON on one line", (value: unknown): string => JSON.stringify(value)],
  ["braces without quotes", (value: unknown): string => stringify(value, { collectionStyle: "flow", lineWidth: 60 })],
])("a fix leaves the file whole in %s", (name, write) => {
  let fixes = 0;
  for (const example of examples) {
    const path = ".github/workflows/publish.yml";
    const value: unknown = parse(readFileSync(new URL(example, folder), "utf8"), {
      uniqueKeys: false,
      logLevel: "silent",
    });
    const file = { path, shownPath: path, text: write(value) };
    const { findings } = lint({ files: [file], lookup: () => undefined, settings: { repository: "acme/app" } });
    for (const { fix, rule, cases } of findings) {
      for (const each of [fix, ...cases.map(({ finding }) => finding.fix)]) {
        if (!each) continue;
        fixes++;
        const after = applyEdits(file, each.edits);
        expect(newProblems(file, after), `${rule.id} in ${example} as ${name}:\n${after.text}`).toEqual([]);
        const left = lint({ files: [after], lookup: () => undefined, settings: { repository: "acme/app" } }).findings;
        const count = (all: typeof left): number => all.filter((finding) => finding.rule.id === rule.id).length;
        expect(count(left), `${rule.id} in ${example} as ${name}:\n${after.text}`).toBeLessThan(count(findings));
      }
    }
  }
  expect(fixes).toBeGreaterThan(20);
});
