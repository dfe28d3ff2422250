import { describe, expect, it } from "vitest";
import { lint } from "../../index.ts";
import type { SourceFile } from "../../index.ts";

/** What is found in a repository of these files whose one workflow runs one command, as `PATH: MESSAGE` of each error. */
function errorsOf(command: string, files: Readonly<Record<string, string>>): readonly string[] {
  const workflow = [
    "on: push",
    "permissions: { contents: read }",
    "jobs:",
    "  image:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    `      - run: ${command}`,
    "        env: { TOKEN: '${{ secrets.GITHUB_TOKEN }}' }",
    "",
  ].join("\n");
  const all = new Map(
    Object.entries({ ...files, ".github/workflows/w.yml": workflow }).map(([path, text]): [string, SourceFile] => [
      path,
      { path, shownPath: path, text },
    ]),
  );
  const file = all.get(".github/workflows/w.yml") as SourceFile;
  const report = lint({ files: [file], lookup: (path) => all.get(path), settings: {} });
  return report.findings
    .filter(({ severity }) => severity === "error")
    .map(
      ({ rule, related }) =>
        `${rule.id}: ${(related ?? []).map(({ at }) => `${at.file.path} ${at.file.text.slice(at.start, at.end)}`).join(", ")}`,
    );
}

const push = 'echo "$TOKEN" | docker login ghcr.io -u "$GITHUB_ACTOR" --password-stdin\ndocker push "$1"\n';

describe("scripts of the repository", () => {
  it.each([
    ["./scripts/push.sh ghcr.io/acme/app", `#!/usr/bin/env bash\n${push}`],
    ["bash scripts/push.sh ghcr.io/acme/app", push],
    ["sh -eu scripts/push.sh ghcr.io/acme/app", push],
    ["sudo -E ./scripts/push.sh ghcr.io/acme/app", `#!/bin/sh\n${push}`],
  ])("`%s` is followed", (command, script) => {
    expect(errorsOf(command, { "scripts/push.sh": script })).toEqual([
      'missing-packages-write: scripts/push.sh docker push "$1"',
    ]);
  });

  const pushByPowershell = [
    "param([string]$Image)",
    "$env:TOKEN | docker login ghcr.io -u $env:GITHUB_ACTOR --password-stdin",
    'docker push "ghcr.io/acme/app:1"',
  ].join("\n");
  it.each([
    ["./scripts/push.ps1 -Image app", pushByPowershell],
    [".\\scripts\\push.ps1", pushByPowershell],
    ["pwsh -NoProfile -File scripts/push.ps1", pushByPowershell],
    ["./scripts/push.ps1", `#!/usr/bin/env pwsh\n${pushByPowershell}`],
  ])("`%s` is followed", (command, script) => {
    expect(errorsOf(`${command}\n        shell: pwsh`, { "scripts/push.ps1": script })).toEqual([
      "missing-packages-write: scripts/push.ps1 ghcr.io/acme/app:1",
    ]);
  });

  it("a file that PowerShell reads in gives its functions", () => {
    const library =
      "function Publish-Image { docker login ghcr.io -p $env:TOKEN -u me; docker push ghcr.io/acme/app:1 }";
    expect(
      errorsOf(". ./lib.ps1\n          Publish-Image\n        shell: pwsh".replace(/^/, "|\n          "), {
        "lib.ps1": library,
      }),
    ).toEqual(["missing-packages-write: lib.ps1 ghcr.io/acme/app:1"]);
  });

  it("a sourced file gives its functions", () => {
    const library = `publish() {\n  ${push.replace("\n", "\n  ")}}\n`;
    expect(errorsOf(". ./lib.sh && publish ghcr.io/acme/app", { "lib.sh": library })).toEqual([
      'missing-packages-write: lib.sh docker push "$1"',
    ]);
  });

  it.each([
    ["./scripts/push.sh ghcr.io/acme/app", "#!/usr/bin/env python3\nprint()\n"],
    ["cd sub && ./scripts/push.sh ghcr.io/acme/app", `#!/bin/bash\n${push}`],
    ["./scripts/other.sh ghcr.io/acme/app", `#!/bin/bash\n${push}`],
    ["../scripts/push.sh ghcr.io/acme/app", `#!/bin/bash\n${push}`],
  ])("`%s` is not", (command, script) => {
    expect(errorsOf(command, { "scripts/push.sh": script })).toEqual([]);
  });

  it("a script that calls itself comes to an end", () => {
    expect(errorsOf("./a.sh", { "a.sh": "#!/bin/sh\n./a.sh\n./a.sh\n" })).toEqual([]);
  });

  const makefile = `IMAGE = ghcr.io/acme/app\nlogin:\n\techo "$$TOKEN" | docker login ghcr.io -u "$$GITHUB_ACTOR" --password-stdin\npush: login\n\tdocker push $(IMAGE):$(TAG)\n`;

  it("the recipes of a plain Makefile are followed", () => {
    expect(errorsOf("make push TAG=1", { Makefile: makefile })).toEqual([
      "missing-packages-write: Makefile $(IMAGE):$(TAG)",
    ]);
  });

  it.each(["make -C sub push", "make other", "make push $MORE", "make -n push"])("`%s` is not", (command) => {
    expect(errorsOf(command, { Makefile: makefile })).toEqual([]);
  });
});
