import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileChangeType } from "vscode-languageserver-protocol/node";
import type { Diagnostic } from "vscode-languageserver-protocol/node";
import { startEditor } from "./editor-client.ts";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { brokenWorkflow, goodWorkflow, publishWorkflow } from "./sample-workflows.ts";

const path = ".github/workflows/publish.yml";
const codes = (diagnostics: readonly Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);

const called = `on: workflow_call
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      packages: write
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - run: docker push ghcr.io/acme/app
`;
const caller = `on: push
permissions:
  contents: read
  packages: write
jobs:
  publish:
    uses: ./.github/workflows/called.yml
`;

describe("a session", () => {
  it("leads from an open workflow by a keystroke, a hover and a fix to a clean one", async () => {
    const folder = plantTree({ [path]: "on: push\njobs: {}\n" });
    const editor = await startEditor(folder);
    expect(editor.initialized).toMatchObject({
      serverInfo: { name: "ghcr-lint" },
      capabilities: { positionEncoding: "utf-16" },
    });
    // What is open counts, and not what is on disk.
    const document = await editor.open(join(folder, path), goodWorkflow);
    expect(await document.diagnostics()).toEqual([]);
    await document.replace("packages: write", "packages: read");
    expect(await document.diagnostics()).toMatchObject([
      {
        range: { start: { line: 5, character: 6 }, end: { line: 5, character: 20 } },
        severity: 1,
        source: "ghcr-lint",
        code: "missing-packages-write",
        codeDescription: { href: expect.stringContaining("docs/rules/missing-packages-write.md") as string },
        message: expect.stringMatching(/^job `image` .*\nThe run would say: denied.*\nTo fix: /) as string,
        relatedInformation: [{ location: { uri: document.uri }, message: expect.stringContaining("pushes") as string }],
      },
    ]);
    expect(await document.hover("image:")).toContain("*packages*: read, by the job's own `permissions` (line 6)");
    expect(await document.hover("docker/login-action")).toContain("GITHUB_TOKEN: can log in and pull, but not push");
    expect(await document.hover("packages: read")).toContain("### missing-packages-write");
    expect(await document.hover("runs-on")).toBe("");
    const [fix] = await document.actions("packages: read");
    expect(fix).toMatchObject({
      kind: "quickfix",
      isPreferred: true,
      diagnostics: [{ code: "missing-packages-write" }],
    });
    await document.apply(fix?.edit);
    expect(await document.diagnostics()).toEqual([]);
    expect(document.text()).toBe(goodWorkflow);
    expect(await editor.stop()).toBe(0);
    expect(editor.errorOutput()).toBe("");
    expect(editor.logs).toEqual([]);
  });

  it("tells what the command tells", async () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const { output } = runCommand(["-f", "json"], { folder });
    const { findings } = JSON.parse(output) as {
      findings: { rule: string; start: { line: number; column: number } }[];
    };
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), publishWorkflow);
    const told = (await document.diagnostics()).map(({ code, range: { start } }) => [
      code,
      start.line + 1,
      start.character + 1,
    ]);
    expect(told).toEqual(findings.map(({ rule, start }) => [rule, start.line, start.column]));
    expect(told.length).toBeGreaterThan(2);
  });

  it("judges once when somebody types fast, and by the last version", async () => {
    const folder = plantTree({ [path]: goodWorkflow });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), goodWorkflow);
    await document.diagnostics();
    const before = editor.allPublished.length;
    for (let count = 0; count < 20; count++) await document.replace("on: push", "on: push ");
    await document.replace("packages: write", "packages: none");
    expect(codes(await document.diagnostics())).toEqual(["missing-packages-write"]);
    expect(editor.allPublished.length - before).toBeLessThan(5);
  });

  it("ends with 1 without shutdown, also where the editor just dies", async () => {
    const folder = plantTree({ [path]: goodWorkflow });
    const rude = await startEditor(folder);
    await rude.connection.sendNotification("exit");
    expect(await rude.exited).toBe(1);
    const dead = await startEditor(folder);
    dead.hangUp();
    expect(await dead.exited).toBe(1);
  });

  it("answers nothing before initialize, and nothing after shutdown", async () => {
    const folder = plantTree({ [path]: goodWorkflow });
    const hover = { textDocument: { uri: "file:///a.yml" }, position: { line: 0, character: 0 } };
    const early = await startEditor(folder, { initialize: false });
    await expect(early.connection.sendRequest("textDocument/hover", hover)).rejects.toMatchObject({ code: -32002 });
    const late = await startEditor(folder);
    await late.connection.sendRequest("shutdown");
    await expect(late.connection.sendRequest("textDocument/hover", hover)).rejects.toMatchObject({ code: -32600 });
    await late.connection.sendNotification("exit");
    expect(await late.exited).toBe(0);
  });

  it("judges as the command line says", async () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const editor = await startEditor(folder, { argumentList: ["--only", "secret-in-script"] });
    const document = await editor.open(join(folder, path), publishWorkflow);
    expect(codes(await document.diagnostics())).toEqual(["secret-in-script"]);
    expect(runCommand(["--lsp", "--only", "secret-in-scrip"], { folder })).toMatchObject({ code: 2, output: "" });
    expect(runCommand(["--lsp", "-c", "nowhere.yml"], { folder })).toMatchObject({ code: 2, output: "" });
  });

  it("leaves out what the editor cannot show", async () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const editor = await startEditor(folder, { params: { capabilities: {} } });
    const document = await editor.open(join(folder, path), publishWorkflow);
    for (const diagnostic of await document.diagnostics()) {
      expect(Object.keys(diagnostic).toSorted()).toEqual(["code", "message", "range", "severity", "source"]);
    }
    const [fix] = await document.actions("permissions");
    expect(Object.keys(fix?.edit?.changes ?? {})).toEqual([document.uri]);
    expect(editor.registrations).toEqual([]);
  });
});

