import { describe, expect, it } from "vitest";
import { matchesGlob } from "./glob.ts";

describe("matchesGlob", () => {
  it.each([
    ["a.yml", "a.yml"],
    ["*", "CR_PAT"],
    ["*_PAT", "CR_PAT"],
    ["C*P?T", "CR_PAT"],
    ["ghcr.io/acme/*", "ghcr.io/acme/base"],
    ["ghcr.io/acme/**", "ghcr.io/acme/tools/base"],
    [".github/workflows/legacy-*.yml", ".github/workflows/legacy-1.yml"],
    ["**/action.yml", "action.yml"],
    ["**/action.yml", "a/b/action.yml"],
    ["a/**/b", "a/b"],
    ["a/**/b", "a/x/y/b"],
    ["?", "😀"],
    ["", ""],
  ])("%s is %s", (pattern, text) => expect(matchesGlob(pattern, text)).toBe(true));

  it.each([
    ["a.yml", "aXyml"],
    ["a.yml", "a.yml.orig"],
    ["*", "a/b"],
    ["ghcr.io/acme/*", "ghcr.io/acme/tools/base"],
    ["**/action.yml", "my-action.yml"],
    ["a/**/b", "a/xb"],
    ["?", "/"],
    ["(a+)+", "aaaa"],
    ["", "a"],
  ])("%s is not %s", (pattern, text) => expect(matchesGlob(pattern, text)).toBe(false));

  it("takes no longer for a pattern that was made to", () => {
    const started = performance.now();
    expect(matchesGlob("*a".repeat(200), "a".repeat(2000))).toBe(true);
    expect(matchesGlob(`${"**/a".repeat(200)}b`, "a/".repeat(1000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
