import { describe, expect, it } from "vitest";
import { actions } from "./actions.ts";
import { calledWorkflows } from "./called-workflows.ts";
import { hasHint } from "./hints.ts";
import { programs } from "./programs.ts";

/** An effect at ghcr.io without a word of it in the workflow; where an input has to say `ghcr.io`, that is the word. */
function isUnsaid(effect: object): boolean {
  return JSON.stringify({ ...effect, when: null }).includes("ghcr.io") && !whenOf(effect).includes("ghcr.io");
}

function whenOf(effect: object): string {
  return "when" in effect ? JSON.stringify(effect.when) : "";
}

/** What an argument has to be like for the effect, such as an address. */
function wordsIn(effect: object): readonly string[] {
  return [...whenOf(effect).matchAll(/"([^"]+)"/g)].map(([, word]) => word as string);
}

describe("a file is looked into for", () => {
  it.each(
    actions.flatMap(({ uses, alike, effects }) =>
      effects.some(isUnsaid) ? [uses, ...Object.keys(alike ?? {})].map((name) => [name]) : [],
    ),
  )("%s", (name) => {
    expect(hasHint(`uses: ${name}@v1`)).toBe(true);
  });

  it.each(
    calledWorkflows.flatMap(({ uses, alike, asks, effects }) =>
      asks || effects.some(isUnsaid) ? [uses, ...Object.keys(alike ?? {})].map((name) => [name]) : [],
    ),
  )("%s", (name) => {
    expect(hasHint(`uses: ${name}@v1`)).toBe(true);
  });

  it.each(
    programs.flatMap(({ program, commands }) =>
      commands.flatMap(({ verb, effects }) =>
        effects.filter(isUnsaid).map((effect) => [[program, ...verb].join(" "), wordsIn(effect)] as const),
      ),
    ),
  )("%s", (command, words) => {
    expect([command, ...words].some(hasHint)).toBe(true);
  });
});

it("takes a login for a hint, and no person's", () => {
  for (const text of ["docker login", "azure/login@v2", "REGISTRY_LOGIN"]) expect(hasHint(text)).toBe(true);
  expect(hasHint("if: github.event.pull_request.user.login == 'x' || github.event.sender.login")).toBe(false);
});

it("takes the credentials of a container for a hint, and no others", () => {
  expect(hasHint("      credentials:\n        username: x")).toBe(true);
  expect(hasHint("persist-credentials: false, export_credentials: no")).toBe(false);
});
