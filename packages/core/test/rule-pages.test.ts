import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { rules } from "../src/index.ts";
import { rulePage } from "../src/report/rule-page.ts";
import { ruleExample } from "./rule-example.ts";

const folder = new URL("../../../docs/rules/", import.meta.url);

/** Compared as snapshots, so that the option for those also writes the pages: `pnpm test -u`. */
describe("docs/rules", () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))("%s is explained as it is", async (id, rule) => {
    await expect(rulePage(rule, ruleExample(id))).toMatchFileSnapshot(fileURLToPath(new URL(`${id}.md`, folder)));
  });

  it("explains nothing else", () => {
    expect(readdirSync(folder).toSorted()).toEqual(rules.map(({ id }) => `${id}.md`));
  });

  it.each(rules.map(({ id }) => id))("%s is shown by an example in which it is found", (id) => {
    const example = ruleExample(id);
    expect(example?.output).toContain(`[${id}]`);
    expect(`${example?.fault} ${example?.innocence}`).toMatch(/\S+ \S+/);
    expect(JSON.stringify(example)).not.toMatch(/# ?want/);
  });
});
