import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rules } from "../../core/src/index.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { goodWorkflow, publishWorkflow } from "./sample-workflows.ts";

const path = ".github/workflows/publish.yml";

describe("ghcr-lint rules", () => {
  it("lists every rule, one line each", () => {
    const { code, output, diagnostics } = runCommand(["rules"], { folder: plantTree({}) });
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: "" });
    expect(output.trimEnd().split("\n")).toHaveLength(rules.length);
    expect(output).toMatch(/^missing-login +error +flow +A push to ghcr\.io without a login$/m);
  });

  it("is JSON, in a file where that is asked for", () => {
    const folder = plantTree({});
    expect(runCommand(["rules", "-f", "json", "-o", "rules.json"], { folder }).output).toBe("");
    const listed = JSON.parse(readFileSync(`${folder}/rules.json`, "utf8")) as { readonly rules: readonly object[] };
    expect(listed.rules.map((rule) => ({ ...rule, help: undefined }))).toEqual(
      rules.map(({ id, title, severity, category, securitySeverity, why, remedy, references }) => ({
        id,
        title,
        severity,
        category,
        ...(securitySeverity === undefined ? {} : { securitySeverity }),
        why,
        remedy,
        references: [...references],
      })),
    );
  });

  it.each([
    [["rules", "."], 'ghcr-lint rules takes no path, but got "."'],
    [["rules", "-f", "sarif"], '-f takes text or json, not "sarif"'],
    [["rules", "--fail-on", "note"], "--fail-on is not for ghcr-lint rules"],
  ])("refuses %j", (argumentList, message) => {
    expect(runCommand(argumentList, { folder: plantTree({}) })).toEqual({
      code: 2,
      output: "",
      diagnostics: `ghcr-lint: error: ${message}\n`,
    });
  });
});

describe("ghcr-lint explain", () => {
  it("prints the page of a rule as it stands in docs/rules", () => {
    const folder = plantTree({});
    const { code, output } = runCommand(["explain", "missing-login"], { folder });
    expect(code).toBe(0);
    expect(output).toMatch(/^missing-login\n\nA push to ghcr\.io without a login\.\n/);
    expect(output).toContain("    # ghcr-lint: ignore[missing-login] the reason\n");
    expect(output).not.toContain("```");
    const colored = runCommand(["explain", "missing-login", "--color", "always"], { folder }).output;
    expect(colored).toContain("\u001b[1mHow to fix it\u001b[0m");
  });

  it("has the pages of all rules at hand", () => {
    const pages = new URL("../../../dist/rules/", import.meta.url);
    expect(readdirSync(pages)).toEqual(rules.map(({ id }) => `${id}.md`));
    const { output } = runCommand(["explain", ...rules.map(({ id }) => id)], { folder: plantTree({}) });
    expect(output.match(/^ghcr-lint says:$/gm)).toHaveLength(rules.length);
  });

  it.each([
    [["explain", "missing-logn"], 'there is no rule "missing-logn"; did you mean missing-login?'],
    [["explain", "xyz"], 'there is no rule "xyz"; see ghcr-lint rules'],
    [
      ["explain", "denied: denied"],
      'there is no rule "denied: denied"; for what a run said: ghcr-lint explain --error TEXT',
    ],
    [["explain"], "explain what? A rule (`ghcr-lint rules` lists them), or --error with what a run said"],
    [["--error", "denied"], "--error is for ghcr-lint explain only"],
    [["access", "--error", "denied"], "--error is for ghcr-lint explain only"],
    [["explain", "--only", "missing-login"], "--only is not for ghcr-lint explain"],
  ])("refuses %j", (argumentList, message) => {
    expect(runCommand(argumentList, { folder: plantTree({}) })).toEqual({
      code: 2,
      output: "",
      diagnostics: `ghcr-lint: error: ${message}\n`,
    });
  });

  it("is a path where there is something of that name", () => {
    const folder = plantTree({ [`explain/${path}`]: publishWorkflow, [`rules/${path}`]: goodWorkflow });
    expect(runCommand(["explain"], { folder }).code).toBe(1);
    expect(runCommand(["rules"], { folder }).output).not.toContain("missing-login");
  });
});

describe("ghcr-lint explain --error", () => {
  const error = "denied: permission_denied: write_package";
  const inFile = "1. The job's own `GITHUB_TOKEN` lacks `packages: write`\n   .github/workflows/publish.yml:2:1: ";

  it("leads to the job that has the cause, before what stands in no file", () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const { code, output, diagnostics } = runCommand(["explain", "--error", error], { folder });
    expect({ code, diagnostics }).toEqual({ code: 0, diagnostics: "" });
    expect(output).toContain(inFile);
    expect(output.indexOf("[missing-packages-write]")).toBeLessThan(output.indexOf("Manage Actions access"));
  });

  it("looks at the paths that it is given", () => {
    const folder = plantTree({ [`a/${path}`]: publishWorkflow, [`b/${path}`]: goodWorkflow });
    const first = (place: string): string | undefined =>
      /^1\. .+$/m.exec(runCommand(["explain", "--error", error, place], { folder }).output)?.[0];
    expect(first("a")).toBe("1. The job's own `GITHUB_TOKEN` lacks `packages: write`");
    expect(first("b")).toMatch(/\(in no file\)$/);
    const missing = runCommand(["explain", "--error", error, "c"], { folder });
    expect(missing).toMatchObject({ code: 2, diagnostics: "ghcr-lint: error: c does not exist\n" });
  });

  it("knows what a comment or the configuration ignores, and tells it once", () => {
    const ignored = publishWorkflow.replace(
      "permissions:",
      "permissions: # ghcr-lint: ignore[missing-packages-write] so",
    );
    const folder = plantTree({ [path]: ignored, "ghcr-lint.yml": "rules:\n  missing-packages-write: off\n" });
    const { output } = runCommand(["explain", "--error", error], { folder });
    expect(output.match(/\[missing-packages-write\] \(ignored\)$/gm)).toHaveLength(1);
  });

  it("reads a whole log from standard input", () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const time = "image\tBuild and push\t2026-11-20T10:11:12.1234567Z ";
    const log = [
      "##[group]GITHUB_TOKEN Permissions",
      "Contents: read",
      "##[endgroup]",
      "Login Succeeded!",
      "#12 pushing layers done",
      `\u001b[31m#12 ERROR: failed to push ghcr.io/acme/app:latest: ${error}\u001b[0m`,
    ];
    const input = log.map((line) => `${time}${line}\n`).join("");
    const { code, output } = runCommand(["explain", "--error", "-"], { folder, input });
    expect(code).toBe(0);
    expect(output).toMatch(/^By the log the token of job `image` had no access to packages\.\nThe files say the same/);
    expect(output).toContain(`: ${error} (line 6 of the log, job \`image\`)\n`);
    expect(output).toContain("lacks `packages: write` (the log shows it, too)\n");
  });

  it("ends with 1 where it knows nothing of the text", () => {
    const folder = plantTree({ [path]: publishWorkflow });
    expect(runCommand(["explain", "--error", "-"], { folder, input: "hello\n" })).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^ghcr-lint knows no error/) as unknown,
    });
  });

  it("says where there is no workflow to look at", () => {
    expect(runCommand(["explain", "--error", error], { folder: plantTree({}) }).output).toContain(
      "No workflow was found here to look for the cause in. Likely causes in general:",
    );
  });
});
