import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { expectNothingToObey, hostileTree } from "./hostile-tree.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { goodWorkflow, publishWorkflow } from "./sample-workflows.ts";

/** Each heading under "Threats" in docs/security.md has its tests here, by the same name, or names the file that has them. */
const page = readFileSync(fileURLToPath(new URL("../../../docs/security.md", import.meta.url)), "utf8");
const here = readFileSync(fileURLToPath(import.meta.url), "utf8");

it("every threat on the page has its tests, and every test its threat", () => {
  const threats = page.slice(page.indexOf("## Threats")).split("\n### ").slice(1);
  const tested: string[] = [];
  for (const threat of threats) {
    const name = threat.split("\n", 1)[0] ?? "";
    const files = [...threat.matchAll(/\]\(\.\.\/(packages\/[^)]+\.test\.ts)\)/g)].map(([, file]) => file ?? "");
    expect(files, name).not.toEqual([]);
    for (const file of files) expect(existsSync(new URL(`../../../${file}`, import.meta.url)), file).toBe(true);
    if (files.some((file) => file.endsWith("/security.test.ts"))) tested.push(name);
  }
  const described = [...here.matchAll(/^describe\("([^"]+)"/gm)].map(([, name]) => name);
  expect(described).toEqual(tested);
});

const path = ".github/workflows/publish.yml";

/** Stands in a file that must not be read: nothing of it may come out. */
const hidden = "hidden-from-all";

const outside = `on: push
jobs:
  ${hidden}:
    runs-on: ubuntu-latest
    steps:
      - run: docker login ghcr.io -u ${hidden} -p \${{ secrets.PAT }}
`;

const outsideAction = `name: ${hidden}
runs:
  using: composite
  steps:
    - run: docker login ghcr.io -u ${hidden} -p x
      shell: bash
`;

const outsideScript = `#!/bin/sh
docker login ghcr.io -u ${hidden} -p x
`;

describe("Paths that leave the repository", () => {
  it.each([
    "./../../outside/publish.yml",
    "./../outside",
    "./.github/../../outside",
    "./.github/workflows/../../../outside/publish.yml",
    ".//../outside",
    "./..\\\\outside",
    "./%2e%2e/outside",
    "/etc/passwd",
    "file:///etc/passwd",
  ])("uses: %s", (uses) => {
    const folder = plantTree({
      "outside/publish.yml": outside,
      "outside/action.yml": outsideAction,
      "repo/.git/HEAD": "",
      [`repo/${path}`]: `${goodWorkflow}      - uses: "${uses}"\n  call:\n    uses: "${uses}"\n`,
    });
    expect(leaks(runCommand(["--verbose"], { folder: join(folder, "repo") }))).toEqual([]);
  });

  it.each(["../outside/push.sh", "$(pwd)/../outside/push.sh", "/etc/../outside/push.sh", "./a/../../outside/push.sh"])(
    "run: %s",
    (script) => {
      const folder = plantTree({
        "outside/push.sh": outsideScript,
        "repo/.git/HEAD": "",
        [`repo/${path}`]: `${goodWorkflow}      - run: sh ${script}\n`,
      });
      expect(leaks(runCommand(["--verbose"], { folder: join(folder, "repo") }))).toEqual([]);
    },
  );
});