describe("code actions", () => {
  it("mend every safe problem of a file at once, as --fix does", async () => {
    const text = publishWorkflow.replaceAll("\n", "\r\n");
    const folder = plantTree({ [path]: text });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), text);
    const [all, ...others] = await document.actions("on: push", ["source.fixAll"]);
    expect(others).toEqual([]);
    expect(all).toMatchObject({ kind: "source.fixAll.ghcr-lint" });
    await document.apply(all?.edit);
    expect(await document.diagnostics()).toEqual([]);
    runCommand(["--fix"], { folder });
    expect(document.text()).toBe(readFileSync(join(folder, path), "utf8"));
    expect(await document.actions("on: push", ["source.fixAll"])).toEqual([]);
    expect(await document.actions("image:", ["refactor"])).toEqual([]);
  });

  it("ignore a finding, and leave a place for the reason", async () => {
    const folder = plantTree({ [path]: publishWorkflow });
    const editor = await startEditor(folder, { argumentList: ["--skip", "secret-in-script,missing-packages-write"] });
    const document = await editor.open(join(folder, path), publishWorkflow);
    const actions = await document.actions("docker login");
    const ignore = actions.find(({ title }) => title === "Ignore password-on-command-line here");
    expect(ignore?.isPreferred).not.toBe(true);
    await document.apply(ignore?.edit);
    expect(document.text()).toContain(
      "      # ghcr-lint: ignore[password-on-command-line] TODO: say why\n      - run: docker login",
    );
    expect(await document.diagnostics()).toEqual([]);
    await document.replace(" TODO: say why", "");
    expect(codes(await document.diagnostics())).toEqual(["unused-ignore"]);
    expect((await document.actions("# ghcr-lint")).map(({ title }) => title)).toEqual([]);
  });

  it("mark a fix that is to be looked at, and leave it out of those for a whole file", async () => {
    const text = `on: push
permissions:
  packages: write
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: docker pull ghcr.io/acme/app
`;
    const folder = plantTree({ [path]: text });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), text);
    // Nothing needs what is found: it is drawn faded.
    expect(await document.diagnostics()).toMatchObject([{ code: "excessive-packages-write", severity: 3, tags: [1] }]);
    const [fix] = await document.actions("packages: write");
    expect(fix).toMatchObject({ isPreferred: false, title: "grant `packages: read` here (look at what it changes)" });
    expect(await document.actions("packages: write", ["source.fixAll"])).toEqual([]);
    await document.apply(fix?.edit);
    expect(await document.diagnostics()).toEqual([]);
  });

  it("point into lines with characters of two units, and of any length", async () => {
    const text = goodWorkflow.replace("registry: ghcr.io", 'registry: "ghrc.io" # 🎉é').replace("jobs:", "# 🎉\njobs:");
    const odd = text.replace('registry: "', '"regi\\u0073try": "');
    const folder = plantTree({ [path]: odd });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), odd);
    expect(codes(await document.diagnostics())).toContain("registry-typo");
    const [fix] = await document.actions("ghrc.io");
    await document.apply(fix?.edit);
    expect(document.text()).toBe(odd.replace("ghrc.io", "ghcr.io"));
    await document.replace("# 🎉é", "# 🎉é🎉");
    expect(await document.diagnostics()).toEqual([]);
  });
});

