// What is linted: each input is a folder of repositories of its own, with the files of `.github/workflows` and nothing else.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

const inWorkflows = /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/;

/** Every input by its name, written below `target`. `source` is a folder of repositories. */
export function writeInputs(source, target, ownRoot) {
  const own = execFileSync("git", ["ls-files"], { cwd: ownRoot, encoding: "utf8" }).split("\n");
  const found = workflowsIn(source);
  const input = (name, count, fill) => {
    const folder = join(target, name.replaceAll(/[^a-z0-9]+/gi, "-"));
    mkdirSync(folder, { recursive: true });
    fill(folder);
    const files = workflowsIn(folder);
    if (files.length !== count) throw new Error(`${name}: ${files.length} files were written, not ${count}`);
    return { name, folder, files };
  };
  const ownFiles = own.filter((path) => inWorkflows.test(path));
  const taken = (count) => (folder) => takeFrom(source, found, count, folder);
  return [
    input("one file, nothing about packages", 1, (folder) =>
      write(folder, "acme/app", "test.yml", testWorkflow("app")),
    ),
    input("one file", 1, (folder) => write(folder, "acme/app", "publish.yml", publishWorkflow("app"))),
    input("this repository", ownFiles.length, (folder) => copy(ownRoot, ownFiles, folder)),
    input("100 files", 100, taken(100)),
    input("2000 files", 2000, taken(2000)),
    input("a file of 1 MB", 1, (folder) => write(folder, "acme/app", "large.yml", largeWorkflow(2 ** 20))),
    input("20,000 files in 2000 repositories", 20_000, writeMonorepo),
  ];
}

/** How many different files a folder can give. */
export function countIn(source) {
  return workflowsIn(source).length;
}

function workflowsIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => inWorkflows.test(path))
    .toSorted();
}

/** Evenly spread over the folder; where it has too few, all of them are taken again, as another repository's. */
function takeFrom(source, found, count, folder) {
  if (found.length === 0) throw new Error(`there is no .github/workflows in or below ${source}`);
  const rounds = Math.ceil(count / found.length);
  for (let round = 0; round < rounds; round += 1) {
    const wanted = Math.min(found.length, count - round * found.length);
    const step = found.length / wanted;
    const some = Array.from({ length: wanted }, (_, at) => found[Math.floor(at * step)]);
    copy(source, some, join(folder, `round-${round + 1}`));
  }
}

function copy(root, paths, folder) {
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
}

function write(folder, repository, name, text) {
  const workflows = join(folder, repository, ".github/workflows");
  mkdirSync(workflows, { recursive: true });
  writeFileSync(join(workflows, name), text);
}

/** In every repository one workflow of ten publishes, and in one repository of five it may not. */
function writeMonorepo(folder) {
  for (let at = 0; at < 2000; at += 1) {
    const name = `service-${at}`;
    write(folder, name, "publish.yml", publishWorkflow(name, at % 5 === 0 ? "read" : "write"));
    for (let test = 1; test < 10; test += 1) write(folder, name, `test-${test}.yml`, testWorkflow(`${name}-${test}`));
  }
}

function testWorkflow(name) {
  return `name: Test ${name}
on:
  push:
    branches: [main]
  pull_request:
jobs:
  test:
    runs-on: \${{ matrix.system }}
    strategy:
      matrix:
        system: [ubuntu-latest, macos-latest]
        node: [20, 22, 24]
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: \${{ matrix.node }}
          cache: npm
      - run: npm ci
      - name: Test ${name}
        run: |
          npm run build
          npm test -- --coverage
`;
}

function publishWorkflow(name, scope = "write") {
  return `name: Publish ${name}
on:
  push:
    tags: ["v*"]
permissions:
  contents: read
  packages: ${scope}
jobs:
${publishJob(name)}`;
}

function publishJob(name) {
  return `  publish-${name}:
    runs-on: ubuntu-latest
    env:
      IMAGE: ghcr.io/acme/${name}
    steps:
      - uses: actions/checkout@v4
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: \${{ env.IMAGE }}:\${{ github.ref_name }}
      - name: Tell where it is
        run: |
          docker pull "$IMAGE:\${{ github.ref_name }}"
          echo "pushed $IMAGE" >> "$GITHUB_STEP_SUMMARY"
`;
}

/** Its lines are long: zizmor reads no file of more than 32,767 lines. */
function largeWorkflow(size) {
  const job = (at) => `${publishJob(`app-${at}`)}          echo "${"what is said of it at length, ".repeat(8)}"\n`;
  const head = publishWorkflow("app");
  const jobs = Math.floor((size - head.length) / job(1000).length);
  return head + Array.from({ length: jobs }, (_, at) => job(at)).join("");
}

/** How large the files of an input are together. */
export function bytesOf({ folder, files }) {
  return files.reduce((sum, file) => sum + readFileSync(join(folder, file)).length, 0);
}
