import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Rule } from "../src/index.ts";
import { rules } from "../src/index.ts";

const folder = new URL("../src/rules/", import.meta.url);
const files = readdirSync(folder).filter((name) => name !== "index.ts");

/** Frozen for ever: people write them into ignore comments and configurations. A rule may be added, none renamed. */
const frozen: ReadonlySet<string> = new Set([
  "capped-reusable-permission",
  "conditional-login",
  "credential-store-mismatch",
  "deprecated-registry",
  "empty-credential",
  "excessive-packages-write",
  "foreign-namespace",
  "hardcoded-password",
  "hardcoded-username",
  "incomplete-container-credentials",
  "invalid-packages-permission",
  "invalid-workflow",
  "login-after-use",
  "malformed-image",
  "malformed-registry",
  "mismatched-secret",
  "misplaced-login-input",
  "missing-companion-permission",
  "missing-login",
  "missing-packages-read",
  "missing-packages-write",
  "missing-registry",
  "missing-username",
  "needless-personal-token",
  "overwritten-login",
  "password-on-command-line",
  "persisted-login",
  "read-only-event-token",
  "registry-typo",
  "secret-in-script",
  "undedicated-secret",
  "unexpanded-expression",
  "unpiped-password",
  "unset-packages-permission",
  "unsupported-token",
  "unused-ignore",
  "unused-login",
  "uppercase-image-name",
]);

describe("the folder of rules", () => {
  it("holds the files of the listed rules and nothing else, both in the order of the alphabet", () => {
    expect(rules.map(({ id }) => `${id}.ts`)).toEqual(files.toSorted());
  });

  it("knows only ids of the catalogue", () => {
    expect(rules.map(({ id }) => id).filter((id) => !frozen.has(id))).toEqual([]);
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("is all that its file exports, under the same name", async () => {
    const exported = (await import(new URL(`${id}.ts`, folder).href)) as object;
    expect({ ...exported }).toEqual({ [id.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())]: rule });
  });

  it("is short: a long rule means that a fact is missing", () => {
    expect(readFileSync(new URL(`${id}.ts`, folder), "utf8").split("\n").length).toBeLessThanOrEqual(100);
  });

  it("says why, what to do, and where to read on", () => {
    expect(rule.why).toMatch(/^[A-Z`].{60,}\.$/);
    expect(rule.remedy).toMatch(/^[A-Z`].{10,}\.$/);
    expect(rule.title).toMatch(/^[A-Z`].+[^.]$/);
    expect(rule.references.length).toBeGreaterThan(0);
    for (const reference of rule.references) expect(reference).toMatch(/^https:\/\/\S+$/);
  });

  it("yields to rules that exist", () => {
    expect(idsYieldedTo(rule).filter((other) => !frozen.has(other) || other === id)).toEqual([]);
  });

  it("checks something", () => {
    expect(rule.checkJob ?? rule.checkFile ?? rule.checkIgnore).toBeTypeOf("function");
  });
});

function idsYieldedTo({ yieldsTo }: Rule): readonly string[] {
  return yieldsTo === undefined || yieldsTo === "same-place" ? [] : yieldsTo;
}