describe("several files", () => {
  const callerPath = ".github/workflows/caller.yml";
  const calledPath = ".github/workflows/called.yml";

  it("an edit of a called workflow changes its callers, open or not", async () => {
    const folder = plantTree({ [callerPath]: caller, [calledPath]: called });
    const editor = await startEditor(folder);
    const callee = await editor.open(join(folder, calledPath), called);
    expect(await callee.diagnostics()).toEqual([]);
    const document = await editor.open(join(folder, callerPath), caller);
    expect(await document.diagnostics()).toEqual([]);
    await document.replace("packages: write", "packages: read");
    const [capped] = await document.diagnostics();
    expect(capped).toMatchObject({
      code: "capped-reusable-permission",
      relatedInformation: expect.arrayContaining([
        expect.objectContaining({ location: expect.objectContaining({ uri: callee.uri }) as object }),
      ]) as object,
    });
    await callee.replace("packages: write", "packages: read");
    await editor.published(
      document.uri,
      ({ diagnostics }) => !codes(diagnostics).includes("capped-reusable-permission"),
    );
    await callee.replace("packages: read", "packages: write");
    await editor.published(document.uri, ({ diagnostics }) =>
      codes(diagnostics).includes("capped-reusable-permission"),
    );
    // On disk the caller is all right.
    await document.close();
    await editor.published(document.uri, ({ diagnostics }) => diagnostics.length === 0);
    writeFileSync(join(folder, callerPath), caller.replace("packages: write", "packages: read"));
    await editor.tellOfFile(join(folder, callerPath), FileChangeType.Changed);
    await editor.published(document.uri, ({ diagnostics }) =>
      codes(diagnostics).includes("capped-reusable-permission"),
    );
    rmSync(join(folder, callerPath));
    await editor.tellOfFile(join(folder, callerPath), FileChangeType.Deleted);
    await editor.published(document.uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  it.each([
    [
      "a local action",
      "uses: ./.github/actions/login",
      ".github/actions/login/action.yml",
      'runs:\n  using: composite\n  steps:\n    - uses: docker/login-action@v3\n      with: { registry: HOST, username: x, password: "${{ github.token }}" }\n',
    ],
    [
      "a script",
      "run: ./scripts/login.sh",
      "scripts/login.sh",
      '#!/bin/sh\necho "$T" | docker login HOST -u x --password-stdin\n',
    ],
  ])("an edit of %s changes who uses it", async (_what, use, partPath, part) => {
    const text = `on: push
permissions: { packages: write }
jobs:
  image:
    runs-on: ubuntu-latest
    env: { T: "\${{ github.token }}" }
    steps:
      - ${use}
      - run: docker push ghcr.io/acme/app
`;
    const folder = plantTree({ [path]: text });
    const editor = await startEditor(folder, {
      argumentList: ["--only", "missing-login,missing-registry,registry-typo"],
    });
    const document = await editor.open(join(folder, path), text);
    // As long as it is not there, it may log in.
    const severities = (diagnostics: readonly Diagnostic[]): readonly unknown[] =>
      diagnostics.map(({ severity }) => severity);
    expect(severities(await document.diagnostics())).toEqual([2]);
    // It comes into being on disk, and is then edited without being saved.
    mkdirSync(dirname(join(folder, partPath)), { recursive: true });
    writeFileSync(join(folder, partPath), part.replace("HOST", "quay.io"));
    await editor.tellOfFile(join(folder, partPath), FileChangeType.Created);
    await editor.published(document.uri, ({ diagnostics }) => severities(diagnostics).join(",") === "1");
    const opened = await editor.open(join(folder, partPath), part.replace("HOST", "quay.io"), "shellscript");
    await opened.replace("quay.io", "ghcr.io");
    await editor.published(document.uri, ({ diagnostics }) => diagnostics.length === 0);
    await opened.close();
    await editor.published(document.uri, ({ diagnostics }) => severities(diagnostics).join(",") === "1");
  });

  it("an edit of the configuration changes what is told, and its own faults are shown in it", async () => {
    const configuration = "rules:\n  password-on-command-line: error\n";
    const folder = plantTree({ [path]: publishWorkflow, ".github/ghcr-lint.yml": configuration });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), publishWorkflow);
    const severityOf = (diagnostics: readonly Diagnostic[]): unknown =>
      diagnostics.find(({ code }) => code === "password-on-command-line")?.severity;
    expect(severityOf(await document.diagnostics())).toBe(1);
    const settings = await editor.open(join(folder, ".github/ghcr-lint.yml"), configuration);
    await settings.replace("error", "note");
    await editor.published(document.uri, ({ diagnostics }) => severityOf(diagnostics) === 3);
    await settings.replace("note", "of");
    expect(await settings.diagnostics()).toMatchObject([{ severity: 1, range: { start: { line: 1 } } }]);
    await settings.replace(
      "rules:\n  password-on-command-line: of\n",
      "ignore:\n  - { rule: missing-login, reason: none }\n  - { rule: secret-in-script, reason: ours }\n",
    );
    expect(await settings.diagnostics()).toMatchObject([{ code: "unused-ignore", range: { start: { line: 1 } } }]);
    await editor.published(document.uri, ({ diagnostics }) => !codes(diagnostics).includes("secret-in-script"));
  });

  it("what lies about in files that are not open is not shown, and what was shown goes with its document", async () => {
    const folder = plantTree({ [path]: publishWorkflow, ".github/workflows/other.yml": publishWorkflow });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), publishWorkflow);
    expect(await document.diagnostics()).toHaveLength(3);
    await document.close();
    await editor.published(document.uri, ({ diagnostics }) => diagnostics.length === 0);
    expect(new Set(editor.allPublished.map(({ uri }) => uri))).toEqual(new Set([document.uri]));
  });

  it("nor is what lies about in the callers of an open workflow", async () => {
    const folder = plantTree({ [calledPath]: called, [callerPath]: `${caller}${publishWorkflow.split("jobs:\n")[1]}` });
    const editor = await startEditor(folder);
    const callee = await editor.open(join(folder, calledPath), called);
    expect(await callee.diagnostics()).toEqual([]);
    // Whatever was to be published has come before the answer.
    await callee.hover("image:");
    expect(new Set(editor.allPublished.map(({ uri }) => uri))).toEqual(new Set([callee.uri]));
  });
});

