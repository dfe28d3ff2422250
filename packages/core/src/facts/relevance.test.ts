import { expect, it } from "vitest";
import { projectOf } from "../../test/facts-of.ts";
import { relevantTo } from "./relevance.ts";

/** The jobs that count, by the files and ids on the way to them. */
function relevantIn(texts: Readonly<Record<string, string>>): readonly string[] {
  const project = projectOf(Object.fromEntries(Object.entries(texts).map(([name, text]) => [pathOf(name), text])));
  return project.calls
    .filter(relevantTo(project))
    .map(({ chain, job }) => [...chain.map((link) => link.job), job].map(({ id }) => id.value).join(" > "));
}

function pathOf(name: string): string {
  return name.includes("/") || !name.endsWith(".yml") ? name : `.github/workflows/${name}`;
}

const push = "docker push ghcr.io/acme/app";
const job = (id: string, run: string, more = ""): string =>
  `  ${id}:\n    runs-on: ubuntu-latest\n${more}    steps:\n      - run: ${run}\n`;
const workflow = (jobs: string, around = ""): string => `on: push\n${around}jobs:\n${jobs}`;
const called = (jobs: string, around = ""): string => `on:\n  workflow_call:\n${around}jobs:\n${jobs}`;
const call = (id: string, uses: string, more = ""): string =>
  `  ${id}:\n    uses: ./.github/workflows/${uses}\n${more}`;
const action = (run: string): string =>
  `name: a\nruns:\n  using: composite\n  steps:\n    - run: ${run}\n      shell: bash\n`;

it("leaves out the jobs beside the one that publishes", () => {
  expect(relevantIn({ "a.yml": workflow(job("test", "npm test") + job("image", push)) })).toEqual(["image"]);
});

it.each([
  ["the workflow's variables", workflow(job("test", "docker push $IMAGE"), "env:\n  IMAGE: ghcr.io/acme/app\n")],
  ["a comment that speaks of all", workflow(job("test", "make"), "# Publishes to ghcr.io\n")],
  ["permissions for all", workflow(job("test", "make"), "permissions:\n  packages: write\n")],
  [
    "an alias of what another job does",
    workflow(job("image", push, "    env: &env\n      A: b\n") + job("test", "make", "    env: *env\n")),
  ],
])("counts a job for %s", (_why, text) => {
  expect(relevantIn({ "a.yml": text })).toContain("test");
});

it("counts a job whose token may do more than it needs, beside one that publishes", () => {
  const both = "permissions: write-all\n";
  expect(relevantIn({ "a.yml": workflow(job("test", "make") + job("image", push), both) })).toEqual(["test", "image"]);
  expect(relevantIn({ "a.yml": workflow(job("test", "make"), both) })).toEqual([]);
});

it("counts a job for what an action of the repository does, through others and below a checkout", () => {
  const uses = (path: string): string => workflow(`  a:\n    runs-on: x\n    steps:\n      - uses: ./${path}\n`);
  const actions = {
    "actions/push/action.yml": action(push),
    "actions/outer/action.yml": action("make").replace("    - run", "    - uses: ./actions/push\n    - run"),
    "actions/test/action.yml": action("npm test"),
  };
  for (const path of ["actions/push", "actions/outer", "checkout/actions/push"]) {
    expect(relevantIn({ "a.yml": uses(path), ...actions })).toEqual(["a"]);
  }
  expect(relevantIn({ "a.yml": uses("actions/test"), ...actions })).toEqual([]);
});