describe("Symbolic links", () => {
  it.each<readonly [name: string, links: Readonly<Record<string, { readonly linkTo: string }>>]>([
    ["a workflow", { "repo/.github/workflows/link.yml": { linkTo: "../../../outside/publish.yml" } }],
    ["a folder of workflows", { "repo/sub/.github": { linkTo: "../../outside" } }],
    ["an action", { "repo/local/action.yml": { linkTo: "../../outside/action.yml" } }],
    ["the folder of an action", { "repo/local": { linkTo: "../outside" } }],
    ["a script", { "repo/push.sh": { linkTo: "../outside/push.sh" } }],
    ["a configuration", { "repo/.github/ghcr-lint.yml": { linkTo: "../../outside/publish.yml" } }],
    ["a link to itself", { "repo/local": { linkTo: "local" } }],
    ["a link to its own folder", { "repo/sub": { linkTo: "." } }],
    ["a device", { "repo/.github/workflows/zero.yml": { linkTo: "/dev/zero" } }],
  ])("%s", (_name, links) => {
    const folder = plantTree({
      "outside/publish.yml": outside,
      "outside/action.yml": outsideAction,
      "outside/workflows/publish.yml": outside,
      "outside/push.sh": outsideScript,
      "repo/.git/HEAD": "",
      [`repo/${path}`]: `${goodWorkflow}      - uses: ./local\n      - run: ./push.sh\n`,
      ...links,
    });
    expect(leaks(runCommand(["--verbose"], { folder: join(folder, "repo") }))).toEqual([]);
  });
});

describe("Files that are written", () => {
  it("writes no fix through a link that leads out", () => {
    const folder = plantTree({
      "outside/publish.yml": publishWorkflow,
      "repo/.git/HEAD": "",
      "repo/.github/workflows/link.yml": { linkTo: "../../../outside/publish.yml" },
      "repo/.github/workflows/other.yml": goodWorkflow,
    });
    runCommand(["--fix=unsafe"], { folder: join(folder, "repo") });
    expect(readFileSync(join(folder, "outside/publish.yml"), "utf8")).toBe(publishWorkflow);
  });

  it("fixes nothing that was only looked up, and leaves no draft behind", () => {
    const action =
      "runs:\n  using: composite\n  steps:\n    - run: docker login ghcr.io -u x -p ${{ github.token }}\n      shell: bash\n";
    const folder = plantTree({
      ".git/HEAD": "",
      "local/action.yml": action,
      [path]: `${goodWorkflow}      - uses: ./local\n`,
    });
    runCommand(["--fix=unsafe", path], { folder });
    expect(readFileSync(join(folder, "local/action.yml"), "utf8")).toBe(action);
    expect(readdirSync(join(folder, ".github/workflows"))).toEqual(["publish.yml"]);
  });

  it("writes nothing at all unless it was told to", () => {
    const folder = plantTree({ ".git/HEAD": "", ...hostileTree, [path]: publishWorkflow });
    for (const argumentList of [[], ["--diff"], ["access"], ["-f", "sarif"], ["rules"]]) {
      const flag = process.allowedNodeEnvironmentFlags.has("--permission")
        ? "--permission"
        : "--experimental-permission";
      const environment = { NODE_OPTIONS: `${flag} --allow-fs-read=* --no-warnings` };
      const { code, diagnostics } = runCommand(argumentList, { folder, environment });
      expect(diagnostics).not.toContain("restricted");
      expect(code).toBeLessThan(2);
    }
  });
});

describe("Programs and the network", () => {
  it("loads none of the modules that reach them", () => {
    const folder = plantTree({
      ".git/HEAD": "",
      ...hostileTree,
      [path]: publishWorkflow,
      "trap.cjs": `const { Module } = require("node:module");
const load = Module._load;
Module._load = function (name, ...rest) {
  if (/^(?:node:)?(?:child_process|net|tls|https?|http2|dns|dgram|cluster|worker_threads|inspector|vm\\/promises)(?:\\/|$)/.test(name)) throw new Error("trapped " + name);
  return load.call(this, name, ...rest);
};
for (const name of ["fetch", "WebSocket", "EventSource"]) if (name in globalThis) globalThis[name] = () => { throw new Error("trapped " + name); };
`,
    });
    for (const argumentList of [
      [],
      ["access"],
      ["-f", "sarif"],
      ["--diff"],
      ["*/*.yml"],
      ["explain", "--error", "denied"],
    ]) {
      const environment = { NODE_OPTIONS: `--require ${join(folder, "trap.cjs")}` };
      const { code, diagnostics } = runCommand(argumentList, { folder, environment });
      expect(diagnostics).not.toContain("trapped");
      expect(code).toBeLessThan(2);
    }
  });
});