it("calls a document as the editor does, however it spells the address", async () => {
  const folder = plantTree({ [path]: publishWorkflow, ".github/workflows/other.yml": goodWorkflow });
  const editor = await startEditor(folder);
  await editor.open(join(folder, ".github/workflows/other.yml"), goodWorkflow);
  const uri = `file://${folder}/%2Egithub/workflows/publish%2Eyml`;
  const textDocument = { uri, languageId: "yaml", version: 1, text: publishWorkflow };
  await editor.connection.sendNotification("textDocument/didOpen", { textDocument });
  expect(await editor.published(uri, ({ diagnostics }) => diagnostics.length > 0)).toHaveLength(3);
  await editor.connection.sendNotification("textDocument/didClose", { textDocument });
  expect(await editor.published(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
});

describe("folders", () => {
  it.each([
    ["none", () => null],
    ["several", (uris: readonly string[]) => uris.map((uri) => ({ uri, name: "x" }))],
  ])("%s: each document belongs to the nearest repository", async (_what, foldersFor) => {
    const plants = {
      [path]: caller.replace("packages: write", "packages: none"),
      ".github/workflows/called.yml": called,
    };
    const nested = Object.fromEntries(Object.entries(plants).map(([name, text]) => [`nested/${name}`, text]));
    const folder = plantTree({ ...plants, ...nested, ".git": "folder/" });
    const uris = [`file://${folder}`, `file://${folder}/nested`];
    const editor = await startEditor(folder, { params: { workspaceFolders: foldersFor(uris) } });
    const inner = await editor.open(join(folder, "nested", path), caller);
    const outer = await editor.open(join(folder, path), plants[path] ?? "");
    expect(await inner.diagnostics()).toEqual([]);
    expect(codes(await outer.diagnostics())).toEqual(["capped-reusable-permission"]);
  });

  it("an action outside of every repository is judged by itself", async () => {
    const text =
      'runs:\n  using: composite\n  steps:\n    - run: docker login ghrc.io -u x -p "$T"\n      shell: bash\n';
    const folder = plantTree({ "action.yml": text });
    const editor = await startEditor(folder, { params: { workspaceFolders: null } });
    const document = await editor.open(join(folder, "action.yml"), text);
    expect(codes(await document.diagnostics())).toContain("registry-typo");
  });

  it("asks the editor for changes on disk", async () => {
    const editor = await startEditor(plantTree({ [path]: goodWorkflow }));
    await expect
      .poll(() => editor.registrations.map(({ method }) => method))
      .toContain("workspace/didChangeWatchedFiles");
  });
});

describe("hostile documents", () => {
  const bomb = `on: push\na: &a0 [x, x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &a${n + 1} [*a${n}, *a${n}]\n`).join("")}`;
  it.each([
    ["broken YAML", brokenWorkflow],
    ["nothing", ""],
    ["NUL", "on: push\0ghcr.io"],
    ["half a character", `on: push\n# ghcr.io \uD83C\n`],
    ["an alias bomb", `${bomb}ghcr: *a30\n`],
    ["deep nesting", `on: push\nghcr: ${"[".repeat(20_000)}`],
    ["more than 10 MB", `on: push\n# ghcr.io\n${"#".repeat(11 * 1024 * 1024)}`],
    ["escape sequences", publishWorkflow.replaceAll("image:", '"\\e[31m\\u202E]8;;":')],
  ])("%s stop nothing", async (_what, text) => {
    const folder = plantTree({ [path]: goodWorkflow, ".github/workflows/hostile.yml": "on: push\n" });
    const editor = await startEditor(folder);
    const hostile = await editor.open(join(folder, ".github/workflows/hostile.yml"), text);
    for (const { message } of await hostile.diagnostics()) expect(message).not.toMatch(/[\u0000-\u0009\u001B\u202E]/);
    const document = await editor.open(join(folder, path), goodWorkflow);
    expect(await document.diagnostics()).toEqual([]);
    await document.replace("packages: write", "packages: none");
    expect(codes(await document.diagnostics())).toEqual(["missing-packages-write"]);
    expect(await editor.stop()).toBe(0);
    expect(editor.logs).toEqual([]);
  });

  it("addresses that are no files, and messages that are none, stop nothing", async () => {
    const folder = plantTree({ [path]: goodWorkflow });
    const editor = await startEditor(folder);
    const { connection } = editor;
    for (const uri of ["untitled:Untitled-1", "file://host/.github/workflows/a.yml", "file:///%E0%A4", "", "::"]) {
      const textDocument = { uri, languageId: "yaml", version: 1, text: publishWorkflow };
      await connection.sendNotification("textDocument/didOpen", { textDocument });
      const position = { line: 1e9, character: -5 };
      expect(await connection.sendRequest("textDocument/hover", { textDocument, position })).toBeNull();
      await connection.sendNotification("textDocument/didClose", { textDocument });
    }
    const uri = `file://${folder}/${path}`;
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 1 },
      contentChanges: [{}],
    });
    await connection.sendNotification("textDocument/didOpen", {});
    await connection.sendNotification("$/nonsense", { a: 1 });
    await expect(connection.sendRequest("textDocument/nonsense", {})).rejects.toMatchObject({ code: -32601 });
    await expect(connection.sendRequest("textDocument/hover", {})).rejects.toMatchObject({ code: -32603 });
    const document = await editor.open(join(folder, path), goodWorkflow.replace("packages: write", "packages: none"));
    expect(codes(await document.diagnostics())).toEqual(["missing-packages-write"]);
    expect(await editor.stop()).toBe(0);
  });

  it("a file outside of the repository is not looked into", async () => {
    const folder = plantTree({
      "outside/action.yml":
        "runs: { using: composite, steps: [{ run: docker login ghrc.io -u x -p y, shell: bash }] }\n",
      "inside/.github/actions/x": { linkTo: "../../../outside" },
      [`inside/${path}`]: "on: push\n",
    });
    const text =
      "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: ./.github/actions/x\n      - uses: ./../outside\n";
    const editor = await startEditor(join(folder, "inside"));
    const document = await editor.open(join(folder, "inside", path), text);
    expect(await document.diagnostics()).toEqual([]);
  });

  it("a credential in a file comes out in no message", async () => {
    const secret = "ghp_0123456789abcdefghijABCDEFGHIJ456789";
    const text = publishWorkflow.replace("${{ secrets.GITHUB_TOKEN }}", secret);
    const folder = plantTree({ [path]: text });
    const editor = await startEditor(folder);
    const document = await editor.open(join(folder, path), text);
    expect(codes(await document.diagnostics())).toContain("hardcoded-password");
    const said = [await document.diagnostics(), await document.hover("docker login"), await document.hover("image:")];
    expect(JSON.stringify(said)).not.toContain("0123456789abcdef");
  });
});
