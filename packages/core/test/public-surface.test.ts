import { expect, it } from "vitest";
import * as glance from "../src/glance.ts";
import * as core from "../src/index.ts";
import * as schema from "../src/schema/check-schema.ts";

/** What others build on. To add a name is a decision, to remove one breaks somebody. */
it("offers just this", () => {
  expect(Object.keys(core).toSorted()).toEqual([
    "access",
    "accessJsonSchema",
    "applyBaseline",
    "applyFixes",
    "configurationJsonSchema",
    "configurationTemplate",
    "editorFinding",
    "explainError",
    "hoverAt",
    "ignoreEdit",
    "jsonSchema",
    "lint",
    "mergeAccessMaps",
    "mergeReports",
    "mostSarifResults",
    "parseBaseline",
    "parseConfiguration",
    "positionOf",
    "printableLines",
    "renderAccessJson",
    "renderAccessMarkdown",
    "renderAccessText",
    "renderBaseline",
    "renderExplanation",
    "renderGithub",
    "renderJson",
    "renderMarkdown",
    "renderPage",
    "renderRules",
    "renderRulesJson",
    "renderSarif",
    "renderText",
    "rulePage",
    "rules",
    "version",
  ]);
  expect(Object.keys(glance).toSorted()).toEqual(["isUnrelated", "renderClean"]);
  expect(Object.keys(schema)).toEqual(["checkSchema"]);
});
