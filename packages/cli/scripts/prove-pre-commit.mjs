// Proves .pre-commit-hooks.yaml with the real pre-commit, in fresh repositories that use the hooks of this working tree. It is
// installed from PyPI where it is not there yet, and kept among the other tools.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import "./bundle.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "ghcr-lint-pre-commit-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

const bad = `on: push
permissions: {}
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with: { registry: ghcr.io, username: "\${{ github.actor }}", password: "\${{ secrets.GITHUB_TOKEN }}" }
      - run: docker push ghcr.io/acme/app
`;
const good = bad.replace("permissions: {}", "permissions: { packages: write }");
const badAction = `name: login
description: Logs in
runs:
  using: composite
  steps:
    - run: docker login ghcr.io -u octocat -p "$TOKEN"
      shell: bash
`;

const hooks = snapshot();
const environment = surroundings();
const preCommit = installed();

const ids = ["ghcr-lint", "ghcr-lint-script", "ghcr-lint-system"];
proveFiles(
  "a bad workflow",
  { ".github/workflows/bad.yml": bad },
  "Failed",
  /bad\.yml:2:1: error: .*\[missing-packages-write\]/,
);
proveFiles("a good workflow", { ".github/workflows/good.yaml": good }, "Passed");
proveFiles(
  "an action",
  { "login/action.yml": badAction },
  "Failed",
  /login\/action\.yml:6:\d+: warning: .*\[password-on-/,
);
proveFiles(
  "a path that begins with a dash",
  { "-rf/action.yaml": badAction },
  "Failed",
  /-rf\/action\.yaml:6:\d+: warning: .*\[password-on-/,
);
proveFiles("files that are neither", { "readme.md": "x", ".github/dependabot.yml": "version: 2\n" }, "Skipped");
proveDocumented();
console.log("pre-commit: all hooks do what they should");

/** Each hook of the manifest, by `try-repo`, says the same of these files. */
function proveFiles(what, files, outcome, said = /^/) {
  const folder = repository(files);
  const { status, stdout } = run(preCommit, ["try-repo", hooks, "--verbose", "--all-files"], folder);
  const outcomes = [...stdout.matchAll(/\.+(?:\(no files to check\))?(Passed|Failed|Skipped)\n- hook id: (\S+)/g)];
  assert.deepEqual(
    outcomes.map(([, ...found]) => found),
    ids.map((id) => [outcome, id]),
    `${what}:\n${stdout}`,
  );
  assert.equal(status, outcome === "Failed" ? 1 : 0, stdout);
  const told = stdout.split("\n").filter((line) => said.test(line)).length;
  assert.ok(outcome !== "Failed" || told === ids.length, `${what}: ${told} hooks say ${said}\n${stdout}`);
  console.log(`pre-commit: ${what}: ${outcome.toLowerCase()}`);
}

/** What docs/integrations.md tells people to copy stops a bad commit, and lets others pass. */
function proveDocumented() {
  const page = readFileSync(join(root, "docs/integrations.md"), "utf8");
  const blocks = [...page.matchAll(/^```yaml\n# \.pre-commit-config\.yaml\n([^]*?)^```$/gm)].map(([, block]) => block);
  assert.ok(blocks.length > 0, "docs/integrations.md has no block for pre-commit");
  for (const block of blocks) {
    const config = block.replace(/repo: https:\S+/, `repo: ${hooks}`).replace(/rev: \S+/, "rev: HEAD");
    assert.notEqual(config, block);
    const folder = repository({ ".pre-commit-config.yaml": config, ".github/readme.md": "x" });
    const baseline = /--baseline=([^\s,]+)/.exec(config)?.[1];
    if (baseline !== undefined) {
      assert.equal(run("ghcr-lint", ["--baseline", baseline, "--update-baseline"], folder).status, 0);
    }
    git(folder, "commit", "-qm", "Use the hook");
    assert.equal(run(preCommit, ["install"], folder).status, 0);
    for (const [path, text, status] of [
      [".github/workflows/bad.yml", bad, 1],
      ["readme.md", "x", 0],
      [".github/workflows/good.yml", good, 0],
    ]) {
      plant(folder, { [path]: text });
      git(folder, "add", path);
      const commit = run("git", ["commit", "-qm", path], folder);
      assert.equal(commit.status, status, `a commit of ${path}:\n${commit.stdout}${commit.stderr}`);
      if (status === 1) assert.match(`${commit.stdout}${commit.stderr}`, /\[missing-packages-write\]/);
      if (status === 1) git(folder, "rm", "-q", "--cached", path);
    }
    console.log("pre-commit: as docs/integrations.md has it: a bad commit is refused, others are not");
  }
}

/** All that would be committed now, as a repository of its own. */
function snapshot() {
  const folder = join(place, "hooks");
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  for (const file of listed.split("\0")) {
    if (file === "" || file.startsWith("fixtures/") || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  return committed(folder);
}

function repository(files) {
  const folder = mkdtempSync(join(place, "consumer-"));
  plant(folder, files);
  git(folder, "init", "-q");
  git(folder, "add", "--all");
  return folder;
}

function plant(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function committed(folder) {
  git(folder, "init", "-q");
  git(folder, "add", "--all");
  git(folder, "commit", "-qm", "The working tree");
  return folder;
}

function git(folder, ...options) {
  execFileSync("git", options, { cwd: folder, env: gitEnvironment(), stdio: ["ignore", "ignore", "inherit"] });
}

/** Nothing of the person's own configuration, and nothing of a commit that this may be a part of. */
function gitEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_") && name !== "PRE_COMMIT_HOME");
  const who = { NAME: "ghcr-lint", EMAIL: "ghcr-lint@example.com" };
  return {
    ...Object.fromEntries(own),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    ...Object.fromEntries(
      Object.entries(who).flatMap(([key, value]) => [
        [`GIT_AUTHOR_${key}`, value],
        [`GIT_COMMITTER_${key}`, value],
      ]),
    ),
  };
}

/** The command is on the path, as the third hook wants it. */
function surroundings() {
  const bin = join(place, "bin");
  mkdirSync(bin);
  chmodSync(join(hooks, "dist/ghcr-lint.cjs"), 0o755);
  symlinkSync(join(hooks, "dist/ghcr-lint.cjs"), join(bin, "ghcr-lint"));
  const PATH = [bin, process.env.PATH].join(delimiter);
  return { ...gitEnvironment(), PATH, PRE_COMMIT_HOME: join(place, "home"), PRE_COMMIT_COLOR: "never" };
}

function run(command, options, folder) {
  return spawnSync(command, options, { cwd: folder, env: environment, encoding: "utf8" });
}

/** From PyPI into an environment of its own; where that cannot be, the one on the path. */
function installed() {
  const version = "4.6.2";
  const folder = join(root, "packages/cli/node_modules/.cache", `pre-commit-${version}`);
  const command = join(folder, "bin/pre-commit");
  if (existsSync(command)) return command;
  const steps = [
    ["python3", ["-m", "venv", "--clear", folder]],
    [join(folder, "bin/pip"), ["install", "--quiet", "--disable-pip-version-check", `pre-commit==${version}`]],
  ];
  const failed = steps
    .map(([program, options]) => spawnSync(program, options, { encoding: "utf8" }))
    .find(({ status }) => status !== 0);
  if (!failed) return command;
  rmSync(folder, { recursive: true, force: true });
  assert.equal(run("pre-commit", ["--version"], place).status, 0, `pre-commit cannot be installed:\n${failed.stderr}`);
  return "pre-commit";
}
