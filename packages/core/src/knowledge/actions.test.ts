import { describe, expect, it } from "vitest";
import { harmlessActions } from "./actions-harmless.ts";
import { actions } from "./actions.ts";
import type { ActionEffect, ActionRow, CredentialStore, Images, Source, When } from "./rows.ts";

/** Each action that a row holds for, with where that was read. */
const readings = actions.flatMap((row) =>
  [[row.uses, row.source] as const, ...Object.entries(row.alike ?? {})].map(([uses, source]) => ({
    uses,
    source,
    row,
  })),
);

const newest = Number.MAX_SAFE_INTEGER;

describe("actions", () => {
  it.each(actions.map((row) => [named(row), row] as const))("%s is a sound row", (_, row) => {
    expect(row.since ?? 0).toBeLessThanOrEqual(row.until ?? newest);
    expect(row.effects.length > 0 || row.noLoginInputs === true || row.opaque === true || row.may !== undefined).toBe(
      true,
    );
  });

  it.each(readings)("$uses was read in its own repository", ({ uses, source }) => {
    const repository = uses.split("/").slice(0, 2).join("/");

    expect(uses).toMatch(/^[a-z0-9-]+\/[a-z0-9._-]+(\/[a-z0-9._-]+)*(\/\*)?$/);
    expect(source).toMatch(/^https:\/\/github\.com\/[^ ]+$/);
    expect(source.toLowerCase()).toContain(`https://github.com/${repository}/`);
  });

  it("has at most one row for each version of an action", () => {
    const overlapping = readings.flatMap(({ uses, row }, index) =>
      readings
        .slice(index + 1)
        .filter((other) => other.uses === uses && overlap(row, other.row))
        .map((other) => `${named(row)} and ${named(other.row)}`),
    );

    expect(overlapping).toEqual([]);
  });

  it("says of every login and operation what it is about and by which credential", () => {
    const incomplete = actions.flatMap((row) =>
      row.effects.filter((effect) => !complete(effect)).map((effect) => `${named(row)}: ${effect.does}`),
    );

    expect(incomplete).toEqual([]);
  });

  it("writes contexts by their full name and inputs without `inputs.`", () => {
    const wrong = actions.flatMap((row) =>
      row.effects
        .flatMap(sourcesOf)
        .filter(misspelt)
        .map((source) => `${named(row)}: ${JSON.stringify(source)}`),
    );

    expect(wrong).toEqual([]);
  });

  it("lets an action that logs in for itself alone push with that login", () => {
    const stranded = actions.filter((row) => {
      const kept = storesOfLogins(row);
      const read = row.effects.flatMap((effect) => (effect.does === "push" ? effect.reads : []));
      return kept.length > 0 && read.length > 0 && !read.some((store) => kept.includes(store));
    });

    expect(stranded.map(named)).toEqual([]);
  });

  it("spells the inputs of conditions as inputs", () => {
    const inputs = actions.flatMap((row) =>
      row.effects.flatMap((effect) => ("when" in effect ? conditionInputs(effect.when) : [])),
    );

    expect(inputs.filter((input) => !/^[A-Za-z][A-Za-z_-]*$/.test(input))).toEqual([]);
  });

  it("tells the first build-push-action, which logs in, from the later ones", () => {
    const rows = actions.filter((row) => row.uses === "docker/build-push-action");

    expect(rows.map((row) => [row.since, row.until, storesOfLogins(row).length, row.noLoginInputs])).toEqual([
      [undefined, 1, 1, undefined],
      [2, undefined, 0, true],
    ]);
  });
});

describe("harmlessActions", () => {
  it("is lower-case, without doubles, and each is an action's name", () => {
    expect(harmlessActions.filter((uses) => !/^[a-z0-9-]+(\/[a-z0-9._-]+)+$/.test(uses))).toEqual([]);
    expect(new Set(harmlessActions).size).toBe(harmlessActions.length);
  });

  it("has nothing that a row speaks of", () => {
    const known = readings.map(({ uses }) => uses);

    expect(harmlessActions.filter((uses) => known.some((pattern) => covers(pattern, uses)))).toEqual([]);
  });

  it.each([
    "actions/github-script",
    "nick-fields/retry",
    "appleboy/ssh-action",
    "pre-commit/action",
    "hashicorp/vault-action",
  ])("leaves %s out, because the caller decides what it does", (uses) => {
    expect(harmlessActions).not.toContain(uses);
  });
});

function named(row: ActionRow): string {
  return `${row.uses}@${row.since ?? ""}..${row.until ?? ""}`;
}

function overlap(one: ActionRow, other: ActionRow): boolean {
  return (one.since ?? 0) <= (other.until ?? newest) && (other.since ?? 0) <= (one.until ?? newest);
}

function covers(pattern: string, uses: string): boolean {
  return pattern.endsWith("/*") ? uses.startsWith(pattern.slice(0, -1)) : pattern === uses;
}

function complete(effect: ActionEffect): boolean {
  switch (effect.does) {
    case "login":
      return (
        effect.registry.length > 0 &&
        effect.registryDefault !== "" &&
        // A credential that the action gets by itself comes with a name that nobody sees either.
        (effect.username.length > 0 || effect.password.every((source) => "unseen" in source)) &&
        effect.password.length > 0
      );
    case "push":
    case "pull":
    case "delete":
      return effect.images.length > 0 && (effect.reads.length > 0 || (effect.password ?? []).length > 0);
    case "name":
      return effect.images.length > 0;
    case "need":
      return Object.values(effect.needs).every((values) => values.length > 0);
    case "output":
      return effect.output !== "" && effect.images.length > 0;
    case "checkout":
      return effect.folder !== "";
    case "run":
    case "call":
      return effect.input !== "";
    case "change":
      return effect.output !== "" && effect.input !== "";
    case "export":
      return effect.variable !== "";
    case "mint":
      return effect.output !== "";
  }
}

function sourcesOf(effect: ActionEffect): readonly Source[] {
  switch (effect.does) {
    case "login":
      return [...effect.registry, ...effect.username, ...effect.password];
    case "push":
    case "pull":
    case "delete":
      return [...(effect.username ?? []), ...(effect.password ?? []), ...effect.images.flatMap(partsOf)];
    default:
      return [];
  }
}

function partsOf(images: Images): readonly Source[] {
  return "join" in images ? images.join.flat() : [];
}

function misspelt(source: Source): boolean {
  if ("context" in source) return !source.context.startsWith("github.");
  if ("input" in source) return !/^[A-Za-z][A-Za-z0-9_-]*$/.test(source.input);
  return "env" in source && !/^[A-Z_]+$/.test(source.env);
}

function storesOfLogins(row: ActionRow): readonly CredentialStore[] {
  return row.effects.flatMap((effect) => (effect.does === "login" ? [effect.store, ...(effect.also ?? [])] : []));
}

function conditionInputs(when: When | undefined): readonly string[] {
  if (when === undefined) return [];
  if ("any" in when) return when.any.flatMap(conditionInputs);
  if ("all" in when) return when.all.flatMap(conditionInputs);
  if ("not" in when) return conditionInputs(when.not);
  if ("input" in when) return [when.input];
  if ("lines" in when) return [when.lines];
  return "given" in when ? [when.given] : [];
}