const everyOutput: readonly (readonly string[])[] = [
  ["--verbose", "--report-suppressed"],
  ["-f", "json", "--report-suppressed"],
  ["-f", "sarif", "--report-suppressed"],
  ["-f", "github"],
  ["-f", "markdown"],
  ["access"],
  ["access", "-f", "json"],
  ["access", "-f", "markdown"],
  ["--diff"],
  ["--diff", "--fix=unsafe"],
  ["explain", "--error", "denied: permission_denied: write_package"],
];

describe("Commands to a runner and to a terminal", () => {
  it.each(everyOutput)("ghcr-lint %s %s %s", (...argumentList) => {
    const folder = plantTree({ ".git/HEAD": "", ...hostileTree, ...hostileLines });
    const { output, diagnostics } = runCommand(argumentList.filter(Boolean), { folder });
    expect(output.length).toBeGreaterThan(100);
    expectNothingToObey(output);
    expectNothingToObey(diagnostics);
  });

  it("says nothing to be obeyed about a configuration, a baseline or an argument", () => {
    const folder = plantTree({
      ".git/HEAD": "",
      [path]: publishWorkflow,
      ".github/ghcr-lint.yml": `"::error::x": 1\nrules: {"\\e[2J##[error]": off}\nrepository: "a\\n::warning::y"\n`,
    });
    for (const argumentList of [
      [],
      ["--only", "\u001b[31m##[x]"],
      ["--baseline", "::error::\u001b]0;x\u0007"],
      ["\n::notice::z"],
    ]) {
      const { output, diagnostics } = runCommand(argumentList, { folder });
      expectNothingToObey(output);
      expectNothingToObey(diagnostics);
      expect(diagnostics).not.toBe("");
    }
  });
});

/** Lines that a diff shows around a change, and what a snippet shows of a script. */
const hostileLines: Readonly<Record<string, string>> = {
  ".github/workflows/lines.yml": `on: push
permissions:
  contents: read
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: |
          ::add-mask::x
          docker login ghcr.io -u acme -p \${{ secrets.GITHUB_TOKEN }}
            ::stop-commands::pwned ##[add-path]/x
          docker push ghcr.io/acme/app
`,
};

describe("Viewers of SARIF and Markdown", () => {
  it("makes no link of a linted file's text, and no address that is none of the repository's", () => {
    const folder = plantTree({
      ".git/HEAD": "",
      [path]: publishWorkflow
        .replace("  image:", '  "[x](javascript:alert(1)) <img src=x onerror=y>":')
        .replace("ghcr.io/acme/app", "ghcr.io/[a](https://evil.example)/<b>App")
        .concat(`      - uses: "./[z](https://evil.example)"\n`),
    });
    const { output } = runCommand(["-f", "sarif"], { folder });
    // A name is no message, and no viewer looks for links in it.
    const messages = output.replaceAll(/"name": ".*"/g, "");
    const links = [...messages.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(([, target]) => target);
    expect(messages).toContain("javascript:");
    for (const target of links) expect(target).toMatch(/^(?:\d+$|https:\/\/(?:docs\.)?(?:github|docker)\.)/);
    const addresses = [...output.matchAll(/"uri": "([^"]*)"/g)].map(([, uri]) => uri);
    for (const uri of addresses) expect(uri).not.toMatch(/^[a-z]+:|^\/|(?:^|\/)\.\.(?:\/|$)/i);
    expect(addresses).toContain(path);
  });

  it("encodes a name that looks like an address", () => {
    const name = ".github/workflows/javascript:alert(1)?x#y %2e%2e.yml";
    const folder = plantTree({ ".git/HEAD": "", [name]: publishWorkflow });
    const { output } = runCommand(["-f", "sarif"], { folder });
    expect(output).toContain('"uri": ".github/workflows/javascript%3Aalert(1)%3Fx%23y%20%252e%252e.yml"');
  });
});

describe("Credentials in the files", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  const password = "correct-horse-battery";
  const workflow = `on: push
permissions: {contents: read}
env:
  NOTE: ${token} # ${token}
jobs:
  image:
    name: build ${token}
    runs-on: ubuntu-latest
    container: {image: ghcr.io/acme/base, credentials: {username: acme, password: ${password}}}
    steps:
      # ghcr-lint: ignore[hardcoded-username] because of ${token}
      - run: docker login ghcr.io -u acme -p ${password} && echo ${token}
      - uses: docker/login-action@v3
        with: {registry: ghcr.io, username: ${token}, password: ${token}}
      - uses: docker/build-push-action@v6
        with: {push: true, tags: "ghcr.io/acme/${token}:latest", password: ${password}}
      - run: |
          echo '${password}' | docker login ghcr.io --username acme --password-stdin
          docker push ghcr.io/acme/app:${password}
`;

  it.each(everyOutput)("ghcr-lint %s %s %s", (...argumentList) => {
    const folder = plantTree({ ".git/HEAD": "", [path]: workflow });
    const { output, diagnostics } = runCommand(argumentList.filter(Boolean), { folder });
    expect(output.length).toBeGreaterThan(100);
    for (const text of [output, diagnostics]) {
      expect(text).not.toContain(token.slice(4, 16));
      expect(text).not.toContain(password);
    }
  });

  it("masks what a fix takes away", () => {
    const folder = plantTree({
      ".git/HEAD": "",
      [path]: goodWorkflow.replace("${{ secrets.GITHUB_TOKEN }}", password).replace("${{ github.actor }}", "octocat"),
    });
    for (const fix of ["--fix", "--fix=unsafe"]) {
      const { output } = runCommand(["--diff", fix], { folder });
      expect(output).toContain("octocat");
      expect(output).not.toContain(password);
    }
  });
});

