import { expect, it } from "vitest";
import { placeOf, publish, sampleRule, settled } from "../../test/sample-reports.ts";
import { editorFinding } from "./editor-finding.ts";

const rule = sampleRule("missing-login", { draws: "unnecessary" });

it("says on its own lines what the run would say and what to do", () => {
  const at = placeOf(publish, "permissions:");
  const told = editorFinding(settled(rule, { message: "it fails", at, predicts: "denied", remedy: "log in" }), []);
  expect(told).toMatchObject({
    rule: "missing-login",
    severity: "error",
    message: "it fails\nThe run would say: denied\nTo fix: log in",
    help: "https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/missing-login.md",
    draws: "unnecessary",
    related: [],
  });
});

it("stays on one line, shows no credential, and nothing that an editor would obey", () => {
  const at = { file: publish, start: publish.text.indexOf("jobs:"), end: publish.text.length };
  const related = [{ message: "the token hunter2", at }];
  const told = editorFinding(settled(rule, { message: "hunter2\n\u202Eevil", at, related }), ["hunter2"]);
  expect(publish.text.slice(told.at.start, told.at.end)).toBe("jobs:");
  expect(told.message).toBe("***\\n\\u202eevil");
  expect(told.related).toEqual([{ message: "the token ***", at: told.at }]);
});