it("counts a job for a script that it calls, in a folder and by another one too", () => {
  const a = workflow(job("a", "./release.sh"));
  expect(relevantIn({ "a.yml": a, "release.sh": push })).toEqual(["a"]);
  expect(relevantIn({ "a.yml": a, "release.sh": "make", Makefile: `release:\n\t${push}\n` })).toEqual(["a"]);
  expect(relevantIn({ "a.yml": workflow(job("a", "make")), Makefile: "include a.mk b.mk\n", "b.mk": push })).toEqual([
    "a",
  ]);
  expect(relevantIn({ "a.yml": a, "release.sh": "./release.sh && npm publish" })).toEqual([]);
  for (const line of [
    "./hack/publish",
    "true && ./hack/publish --all",
    "bash -e ./hack/publish",
    "sudo ./hack/publish",
    "sh hack/publish",
  ]) {
    expect(relevantIn({ "a.yml": workflow(job("a", line)), "hack/publish": push })).toEqual(["a"]);
  }
  const below = `${a}        working-directory: ./ci\n`;
  expect(relevantIn({ "a.yml": below, "ci/release.sh": push })).toEqual(["a"]);
  const byDefault = workflow(job("a", "./release.sh"), "defaults:\n  run:\n    working-directory: ci\n");
  expect(relevantIn({ "a.yml": byDefault, "ci/release.sh": push })).toEqual(["a"]);
});

it.each([
  ["cd scripts && ./push", "scripts/push"],
  ["bash $GITHUB_WORKSPACE/scripts/push.sh", "scripts/push.sh"],
  ["${{ github.workspace }}/scripts/push", "scripts/push"],
  ["make -C docker", "docker/Makefile"],
  ["make -f docker/push.mk all", "docker/push.mk"],
  ["../scripts/push.sh", "scripts/push.sh"],
])("counts a job for the script of `%s`", (line, path) => {
  const a = workflow(job("a", line, "    defaults:\n      run:\n        working-directory: ci\n"));
  expect(relevantIn({ "a.yml": a, [path]: push })).toEqual(["a"]);
});

it("counts a job for a script in the folder of another one, and below a checkout", () => {
  const a = workflow(job("a", "./src/ci/release.sh", "    env:\n      path: src\n"));
  expect(relevantIn({ "a.yml": a, "ci/release.sh": 'cd "$(dirname "$0")"\n./push\n', "ci/push": push })).toEqual(["a"]);
});

it.each(["${{ github.action_path }}/push", '"$GITHUB_ACTION_PATH/push"', "./push"])(
  "counts a job for the script that `%s` of an action calls",
  (line) => {
    const a = workflow("  a:\n    runs-on: x\n    steps:\n      - uses: ./actions/a\n");
    expect(relevantIn({ "a.yml": a, "actions/a/action.yml": action(line), "actions/a/push": push })).toEqual(["a"]);
  },
);

it("counts a job that asks for what another gives out, however far it has come", () => {
  const outputs = "    outputs:\n      image: ";
  const first = job("first", "make", `${outputs}ghcr.io/acme/app\n`);
  const second = job("second", "make", `    needs: first\n${outputs}\${{ needs.first.outputs.image }}\n`);
  const third = (run: string): string => job("third", run, "    needs: second\n");
  const asking = third("docker push ${{ needs.second.outputs.image }}");
  expect(relevantIn({ "a.yml": workflow(first + second + asking) })).toEqual(["first", "second", "third"]);
  expect(relevantIn({ "a.yml": workflow(first + second + third("make")) })).toEqual(["first", "second"]);
});

it("counts what is called for what its caller says, and the caller's neighbours for what it gives out", () => {
  const callee = called(job("do", "docker push ${{ inputs.image }}"));
  const withImage = call("publish", "b.yml", "    with:\n      image: ghcr.io/acme/app\n");
  const withNone = call("publish", "b.yml");
  const after = job("after", "docker pull ${{ needs.publish.outputs.image }}", "    needs: publish\n");
  expect(relevantIn({ "a.yml": workflow(withImage), "b.yml": callee })).toEqual(["publish", "publish > do"]);
  expect(relevantIn({ "a.yml": workflow(withNone), "b.yml": callee })).toEqual([]);
  const giving = called(job("do", "make"), "env:\n  IMAGE: ghcr.io/acme/app\n");
  expect(relevantIn({ "a.yml": workflow(withNone + after), "b.yml": giving })).toEqual(["publish > do", "after"]);
  const idle = called(job("do", "make"));
  expect(relevantIn({ "a.yml": workflow(withNone + after), "b.yml": idle })).toEqual([]);
});

it("counts every job of a file that could not be read as a whole", () => {
  const text = workflow(job("test", "make") + job("image", push));
  expect(relevantIn({ "a.yml": `${text}\t- x\n` })).toContain("test");
});
