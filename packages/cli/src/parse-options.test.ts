import { describe, expect, it } from "vitest";
import { help } from "./help.ts";
import { options } from "./options.ts";
import { parseOptions } from "./parse-options.ts";

function refusal(...argumentList: string[]): string {
  try {
    parseOptions(argumentList);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "taken";
}

describe("parseOptions", () => {
  it("fills in what nobody asked for", () => {
    expect(parseOptions([])).toEqual({
      command: "lint",
      paths: [],
      format: "text",
      outputFile: undefined,
      failOn: "warning",
      fix: undefined,
      diff: false,
      exitZero: false,
      quiet: false,
      verbose: false,
      color: "auto",
      schema: true,
      repository: undefined,
      only: [],
      skip: [],
      stdinFilename: undefined,
      error: undefined,
      config: undefined,
      noConfig: false,
      baseline: undefined,
      updateBaseline: false,
      reportSuppressed: false,
      help: false,
      version: false,
    });
  });

  it("reads every way of writing an option", () => {
    const read = parseOptions([
      "-qf",
      "json",
      "a",
      "--output-file=x.json",
      "--fail-on",
      "note",
      "--",
      "--not-an-option",
      "-",
    ]);
    expect(read).toMatchObject({ quiet: true, format: "json", outputFile: "x.json", failOn: "note" });
    expect(read.paths).toEqual(["a", "--not-an-option", "-"]);
  });

  it("gathers lists, and lets the last of other options win", () => {
    const read = parseOptions(["--only", "a,b", "--only=c", "--skip", "d, e,", "-f", "json", "-f", "sarif"]);
    expect(read).toMatchObject({ only: ["a", "b", "c"], skip: ["d", "e"], format: "sarif" });
  });

  it.each([
    [["--fromat", "json"], "unknown option --fromat; did you mean --format?"],
    [["--xyzzy"], "unknown option --xyzzy; see ghcr-lint --help"],
    [["-x"], "unknown option -x; see ghcr-lint --help"],
    [["--format"], "--format needs a value: --format FORMAT"],
    [["-o", "--quiet"], "-o needs a value: -o FILE"],
    [["-o", "-q"], "-o needs a value: -o FILE"],
    [["--repository="], "--repository needs a value: --repository OWNER/NAME"],
    [["--format", "jsno"], '--format takes text, json, sarif, github or markdown, not "jsno"; did you mean json?'],
    [["--fail-on", "x"], '--fail-on takes error, warning or note, not "x"'],
    [["--quiet=yes"], '--quiet takes no value, but got "yes"'],
    [["--update-baseline"], "--update-baseline writes the file that --baseline names, and there is no --baseline"],
    [["--diff", "-f", "text"], "--diff shows a diff, for which there is no other --format"],
    [["--format=json", "--fix", "--diff"], "--diff shows a diff, for which there is no other --format"],
    [["--repository", "acme"], '--repository takes OWNER/NAME, not "acme"'],
  ])("%j: %s", (argumentList, message) => {
    expect(refusal(...argumentList)).toBe(message);
  });
});

it.each([
  [["--fix"], "safe", false],
  [["--fix=safe"], "safe", false],
  [["--fix=unsafe", "--diff"], "unsafe", true],
  [["--diff"], "safe", true],
] as const)("%j asks for fixes", (argumentList, fix, diff) => {
  expect(parseOptions(argumentList)).toMatchObject({ fix, diff });
});

it("takes the file behind --fix for a file, and knows no other degrees", () => {
  expect(parseOptions(["--fix", "unsafe"])).toMatchObject({ fix: "safe", paths: ["unsafe"] });
  expect(refusal("--fix=all")).toBe("--fix is alone or --fix=unsafe, not --fix=all");
});

describe("help", () => {
  it("names every option and fits a terminal", () => {
    const text = help(false);
    for (const option of options) expect(text).toContain(`--${option.name}`);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("is colored only where that is asked for", () => {
    expect(help(false)).not.toContain("\u001B");
    expect(help(true)).toContain("\u001B[1mUsage:");
  });
});

describe("access", () => {
  it("has formats of its own", () => {
    expect(parseOptions(["-f", "markdown", "-o", "x.md", "src"], "access")).toMatchObject({
      command: "access",
      format: "markdown",
      outputFile: "x.md",
      paths: ["src"],
    });
    expect(() => parseOptions(["-f", "sarif"], "access")).toThrow('-f takes text, markdown or json, not "sarif"');
    expect(() => parseOptions(["-f", "github"], "access")).toThrow('-f takes text, markdown or json, not "github"');
  });

  it("refuses what is about findings", () => {
    expect(() => parseOptions(["--fail-on", "note"], "access")).toThrow(
      "--fail-on is about findings, of which ghcr-lint access has none",
    );
  });
});

describe("--lsp", () => {
  it("is a command of its own, with the options that say how to judge", () => {
    expect(parseOptions(["--lsp"])).toMatchObject({ command: "--lsp" });
    expect(parseOptions(["--only", "missing-login", "--lsp", "--no-schema", "-c", "x.yml"])).toMatchObject({
      command: "--lsp",
      only: ["missing-login"],
      schema: false,
      config: "x.yml",
    });
  });

  it.each([
    [["--lsp", "-f", "json"], "-f is not for ghcr-lint --lsp"],
    [["--fix", "--lsp"], "--fix is not for ghcr-lint --lsp"],
    [["--lsp", "--verbose"], "--verbose is not for ghcr-lint --lsp"],
    [["--lsp", "--error", "denied"], "--error is for ghcr-lint explain only"],
    [["--lsp=yes"], '--lsp takes no value, but got "yes"'],
    [["--lsp", "src"], 'ghcr-lint --lsp takes no path, but got "src": the editor says what is open'],
    [["--lps"], "unknown option --lps; did you mean --lsp?"],
  ])("%j: %s", (argumentList, message) => {
    expect(refusal(...argumentList)).toBe(message);
  });

  it.each(["access", "rules", "explain", "init"] as const)("is not for %s", (command) => {
    expect(() => parseOptions(["--lsp"], command)).toThrow(`--lsp is not for ghcr-lint ${command}`);
  });
});
