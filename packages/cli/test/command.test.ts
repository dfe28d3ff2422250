import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { bundle, runCommand } from "./run-command.ts";

/** The job pushes, and its token may not: certain, hence an error. */
const bad = `on: push
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/app:latest
`;
const good = bad.replace("contents: read", "packages: write");
const badPath = ".github/workflows/bad.yml";
const badFinding = /^\.github\/workflows\/bad\.yml:\d+:\d+: error: .+ \[missing-packages-write\]$/m;

describe("exit codes", () => {
  it("is 0 where all is well", () => {
    const folder = plantTree({ ".github/workflows/good.yml": good });
    expect(runCommand([], { folder })).toMatchObject({ code: 0, diagnostics: "" });
  });

  it("is 1 where something was found, and 0 where that is asked for", () => {
    const folder = plantTree({ [badPath]: bad });
    const plain = runCommand([], { folder });
    expect(plain).toMatchObject({ code: 1, diagnostics: "" });
    expect(plain.output).toMatch(badFinding);
    expect(runCommand(["--exit-zero"], { folder })).toEqual({ ...plain, code: 0 });
  });

  it("obeys --fail-on", () => {
    const folder = plantTree({ [badPath]: bad.replace(/permissions:\n.*\n/, "") });
    expect(runCommand(["--only", "unset-packages-permission"], { folder }).code).toBe(1);
    expect(runCommand(["--only", "unset-packages-permission", "--fail-on", "error"], { folder }).code).toBe(0);
  });
});

describe("a wrong invocation", () => {
  const folder = (): string => plantTree({ [badPath]: bad });
  it.each([
    [["--fromat", "json"], "ghcr-lint: error: unknown option --fromat; did you mean --format?\n"],
    [
      ["--only", "missing-package-write"],
      'ghcr-lint: error: --only: there is no rule "missing-package-write"; did you mean missing-packages-write?\n',
    ],
    [
      ["--stdin-filename", "x.yml"],
      "ghcr-lint: error: --stdin-filename is the name of what `-` reads, and no path is `-`\n",
    ],
    [["-o", "nope/x.json"], "ghcr-lint: error: cannot write nope/x.json: there is no folder nope\n"],
  ])("%j", (argumentList, diagnostics) => {
    expect(runCommand(argumentList, { folder: folder() })).toEqual({ code: 2, output: "", diagnostics });
  });
});

