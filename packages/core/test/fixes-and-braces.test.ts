import { describe, expect, it } from "vitest";
import { fixedBy, workflowOf } from "./fixed-by.ts";

const token = "${{ secrets.GITHUB_TOKEN }}";
const actor = "${{ github.actor }}";
const push = "      - run: docker push ghcr.io/acme/app:1\n";
const login = (inputs: string, head?: string): string =>
  workflowOf(`- uses: docker/login-action@v3\n  with: ${inputs}`, head);

describe("a value in braces", () => {
  it.each([
    ["{ registry: ghcr.io, username: octocat, password: x }", `username: "${actor}"`],
    [`{\n    registry: ghcr.io,\n    username: octocat,\n    password: "${token}"\n  }`, `username: "${actor}"`],
    [
      `{\n    "registry": "ghcr.io",\n    "username": "octocat",\n    "password": "${token}"\n  }`,
      `"username": "${actor}"`,
    ],
    [
      `{\n    registry: ghcr.io, # a comment, {\n    username: 'octocat', password: "${token}"\n  }`,
      `username: '${actor}'`,
    ],
  ])("gets quotes where it has none: %s", (inputs, filled) => {
    expect(fixedBy("hardcoded-username", login(inputs))).toBe(
      login(inputs.replace(/"?username"?: ["']?octocat["']?/, () => filled)),
    );
  });

  it.each(["{ registry: ghcr.io, username: , password: x }", "{ registry: ghcr.io, username: ~, password: x }"])(
    "stands in place of nothing: %s",
    (inputs) => {
      expect(fixedBy("missing-username", login(inputs))).toBe(
        login(inputs.replace(/username: ~?/, () => `username: "${actor}"`)),
      );
    },
  );

  it("gets quotes in an input that decides on a push", () => {
    const text = workflowOf(
      `- uses: docker/login-action@v3\n  with: { registry: ghcr.io, username: "${actor}", password: "${token}" }\n- uses: docker/build-push-action@v6\n  with: {\n    push: true,\n    tags: ghcr.io/acme/app\n  }`,
      "on: pull_request\npermissions: write-all\n",
    ).replace(push, "");
    const guard = "github.event.pull_request.head.repo.full_name == github.repository";
    expect(fixedBy("read-only-event-token", text)).toBe(text.replace("push: true", () => `push: "\${{ ${guard} }}"`));
  });

  it("is only looked for in braces of YAML", () => {
    const inputs = (name: string): string => `\n    registry: ghcr.io\n    username: ${name}\n    password: ${token}`;
    const head = "on: push\nenv: { NAME: octocat }\npermissions: { packages: write }\n";
    expect(fixedBy("hardcoded-username", login(inputs("octocat # {"), head))).toBe(login(inputs(`${actor} # {`), head));
    expect(fixedBy("hardcoded-username", login(inputs("${{ env.NAME }}"), head))).toBe(
      login(inputs("${{ env.NAME }}"), head.replace("octocat", `"${actor}"`)),
    );
  });
});

describe("an entry in braces", () => {
  it.each([
    "{ contents: read }",
    "{\n  contents: read\n}",
    "{\n  contents: read, # for all, {\n}",
    '{\n  "contents": "read"\n}',
  ])("is added behind the others: %s", (block) => {
    const step = `{\n    registry: ghcr.io, username: "${actor}", password: "${token}" }`;
    expect(fixedBy("missing-packages-write", login(step, `on: push\npermissions: ${block}\n`))).toBe(
      login(step, `on: push\npermissions: ${block.replace(/"?read"?/, "$&, packages: write")}\n`),
    );
  });

  it.each([
    ["missing-username", login(`{\n    registry: ghcr.io,\n    password: "${token}"\n  }`)],
    ["missing-registry", login(`{\n    username: "${actor}",\n    password: "${token}"\n  }`)],
    [
      "password-on-command-line",
      workflowOf(`- {\n    name: Login,\n    run: "docker login ghcr.io -u $GITHUB_ACTOR -p ${token}"\n  }`),
    ],
    [
      "password-on-command-line",
      workflowOf(`- run: docker login ghcr.io -u $GITHUB_ACTOR -p ${token}\n  env: {\n    A: b\n  }`),
    ],
    [
      "read-only-event-token",
      workflowOf(
        `- {\n    uses: docker/login-action@v3,\n    with: { registry: ghcr.io, username: "${actor}", password: "\${{ secrets.GHCR_TOKEN }}" }\n  }`,
        "on: pull_request\n",
      ),
    ],
    [
      "incomplete-container-credentials",
      `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    container: {\n      "image": "ghcr.io/acme/app",\n      "credentials": {\n        "password": "${token}"\n      }\n    }\n    steps:\n${push}`,
    ],
    [
      "missing-packages-write",
      `on: push\njobs:\n  a: {\n    runs-on: ubuntu-latest,\n    permissions: {},\n    steps: [\n      { uses: docker/login-action@v3, with: { registry: ghcr.io, username: "${actor}", password: "${token}" } },\n      { run: docker push ghcr.io/acme/app }\n    ] }\n`,
    ],
    [
      "missing-packages-write",
      `on: push\njobs:\n  a: {\n    runs-on: ubuntu-latest,\n    permissions: {}\n    , steps: [\n      { uses: docker/login-action@v3, with: { registry: ghcr.io, username: "${actor}", password: "${token}" } },\n      { run: docker push ghcr.io/acme/app }\n    ] }\n`,
    ],
  ])("is not offered where it would need a line of its own: %s", (rule, text) => {
    expect(fixedBy(rule, text)).toBeUndefined();
  });
});

it("offers nothing in a file that is no YAML, of which nobody knows what it says", () => {
  const text = login(`\n    registry: ghcr.io\n    username: octocat\n    password: ${token}`);
  expect(fixedBy("hardcoded-username", text)).toBeDefined();
  expect(fixedBy("hardcoded-username", `${text}  other: [\n`)).toBeUndefined();
});
