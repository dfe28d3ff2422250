import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { configurationJsonSchema } from "../../core/src/index.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";

const workflow = ".github/workflows/publish.yml";

/** What is found, with its weight, in a checkout with this configuration. */
function found(configuration: string, options: readonly string[] = [], text = publishWorkflow): readonly string[] {
  const folder = plantTree({ ".git/HEAD": "", [workflow]: text, ".github/ghcr-lint.yml": configuration });
  return findingsOf(runCommand(["-f", "json", ...options], { folder }).output);
}

function findingsOf(output: string): readonly string[] {
  const { findings } = JSON.parse(output) as { findings: { severity: string; rule: string; path: string }[] };
  return findings.map(({ severity, rule }) => `${severity} ${rule}`);
}

const all = ["error missing-packages-write", "warning password-on-command-line", "note secret-in-script"];

describe("the configuration of a repository", () => {
  it("weighs rules", () => {
    expect(found("")).toEqual(all);
    expect(found("rules:\n  missing-packages-write: note\n  secret-in-script: off\n")).toEqual([
      "note missing-packages-write",
      "warning password-on-command-line",
    ]);
  });

  it("gives way to the command line", () => {
    expect(found("rules:\n  secret-in-script: off\n", ["--no-config"])).toEqual(all);
    expect(found("rules:\n  secret-in-script: off\n", ["--only", "secret-in-script"])).toEqual([
      "note secret-in-script",
    ]);
    expect(found("repository: acme/other\n", ["--only", "foreign-namespace"])).toEqual([]);
  });

  it("names the repository", () => {
    const text = publishWorkflow.replace("contents: read", "packages: write");
    const rules = ["--only", "foreign-namespace"];
    expect(found("repository: other/app\n", rules, text)).toEqual(["warning foreign-namespace"]);
    expect(found("repository: other/app\n", [...rules, "--repository", "acme/app"], text)).toEqual([]);
  });

  it("ignores, in some files and until some day", () => {
    const entry = (rest: string): string => `ignore:\n  - rule: password-on-command-line\n    reason: x\n${rest}`;
    const without = all.filter((finding) => !finding.includes("command-line"));
    expect(found(entry(""))).toEqual(without);
    expect(found(entry("    path: .github/workflows/*.yml\n    until: 9999-12-31\n"))).toEqual(without);
    expect(found(entry("    path: '*.yml'\n"))).toEqual([...all, "note unused-ignore"]);
    expect(found(entry("    until: 2020-01-01\n"))).toEqual([...all, "note unused-ignore"]);
  });

  it("says what an entry does in vain only where all of the repository is linted", () => {
    const vain = "ignore:\n  - rule: unused-login\n    reason: x\n";
    expect(found(vain)).toEqual([...all, "note unused-ignore"]);
    expect(found(vain, ["."])).toEqual([...all, "note unused-ignore"]);
    expect(found(vain, [workflow])).toEqual(all);
  });

  it("is that of each repository alone", () => {
    const folder = plantTree({
      [`a/${workflow}`]: publishWorkflow,
      "a/ghcr-lint.yml": "rules:\n  secret-in-script: off\n",
      [`b/${workflow}`]: publishWorkflow,
    });
    expect(findingsOf(runCommand(["-f", "json", "a"], { folder }).output)).toEqual(all.slice(0, 2));
    expect(findingsOf(runCommand(["-f", "json", "b"], { folder }).output)).toEqual(all);
    const asked = runCommand(["-f", "json", "-c", "a/ghcr-lint.yml", "b"], { folder });
    expect(findingsOf(asked.output)).toEqual(all.slice(0, 2));
  });

  it("is complained of once where one holds for many repositories", () => {
    const folder = plantTree({
      [`a/${workflow}`]: publishWorkflow,
      [`b/${workflow}`]: publishWorkflow,
      "shared.yml": "ignore:\n  - { rule: unused-login, reason: x, until: 2020-01-01 }\n",
    });
    const { output } = runCommand(["-f", "json", "-c", "shared.yml", "--only", "unused-ignore", "a", "b"], { folder });
    expect(findingsOf(output)).toEqual(["note unused-ignore"]);
  });

  it("is told where it is wrong, and what is right in it counts", () => {
    const folder = plantTree({
      ".git/HEAD": "",
      [workflow]: publishWorkflow,
      ".github/ghcr-lint.yml": "rules:\n  secret-in-scripts: off\n  secret-in-script: off\nignores: []\n",
    });
    const outcome = runCommand(["-f", "json"], { folder });
    expect(outcome.code).toBe(2);
    expect(outcome.diagnostics).toBe(
      [
        "ghcr-lint: error: .github/ghcr-lint.yml:4:1: a configuration has no key `ignores`; did you mean ignore?",
        'ghcr-lint: error: .github/ghcr-lint.yml:2:3: there is no rule "secret-in-scripts"; did you mean secret-in-script?',
        "",
      ].join("\n"),
    );
    expect(findingsOf(outcome.output)).toEqual(all.slice(0, 2));
  });

  it.each([
    [["-c", "nope.yml"], "--config: nope.yml cannot be read: it does not exist"],
    [["-c", "."], "--config: . cannot be read: it is a folder"],
    [["-c", workflow, "--no-config"], "--config and --no-config exclude each other"],
  ])("%j: %s", (options, message) => {
    const folder = plantTree({ [workflow]: publishWorkflow });
    expect(runCommand(options, { folder })).toEqual({
      code: 2,
      output: "",
      diagnostics: `ghcr-lint: error: ${message}\n`,
    });
  });

  it("is one file, in the repository", () => {
    const second = plantTree({
      ".git/HEAD": "",
      [workflow]: publishWorkflow,
      ".github/ghcr-lint.yml": "",
      "ghcr-lint.yml": "rules: {secret-in-script: off}\n",
    });
    expect(runCommand([], { folder: second })).toMatchObject({
      code: 2,
      diagnostics:
        "ghcr-lint: error: ghcr-lint.yml is a second configuration beside .github/ghcr-lint.yml, and is not read\n",
    });
    const outside = plantTree({ "secret.yml": "rules: {secret-in-script: off}\n" });
    const link = plantTree({
      ".git/HEAD": "",
      [workflow]: publishWorkflow,
      "ghcr-lint.yml": { linkTo: join(outside, "secret.yml") },
    });
    expect(runCommand([], { folder: link })).toMatchObject({
      code: 2,
      diagnostics: "ghcr-lint: error: ghcr-lint.yml cannot be read: it lies outside of its repository\n",
    });
  });
});

