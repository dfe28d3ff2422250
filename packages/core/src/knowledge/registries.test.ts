import { expect, test } from "vitest";
import { contextNames, githubProperties, machineVariables, runnerVariables } from "./contexts.ts";
import { githubPackagesSuffix, lookalikes, registries } from "./registries.ts";
import { otherRegistryWords, registryWords, tokenPrefixes } from "./secret-names.ts";

const hosts = Object.values(registries).flat();

test("hosts are in lower case, without scheme, port or path, and each is known as one thing", () => {
  const all = [...hosts, ...lookalikes];
  expect(all.filter((host) => !/^[a-z0-9.-]+$/.test(host))).toEqual([]);
  expect(all.filter((host, index) => all.indexOf(host) !== index)).toEqual([]);
});

test("no look-alike is a registry of someone's, or below one", () => {
  const real = lookalikes.filter((name) => hosts.some((host) => name === host || name.endsWith(`.${host}`)));
  expect(real).toEqual([]);
  expect(lookalikes).not.toContain("gcr.io");
});

test("the deprecated host ends like GitHub's other ones, so that it has to be asked for first", () => {
  expect(registries.deprecated.every((host) => host.endsWith(githubPackagesSuffix))).toBe(true);
});

test("no word of a secret's name speaks for GitHub's registry and for another one", () => {
  const ours = [...registryWords.own, ...registryWords.general];
  const theirs = otherRegistryWords.flatMap(({ words }) => words);
  expect(ours.filter((word) => theirs.includes(word))).toEqual([]);
  expect([...ours, ...theirs].filter((word) => !/^[A-Z0-9_]+$/.test(word))).toEqual([]);
});

test.each(tokenPrefixes)("$prefix begins its own pattern and no other one", ({ prefix, pattern }) => {
  const token = `${prefix}${"aB3".repeat(20)}`;
  expect(new RegExp(`^${pattern}$`).test(token)).toBe(true);
  expect(tokenPrefixes.filter((other) => new RegExp(`^${other.pattern}`).test(token))).toHaveLength(1);
});

test("the new long form of an installation token is one token, with its dots and dashes", () => {
  const pattern = tokenPrefixes.find(({ prefix }) => prefix === "ghs_")?.pattern ?? "";
  const token = `ghs_123456_${"eyJ-x".repeat(30)}.${"aZ09_".repeat(40)}.${"q-Z".repeat(20)}`;
  expect(new RegExp(pattern).exec(token)?.[0]).toBe(token);
});

test("runner variables name contexts that exist, and the GitHub token is none of them", () => {
  for (const name of runnerVariables.values()) {
    const [context = "", property = ""] = (name ?? "").split(".");
    expect(contextNames).toContain(context);
    if (context === "github") expect(githubProperties).toContain(property);
  }
  expect([...runnerVariables.keys(), ...machineVariables]).not.toContain("GITHUB_TOKEN");
});