describe("The configuration of a hostile branch", () => {
  const configuration = "rules:\n  missing-packages-write: off\n  password-on-command-line: off\n";
  const folder = (): string =>
    plantTree({
      ".git/HEAD": "",
      [path]: publishWorkflow,
      ".github/ghcr-lint.yml": configuration,
      "trusted/c.yml": "rules: {}\n",
    });

  it("can silence rules, and is not heard with --no-config", () => {
    const heard = runCommand(["-f", "json"], { folder: folder() }).output;
    expect(heard).not.toContain("missing-packages-write");
    const unheard = runCommand(["-f", "json", "--no-config"], { folder: folder() }).output;
    expect(unheard).toContain("missing-packages-write");
  });

  it("gives way to the one that is named", () => {
    const { output } = runCommand(["-f", "json", "--config", "trusted/c.yml"], { folder: folder() });
    expect(output).toContain("missing-packages-write");
  });

  it("cannot make the tool slow, nor name what it may not read", () => {
    const glob = "**/*".repeat(70);
    const entries = `  - rule: missing-packages-write\n    path: "${glob}"\n    reason: x\n`.repeat(2000);
    const hostile = plantTree({
      ".git/HEAD": "",
      [path]: publishWorkflow,
      ".github/ghcr-lint.yml": `extends: ../../etc/passwd\ndedicated-secrets: ["${glob}"]\nignore:\n${entries}`,
    });
    const started = performance.now();
    const { diagnostics } = runCommand([], { folder: hostile });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(diagnostics).toContain("has no key `extends`");
    expect(diagnostics).toContain("has more than 500 entries");
  });

  it("leaves what it suppresses in the report, for those who ask", () => {
    const text = publishWorkflow.replace(
      "      - run: docker login",
      "      # ghcr-lint: ignore[password-on-command-line] x\n      - run: docker login",
    );
    const tree = plantTree({ ".git/HEAD": "", [path]: text });
    const { output } = runCommand(["-f", "json", "--report-suppressed"], { folder: tree });
    expect(output).toContain('"suppressed": true');
  });
});

/** What came out although it stands in a file that must not be read, or of an error of our own. */
function leaks({ output, diagnostics }: ReturnType<typeof runCommand>): readonly string[] {
  return [output, diagnostics].filter((text) => text.includes(hidden) || text.includes("this is a bug"));
}