describe("the schema of the configuration", () => {
  const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(configurationJsonSchema);
  it.each([
    [null, true],
    [{ repository: "a/b", "default-permissions": "restricted", rules: { "missing-login": "off" } }, true],
    [{ ignore: [{ rule: "missing-login", path: "a", reason: "b", until: "2027-01-01" }] }, true],
    [{ rules: null, ignore: null, "private-images": null }, true],
    [{ ignores: [] }, false],
    [{ rules: { "missing-logn": "off" } }, false],
    [{ ignore: [{ path: "a" }] }, false],
    [{ ignore: [{ rule: "missing-login", until: "soon" }] }, false],
    [{ "private-images": ["x".repeat(301)] }, false],
  ])("%j: %j", (configuration, isRight) => {
    expect(validate(configuration)).toBe(isRight);
  });
});

describe("init", () => {
  it("writes a configuration that changes nothing, and never over another", () => {
    const folder = plantTree({ ".git/HEAD": "", [workflow]: publishWorkflow, "src/x": "" });
    const first = runCommand(["init"], { folder: join(folder, "src") });
    expect(first).toEqual({ code: 0, output: "wrote ../.github/ghcr-lint.yml\n", diagnostics: "" });
    expect(readFileSync(join(folder, ".github/ghcr-lint.yml"), "utf8")).toContain("# private-images:");
    expect(findingsOf(runCommand(["-f", "json"], { folder }).output)).toEqual(all);
    writeFileSync(join(folder, ".github/ghcr-lint.yml"), "mine");
    expect(runCommand(["init"], { folder })).toMatchObject({
      code: 2,
      diagnostics: "ghcr-lint: error: .github/ghcr-lint.yml already exists\n",
    });
    expect(readFileSync(join(folder, ".github/ghcr-lint.yml"), "utf8")).toBe("mine");
  });

  it("writes nowhere else", () => {
    const outside = plantTree({});
    const folder = plantTree({ ".git/HEAD": "", ".github": { linkTo: outside } });
    expect(runCommand(["init"], { folder }).code).toBe(2);
    expect(existsSync(join(outside, "ghcr-lint.yml"))).toBe(false);
    expect(runCommand(["init", "x"], { folder: plantTree({}) })).toMatchObject({
      code: 2,
      diagnostics: 'ghcr-lint: error: ghcr-lint init takes no path, but got "x"\n',
    });
  });
});