describe("bad input beside a good file", () => {
  it.each([
    [
      "a path that does not exist",
      {},
      [".github/workflows/dab.yml"],
      /^ghcr-lint: error: \.github\/workflows\/dab\.yml does not exist; did you mean \.github\/workflows\/bad\.yml\?$/m,
    ],
    [
      "a huge file",
      { "huge.yml": new Uint8Array(10 * 1024 * 1024 + 1) },
      ["huge.yml"],
      /^ghcr-lint: error: huge\.yml cannot be read: it is larger than 10 MB$/m,
    ],
    [
      "a link to nowhere",
      { ".github/workflows/x.yml": { linkTo: "nowhere" } },
      ["."],
      /^ghcr-lint: error: \.github\/workflows\/x\.yml cannot be read: it does not exist$/m,
    ],
    [
      "a link in a circle",
      { "x.yml": { linkTo: "x.yml" } },
      ["x.yml"],
      /^ghcr-lint: error: x\.yml cannot be read: its symbolic links lead in a circle$/m,
    ],
    ["a glob for nothing", {}, ["*.nope"], /^ghcr-lint: error: \*\.nope matches nothing$/m],
  ])("%s is told, and the exit code is 2", (_name, plants, paths, diagnostics) => {
    const folder = plantTree({ [badPath]: bad, ...plants });
    const outcome = runCommand([...paths, badPath], { folder });
    expect(outcome.code).toBe(2);
    expect(outcome.diagnostics).toMatch(diagnostics);
    expect(outcome.output).toMatch(badFinding);
    expect(outcome.diagnostics).not.toMatch(/^\s+at /m);
  });

  it.each([
    ["a broken file", "on: push\njobs: {\n", /^\.github\/workflows\/x\.yml:\d+:\d+: error: .+ \[invalid-workflow\]$/m],
    [
      "a binary file",
      new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff, 0xfe]),
      /^\.github\/workflows\/x\.yml:1:\d+: .+ \[invalid-workflow\]$/m,
    ],
    ["an empty file", "", /^\.github\/workflows\/x\.yml:1:1: .+ \[invalid-workflow\]$/m],
    ["a list", "- a\n- b\n", /^\.github\/workflows\/x\.yml:1:1: .+ \[invalid-workflow\]$/m],
    [
      "a tab where blanks belong",
      "on: push\njobs:\n\ta: 1\n",
      /^\.github\/workflows\/x\.yml:3:1: error: tabs are not allowed as indentation \[invalid-workflow\]$/m,
    ],
    [
      "a list in a list in a list …",
      `on: push\njobs: ${"[".repeat(50_000)}`,
      /^\.github\/workflows\/x\.yml:1:1: note: nested deeper than \d+ levels: the file was not read \[invalid-workflow\]$/m,
    ],
    [
      "an alias that means millions of nodes",
      `on: push\n${[..."bcdefgh"].reduce((text, name, index) => `${text}${name}: &${name} [${`*${"abcdefg"[index] ?? ""},`.repeat(9)}]\n`, "a: &a [1]\n")}`,
      /^\.github\/workflows\/x\.yml:\d+:\d+: note: aliases repeat too much: .+ \[invalid-workflow\]$/m,
    ],
    [
      "an expression without end",
      `on: push\njobs:\n  x:\n    runs-on: ghcr\n    if: ${"(".repeat(30_000)}\n    steps: []\n`,
      /^\.github\/workflows\/x\.yml:5:9: error: the expression is longer than GitHub allows \[invalid-workflow\]$/m,
    ],
  ])("%s among the workflows is a finding in its place", (_name, text, finding) => {
    const folder = plantTree({ [badPath]: bad, ".github/workflows/x.yml": text });
    const outcome = runCommand([], { folder });
    expect(outcome).toMatchObject({ code: 1, diagnostics: "" });
    expect(outcome.output).toMatch(finding);
    expect(outcome.output).toMatch(/in 2 files /m);
    expect(outcome.output).toMatch(badFinding);
  });

  it("a file without read permission is told, and the exit code is 2", () => {
    // Permission bits bind nobody who runs the tests as root, so the refusal is played by a patched `fs`.
    const refusal = `const fs = require("node:fs");
      const read = fs.readFileSync;
      fs.readFileSync = (path, ...rest) => {
        if (String(path).endsWith("locked.yml")) throw Object.assign(new Error("EACCES: " + path), { code: "EACCES" });
        return read(path, ...rest);
      };`;
    const folder = plantTree({ [badPath]: bad, ".github/workflows/locked.yml": good, "refusal.cjs": refusal });
    const outcome = runCommand([], { folder, environment: { NODE_OPTIONS: `--require ${folder}/refusal.cjs` } });
    expect(outcome.code).toBe(2);
    expect(outcome.diagnostics).toBe(
      "ghcr-lint: error: .github/workflows/locked.yml cannot be read: permission denied\n",
    );
    expect(outcome.output).toMatch(badFinding);
  });

  it.each([[[]], [["-f", "github"]], [["-f", "markdown"]], [["--fix"]]])(
    "a path that does not exist, and no other, is no good news: %j",
    (options) => {
      const { code, output, diagnostics } = runCommand([...options, "acces"], {
        folder: plantTree({ [badPath]: bad }),
      });
      expect({ code, output }).toEqual({ code: 2, output: "" });
      expect(diagnostics).toMatch(/^ghcr-lint: error: acces does not exist; did you mean `ghcr-lint access`\?$/m);
    },
  );

  it("a path that does not exist is no good news of access either, and JSON stays JSON", () => {
    const folder = plantTree({ [badPath]: bad });
    expect(runCommand(["access", "nope"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(JSON.parse(runCommand(["access", "nope", "-f", "json"], { folder }).output)).toMatchObject({ jobs: [] });
    expect(JSON.parse(runCommand(["nope", "-f", "json"], { folder }).output)).toMatchObject({ summary: { files: 0 } });
    const verbose = runCommand(["nope", "readme.md", "--verbose"], { folder: plantTree({ "readme.md": "" }) });
    expect(verbose).toMatchObject({ code: 2, output: "readme.md: not analyzed: not a YAML file\n" });
  });

  it("a folder without workflows is no error, but said", () => {
    const folder = plantTree({ "docs/readme.md": "" });
    expect(runCommand(["docs"], { folder })).toMatchObject({
      code: 0,
      diagnostics: "ghcr-lint: no workflows found under docs\n",
    });
  });

  it("a file that is no workflow is passed over", () => {
    const folder = plantTree({ "docker-compose.yml": "services:\n  web:\n    image: nginx\n", "readme.md": "" });
    expect(runCommand(["docker-compose.yml", "readme.md"], { folder })).toMatchObject({ code: 0, diagnostics: "" });
    const verbose = runCommand(["--verbose", "docker-compose.yml", "readme.md"], { folder });
    expect(verbose.diagnostics + verbose.output).toContain("readme.md: not analyzed: not a YAML file");
    expect(verbose.diagnostics + verbose.output).toMatch(/docker-compose\.yml/);
  });
});

describe("standard input", () => {
  it("is linted under the name that is given, with the repository of that name", () => {
    const folder = plantTree({ [badPath]: good });
    const outcome = runCommand(["-", "--stdin-filename", badPath], { folder, input: bad });
    expect(outcome.code).toBe(1);
    expect(outcome.output).toMatch(badFinding);
  });

  it("needs no name", () => {
    const outcome = runCommand(["-"], { folder: plantTree({}), input: bad });
    expect(outcome.code).toBe(1);
    expect(outcome.output).toMatch(/^<stdin>:\d+:\d+: error: /m);
  });

  it("stands beside files", () => {
    const outcome = runCommand(["-", badPath, "-f", "json"], { folder: plantTree({ [badPath]: bad }), input: good });
    expect(JSON.parse(outcome.output)).toMatchObject({ summary: { files: 2, errors: 1 } });
  });
});

describe("the report", () => {
  it("shows paths from where the person stands", () => {
    const folder = plantTree({ ".git/HEAD": "", [badPath]: bad, "src/x": "" });
    const outcome = runCommand(["-f", "json"], { folder: join(folder, "src") });
    expect(JSON.parse(outcome.output)).toMatchObject({ findings: [{ path: `../${badPath}` }] });
  });

  it("is written to a file, and then nothing to standard output", () => {
    const folder = plantTree({ [badPath]: bad });
    expect(runCommand(["-f", "sarif", "-o", "out.sarif"], { folder })).toEqual({
      code: 1,
      output: "",
      diagnostics: "",
    });
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  it.each(["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])(
    "is written to standard output by the name %s",
    (name) => {
      const folder = plantTree({ [badPath]: bad });
      const plain = runCommand([], { folder });
      expect(runCommand(["-o", name], { folder })).toEqual(plain);
      const script = `"${process.execPath}" "${bundle}" -o ${name}`;
      expect(spawnSync("sh", ["-c", `${script} | cat`], { cwd: folder, encoding: "utf8" }).stdout).toBe(plain.output);
      writeFileSync(join(folder, "log.txt"), "old\n");
      spawnSync("sh", ["-c", `${script} >> log.txt`], { cwd: folder });
      expect(readFileSync(join(folder, "log.txt"), "utf8")).toBe(`old\n${plain.output}`);
    },
  );

  it("is written to a process that the shell has opened", () => {
    const folder = plantTree({ [badPath]: bad });
    const script = `"${process.execPath}" "${bundle}" -o >(cat > copy.txt; echo done >> copy.txt); while ! grep -q done copy.txt; do sleep 0.05; done 2>/dev/null`;
    const { stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8", timeout: 10_000 });
    expect(stderr).toBe("");
    expect(readFileSync(join(folder, "copy.txt"), "utf8")).toBe(`${runCommand([], { folder }).output}done\n`);
  });

  it("is about the repository of the option, else of the remote", () => {
    const config = '[remote "origin"]\n\turl = git@github.com:acme/app.git\n';
    const folder = plantTree({ ".git/config": config, [badPath]: bad, "inner/.github/workflows/x.yml": good });
    const { file, parts } = copyOfBundle();
    const echo = `(function (exports) {
      exports.rules = [];
      exports.lint = ({ files, settings }) => ({ findings: [], told: [files[0].shownPath, settings.repository] });
      exports.mergeReports = (reports) => ({ findings: [], remarks: [], told: reports.map((report) => report.told) });
      exports.renderJson = ({ told }) => JSON.stringify(told);
    })`;
    writeFileSync(join(parts, "core.cjs"), echo);
    const told = (...argumentList: string[]): unknown =>
      JSON.parse(runCommand(["-f", "json", ...argumentList], { folder, file }).output);
    expect(told()).toEqual([
      [badPath, "acme/app"],
      ["inner/.github/workflows/x.yml", null],
    ]);
    expect(told("--repository", "acme/other", badPath)).toEqual([[badPath, "acme/other"]]);
  });

  it("is colored where that is asked for, and nowhere else", () => {
    const folder = plantTree({ [badPath]: bad });
    const escape = "\u001B[";
    expect(runCommand([], { folder }).output).not.toContain(escape);
    expect(runCommand(["--color", "always"], { folder }).output).toContain(escape);
    expect(runCommand([], { folder, environment: { FORCE_COLOR: "1" } }).output).toContain(escape);
    expect(runCommand([], { folder, environment: { FORCE_COLOR: "1", NO_COLOR: "1" } }).output).not.toContain(escape);
    expect(runCommand(["--color", "always", "-f", "json"], { folder }).output).not.toContain(escape);
  });

  it("may be cut off by whoever reads it", () => {
    const folder = plantTree({ [badPath]: bad });
    const script = `"${process.execPath}" "${bundle}" --color always | head -c 1`;
    expect(spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" }).stderr).toBe("");
  });
});

describe("the bundle", () => {
  it("needs nothing but the command for --help, --version and a slip in an option", () => {
    const { file } = copyOfCommand();
    expect(runCommand(["--version"], { folder: dirname(file), file })).toMatchObject({ code: 0, diagnostics: "" });
    expect(runCommand(["--help"], { folder: dirname(file), file }).output).toContain("Usage: ghcr-lint");
    expect(runCommand(["--fromat"], { folder: dirname(file), file }).diagnostics).toContain("did you mean --format?");
  });

  it("loads GitHub's parser and the globs only where they are needed", () => {
    const { file, parts } = copyOfBundle();
    rmSync(join(parts, "schema.cjs"));
    rmSync(join(parts, "glob.cjs"));
    const folder = plantTree({ [badPath]: bad });
    expect(runCommand(["--no-schema"], { folder, file })).toMatchObject({ code: 1, diagnostics: "" });
    expect(runCommand([], { folder, file })).toMatchObject({ code: 1 });
    const unfit = plantTree({ [badPath]: `${bad}flavour: sweet\n` });
    expect(runCommand([], { folder: unfit, file })).toMatchObject({ code: 2 });
  });

  it("loads nothing for workflows that have nothing to do with packages", () => {
    const { file } = copyOfCommand();
    const unrelated = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
    const folder = plantTree({ ".github/workflows/a.yml": unrelated, "b/.github/workflows/b.yml": unrelated });
    expect(runCommand([], { folder, file })).toEqual({ code: 0, output: "no problems in 2 files\n", diagnostics: "" });
    // Whatever else is asked for, the core has to say: what a configuration is worth, which rules there are.
    const configured = plantTree({ ".github/workflows/a.yml": unrelated, ".github/ghcr-lint.yml": "nonsense: 1\n" });
    for (const [place, ...argumentList] of [[configured], [folder, "-f", "json"], [folder, "--only", "nonsense"]]) {
      expect(runCommand(argumentList, { folder: place ?? "", file })).toMatchObject({ code: 2, output: "" });
      expect(runCommand(argumentList, { folder: place ?? "" }).diagnostics).not.toContain("bug");
    }
  });

  it("has V8 optimize late where there are many files, and loads nothing for that where there are few", () => {
    const spy = "require('node:v8').setFlagsFromString = (flag) => process.stderr.write(`${flag}\\n`)";
    const flagsFor = (files: number): readonly string[] => {
      const paths = Array.from({ length: files }, (_, index) => `r${index}/${badPath}`);
      const folder = plantTree({ "spy.cjs": spy, ...Object.fromEntries(paths.map((path) => [path, bad])) });
      const environment = { NODE_OPTIONS: `--require ${join(folder, "spy.cjs")}` };
      return runCommand([], { folder, environment }).diagnostics.trim().split("\n");
    };
    expect(flagsFor(1)).toEqual([""]);
    const late = [
      "--always-sparkplug",
      expect.stringMatching(/^--(?:interrupt-budget|invocation-count-for-turbofan)=/),
    ];
    expect(flagsFor(11)).toEqual(late);
    expect(flagsFor(201)).toEqual([...late, "--heap-growing-percent=50"]);
  });

  it("gives V8 flags that it knows: it complains of others", () => {
    const paths = Array.from({ length: 201 }, (_, index) => `r${index}/${badPath}`);
    const folder = plantTree(Object.fromEntries(paths.map((path) => [path, bad])));
    expect(runCommand([], { folder })).toMatchObject({ code: 1, diagnostics: "" });
  });

  it("counts the repositories that it passes over", () => {
    const unrelated = "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
    const folder = plantTree({
      "a/.github/workflows/a.yml": unrelated,
      [`b/${badPath}`]: bad,
      "c/.github/workflows/c.yml": unrelated,
    });
    expect(runCommand([], { folder }).output).toMatch(/ in 3 files/);
  });

  it("works without compiled code, and with code that V8 refuses", () => {
    const { file, parts } = copyOfBundle();
    const folder = plantTree({ [badPath]: bad });
    const expected = runCommand([], { folder });
    const codes = readdirSync(parts).filter((name) => name.endsWith(".cache"));
    expect(codes.map((name) => name.split("-")[0])).toEqual(["command", "core"]);
    for (const code of codes) writeFileSync(join(parts, code), "made by another version");
    expect(runCommand([], { folder, file })).toEqual(expected);
    for (const code of codes) rmSync(join(parts, code));
    expect(runCommand([], { folder, file })).toEqual(expected);
  });

  it("admits a bug of its own without a stack", () => {
    const { file, parts } = copyOfBundle();
    writeFileSync(
      join(parts, "core.cjs"),
      '(function (exports) { exports.rules = []; exports.lint = () => { throw new TypeError("x is not y"); }; })',
    );
    const outcome = runCommand([], { folder: plantTree({ [badPath]: bad }), file });
    expect(outcome).toMatchObject({ code: 2, output: "" });
    expect(outcome.diagnostics).toMatch(
      /^ghcr-lint: this is a bug in ghcr-lint \d+\.\d+\.\d+: TypeError: x is not y, in the repository \.$/m,
    );
    expect(outcome.diagnostics).not.toMatch(/^\s+at /m);
  });
});

/** A copy of dist/ without the parts that are loaded when a run needs them, and without compiled code. */
function copyOfCommand(): { readonly file: string } {
  const { file, parts } = copyOfBundle();
  for (const name of readdirSync(parts)) if (name !== "command.cjs") rmSync(join(parts, name));
  return { file };
}

/** A copy of dist/ that a test may spoil. */
function copyOfBundle(): { readonly file: string; readonly parts: string } {
  const folder = plantTree({});
  cpSync(dirname(bundle), folder, { recursive: true });
  return { file: join(folder, "ghcr-lint.cjs"), parts: join(folder, "parts") };
}
