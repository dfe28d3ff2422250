import { describe, expect, it } from "vitest";
import { positionOf } from "../report/positions.ts";
import { configurationTemplate } from "./configuration-template.ts";
import { parseConfiguration } from "./parse-configuration.ts";

const parse = (text: string): ReturnType<typeof parseConfiguration> =>
  parseConfiguration({ path: "ghcr-lint.yml", shownPath: "ghcr-lint.yml", text });

function complaints(text: string): readonly string[] {
  return parse(text).problems.map(({ at, message }) => {
    const { line, column } = positionOf(at.file, at.start);
    return `${line}:${column}: ${message}`;
  });
}

describe("parseConfiguration", () => {
  it("reads every key", () => {
    const { configuration, problems } = parse(`repository: Acme/App
default-permissions: restricted
dedicated-secrets: [PUBLISH, "*_KEY"]
private-images:
  - ghcr.io/acme/**
rules:
  secret-in-script: off
  missing-login: note
ignore:
  - rule: hardcoded-username
    path: .github/workflows/*.yml
    reason: the mirror
    until: 2027-06-30
  - { rule: unused-login }
`);
    expect(problems).toEqual([]);
    expect(configuration.settings).toEqual({
      repository: "Acme/App",
      defaultPermissions: "restricted",
      dedicatedSecrets: ["PUBLISH", "*_KEY"],
      privateImages: ["ghcr.io/acme/**"],
    });
    expect([...configuration.severities]).toEqual([
      ["secret-in-script", "off"],
      ["missing-login", "note"],
    ]);
    expect(configuration.ignores).toMatchObject([
      {
        rule: { id: "hardcoded-username" },
        path: ".github/workflows/*.yml",
        reason: "the mirror",
        until: "2027-06-30",
      },
      { rule: { id: "unused-login" }, path: undefined, reason: undefined, until: undefined },
    ]);
  });

  it.each(["", "# nothing\n", "rules:\nignore:\nprivate-images:\n"])("takes %j for no wish at all", (text) => {
    const { configuration, problems } = parse(text);
    expect({ ...configuration, problems, severities: configuration.severities.size }).toMatchObject({
      problems: [],
      severities: 0,
      ignores: [],
    });
  });

  it.each([
    ["ignores: []\n", "1:1: a configuration has no key `ignores`; did you mean ignore?"],
    ["- a\n", "1:1: a configuration is made of keys with values"],
    ["repository: acme\n", '1:13: `repository` takes OWNER/NAME, not "acme"'],
    [
      "default-permissions: restrictive\n",
      '1:22: `default-permissions` takes restricted, permissive or unknown, not "restrictive"; did you mean restricted?',
    ],
    ["dedicated-secrets: CR_PAT\n", "1:20: `dedicated-secrets` takes a list"],
    ["private-images: [[a]]\n", "1:18: `private-images` takes names"],
    ["private-images: ['']\n", "1:18: an empty name"],
    [`private-images: ["${"*".repeat(301)}"]\n`, "1:18: longer than 300 characters"],
    [`private-images: [${"a,".repeat(501)}]\n`, "1:1: `private-images` has more than 500 entries"],
    ["rules:\n  missing-logn: off\n", '2:3: there is no rule "missing-logn"; did you mean missing-login?'],
    [
      "rules:\n  missing-login: warn\n",
      '2:18: `missing-login` takes off, note, warning or error, not "warn"; did you mean warning?',
    ],
    ["rules:\n  missing-login:\n", '2:3: `missing-login` takes off, note, warning or error, not ""'],
    ["ignore:\n  - path: a\n", "2:5: this entry of `ignore` names no `rule`"],
    [
      "ignore:\n  - rule: unused-login\n    untill: 2027-01-01\n",
      "3:5: an entry of `ignore` has no key `untill`; did you mean until?",
    ],
    [
      "ignore:\n  - rule: unused-login\n    until: 2027-13-01\n",
      '3:12: `until` takes a day as YYYY-MM-DD, not "2027-13-01"',
    ],
    [
      "ignore:\n  - rule: unused-login\n    until: 2027-02-31\n",
      '3:12: `until` takes a day that there is, not "2027-02-31"',
    ],
    ["ignore:\n  - rule: unused-login\n    until: 2027-02-29\n", /^3:12: /],
    ["ignore:\n  - rule: unused-login\n    until: 2100-02-29\n", /^3:12: /],
    ["ignore:\n  - rule: unused-login\n    until: '2026-06-31'\n", /^3:12: /],
    ["rules: {\n", /^2:1: /],
    ["repository: a/b\nrepository: a/c\n", "2:1: `repository` is given twice"],
  ])("%j: %s", (text, complaint) => {
    const found = complaints(text);
    expect(found).toHaveLength(1);
    if (typeof complaint === "string") expect(found).toEqual([complaint]);
    else expect(found[0]).toMatch(complaint);
  });

  it.each(["2028-02-29", "2000-02-29", "2026-12-31", "0001-01-01", "2026-04-30"])("takes the day %s", (day) => {
    expect(complaints(`ignore:\n  - rule: unused-login\n    until: ${day}\n`)).toEqual([]);
  });

  it("takes no entry for more than it says", () => {
    expect(parse("ignore:\n  - { rule: unused-login, until: soon }\n").configuration.ignores).toEqual([]);
    expect(parse("ignore:\n  - { rule: unused-login, path: '' }\n").configuration.ignores).toEqual([]);
  });

  it("survives anything", () => {
    for (const text of ["\0", "&a [*a]", "rules: &a\n  <<: *a\n", "? [a]\n: b", "ignore: {a: [}", "[".repeat(5000)])
      expect(() => parse(text)).not.toThrow();
  });
});

describe("what `init` writes", () => {
  it("changes nothing by itself", () => {
    expect(parse(configurationTemplate).problems).toEqual([]);
    expect(parse(configurationTemplate).configuration.ignores).toEqual([]);
  });

  it("is right where the examples are taken out of their comments", () => {
    const examples = configurationTemplate
      .split("\n")
      .filter((line) => /^# (?:[a-z-]+:(?: [^$\s]+)?$| {2,4}(?:-|[a-z-]+:) )/.test(line));
    const { configuration, problems } = parse(`${examples.map((line) => line.slice(2)).join("\n")}\n`);
    expect(problems).toEqual([]);
    expect(configuration.settings).toMatchObject({ repository: "owner/name", defaultPermissions: "restricted" });
    expect(configuration.settings.privateImages).toHaveLength(2);
    expect(configuration.severities.size).toBe(2);
    expect(configuration.ignores).toHaveLength(1);
  });
});
