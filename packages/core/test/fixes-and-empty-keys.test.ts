import { expect, it } from "vitest";
import { fixedBy, workflowOf } from "./fixed-by.ts";

const token = "${{ secrets.GITHUB_TOKEN }}";
const actor = "${{ github.actor }}";
const loginBy = (env: string): string =>
  workflowOf(`- run: docker login ghcr.io -u $GITHUB_ACTOR -p ${token}\n  shell: bash\n${env}`);
const piped = (env: string): string =>
  workflowOf(
    `- run: echo "$GITHUB_TOKEN" | docker login ghcr.io -u $GITHUB_ACTOR --password-stdin\n  shell: bash\n${env}`,
  );

it.each([
  ["  env:", `  env:\n    GITHUB_TOKEN: ${token}`],
  ["  env: # none yet", `  env: # none yet\n    GITHUB_TOKEN: ${token}`],
  ["  env:\n    # none yet", `  env:\n    GITHUB_TOKEN: ${token}\n    # none yet`],
  ["  env: {}", `  env:\n    GITHUB_TOKEN: ${token}`],
  ["  env: {} # none yet", `  env: # none yet\n    GITHUB_TOKEN: ${token}`],
  ["  env: ~", `  env:\n    GITHUB_TOKEN: ${token}`],
])("a variable goes into the `env` that is there: %s", (env, filled) => {
  expect(fixedBy("password-on-command-line", loginBy(env))).toBe(piped(filled));
});

it("a variable goes nowhere where `env` is an expression", () => {
  expect(fixedBy("password-on-command-line", loginBy("  env: ${{ fromJSON(vars.ALL) }}"))).toBeUndefined();
});

const action = (inputs: string): string =>
  workflowOf(`- uses: docker/login-action@v3\n  with:\n    password: ${token}\n${inputs}`);

it.each([
  ["username:", `username: ${actor}`],
  ["username: # whose?", `username: ${actor} # whose?`],
  ["username: ~", `username: ${actor}`],
  ['username: ""', `username: "${actor}"`],
  ["Username: '' # whose?", `Username: '${actor}' # whose?`],
  ['username: "  "', `username: "${actor}"`],
])("a user name stands in place of nothing: %s", (empty, filled) => {
  const inputs = (name: string): string => action(`    registry: ghcr.io\n    ${name}`);
  expect(fixedBy("missing-username", inputs(empty))).toBe(inputs(filled));
});

it.each([
  ["registry:", "registry: ghcr.io"],
  ["registry: # which?", "registry: ghcr.io # which?"],
  ['registry: ""', 'registry: "ghcr.io"'],
])("a registry stands in place of nothing: %s", (empty, filled) => {
  const inputs = (name: string): string => action(`    ${name}\n    username: ${actor}`);
  expect(fixedBy("missing-registry", inputs(empty))).toBe(inputs(filled));
});

const container = (credentials: string): string =>
  workflowOf("- run: make").replace(
    "    steps",
    `    container:\n      image: ghcr.io/acme/tools\n      credentials:\n        ${credentials}\n    steps`,
  );

it.each([
  [`username:\n        password: ${token}`, `username: ${actor}\n        password: ${token}`],
  [`username: octocat\n        password: # which?`, `username: octocat\n        password: ${token} # which?`],
  [`username: ""\n        password: ${token}`, `username: "${actor}"\n        password: ${token}`],
])("credentials of a container are filled: %s", (empty, filled) => {
  expect(fixedBy("incomplete-container-credentials", container(empty))).toBe(container(filled));
});

it.each([
  ["if:", "if: "],
  ["if: # always", "if:  # always"],
])("a condition stands in place of nothing: %s", (empty, filled) => {
  const condition = "github.event.pull_request.head.repo.full_name == github.repository";
  const step = (text: string): string =>
    workflowOf(
      `- uses: docker/login-action@v3\n  ${text}\n  with:\n    registry: ghcr.io\n    username: me\n    password: \${{ secrets.GHCR_TOKEN }}\n- run: make`,
      "on: pull_request\n",
    ).replace(/\n.*docker push.*/, "");
  expect(fixedBy("read-only-event-token", step(empty))).toBe(step(filled.replace(/(?<=if: )/, condition)));
});

it("a scope goes below an empty block, whose comment stays with it", () => {
  const login = `- uses: docker/login-action@v3\n  with:\n    registry: ghcr.io\n    username: ${actor}\n    password: ${token}`;
  const workflow = (block: string): string => workflowOf(login, `on: push\npermissions:${block}\n`);
  expect(fixedBy("missing-packages-write", workflow(" { } # nothing"))).toBe(workflow(" # nothing\n  packages: write"));
});
