import { expect, it } from "vitest";
import { fixedBy, workflowOf } from "./fixed-by.ts";

const token = "${{ secrets.GITHUB_TOKEN }}";
const actor = "${{ github.actor }}";
const action = (inputs: string): string =>
  workflowOf(`- uses: docker/login-action@v3\n  with:\n    ${inputs}\n    password: ${token}`);

it.each([
  ["# GitHub's registry\n    registry: ghcr.io", `username: ${actor}\n    # GitHub's registry\n    registry: ghcr.io`],
  [
    "# GitHub's\n    # registry\n    registry: ghcr.io",
    `username: ${actor}\n    # GitHub's\n    # registry\n    registry: ghcr.io`,
  ],
  ["# the login\n\n    registry: ghcr.io", `# the login\n\n    username: ${actor}\n    registry: ghcr.io`],
  ["registry: ghcr.io # GitHub's", `username: ${actor}\n    registry: ghcr.io # GitHub's`],
])("a new input leaves a comment with its own: %s", (inputs, filled) => {
  expect(fixedBy("missing-username", action(inputs))).toBe(action(filled));
  const windows = (text: string): string => action(text).replaceAll("\n", "\r\n");
  expect(fixedBy("missing-username", windows(inputs))).toBe(windows(filled));
});

it("a new variable, a new block of them and a new condition leave a comment with its own", () => {
  const step = (head: string, script: string): string =>
    workflowOf(
      `- ${head}\n  # logs in\n  run: ${script} login ghcr.io -u $GITHUB_ACTOR`,
      "on: push\npermissions: write-all\n",
    );
  const before = (head: string): string => step(head, "docker").replace("GITHUB_ACTOR", `GITHUB_ACTOR -p ${token}`);
  const after = (head: string): string =>
    step(head, 'echo "$GITHUB_TOKEN" | docker').replace("GITHUB_ACTOR", "GITHUB_ACTOR --password-stdin");
  const rule = "password-on-command-line";
  expect(fixedBy(rule, before("name: Login"))).toBe(after(`name: Login\n  env:\n    GITHUB_TOKEN: ${token}`));
  expect(fixedBy(rule, before("env:\n    # one\n    A: b"))).toBe(
    after(`env:\n    GITHUB_TOKEN: ${token}\n    # one\n    A: b`),
  );
});

it("a comment of a script, or of the key in front, is not taken for one", () => {
  const step = (env: string, script: string): string =>
    workflowOf(`- name: |\n    Login\n    # to GitHub\n${env}  run: ${script}`);
  expect(fixedBy("password-on-command-line", step("", `docker login ghcr.io -u $GITHUB_ACTOR -p ${token}`))).toBe(
    step(
      `  env:\n    GITHUB_TOKEN: ${token}\n`,
      'echo "$GITHUB_TOKEN" | docker login ghcr.io -u $GITHUB_ACTOR --password-stdin',
    ),
  );
});

it("a block of a job's own leaves a comment with the first key", () => {
  const job = (block: string): string =>
    workflowOf(
      `- run: echo ${token} | docker login ghcr.io -u $GITHUB_ACTOR --password-stdin`,
      "# all\n# of it\non: push\npermissions: {}\n",
    ).replace("    runs-on: ubuntu-latest", `${block}    # two of them\n    runs-on: [a, b]`) +
    "  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
  expect(fixedBy("missing-packages-write", job(""))).toBe(job("    permissions:\n      packages: write\n"));
});

it("credentials of a container leave a comment with its own", () => {
  const container = (credentials: string): string =>
    workflowOf("- run: make").replace(
      "    steps",
      `    container:\n      image: ghcr.io/acme/tools\n      credentials:\n        ${credentials}\n    steps`,
    );
  const password = `# the job's own\n        password: ${token}`;
  expect(fixedBy("incomplete-container-credentials", container(password))).toBe(
    container(`username: ${actor}\n        ${password}`),
  );
});
