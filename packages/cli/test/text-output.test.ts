import { describe, expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";
import { runCommand } from "./run-command.ts";
import { publishWorkflow } from "./sample-workflows.ts";

/** A caller that grants too little, the workflow that it calls, and an action of the repository that logs in. */
const repository = {
  ".github/workflows/release.yml": `on: push
jobs:
  publish:
    permissions:
      packages: read
    uses: ./.github/workflows/publish.yml
    with:
      image: ghcr.io/acme/app
`,
  ".github/workflows/publish.yml": `on:
  workflow_call:
    inputs:
      image:
        type: string
        required: true
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: ./login
        with:
          token: \${{ secrets.GITHUB_TOKEN }}
      - run: |
          docker build -t \${{ inputs.image }}:edge .
          docker push \${{ inputs.image }}:edge
`,
  "login/action.yml": `name: login
description: Logs in to ghcr.io
inputs:
  token:
    description: a token
    required: true
runs:
  using: composite
  steps:
    - shell: bash
      run: echo "$TOKEN" | docker login ghcr.io -u acme-bot --password-stdin
      env:
        TOKEN: \${{ inputs.token }}
`,
};

describe("text", () => {
  it("tells of a small repository each fault in its place, and what belongs to it", () => {
    const { code, output, diagnostics } = runCommand([], { folder: plantTree(repository) });
    expect({ code, diagnostics }).toEqual({ code: 1, diagnostics: "" });
    expect(output).toMatchInlineSnapshot(`
      ".github/workflows/release.yml:4:5: warning: job \`image\` checks out the repository, but its token gets no \`contents: read\`, which fails if it is private [missing-companion-permission]
         4 |     permissions:
           |     ^^^^^^^^^^^ does not name \`contents: read\`
          --> .github/workflows/publish.yml:11:9
        11 |       - uses: actions/checkout@v4
           |         ------------------------- needs it
           = the run would say: fatal: repository 'https://github.com/OWNER/REPOSITORY/' not found
           = fix: add \`contents: read\` to this block

      .github/workflows/release.yml:5:7: error: job \`image\` pushes to ghcr.io, but its token gets \`packages: read\` [missing-packages-write]
         5 |       packages: read
           |       ^^^^^^^^^^^^^^ \`packages: read\` is granted here
         6 |     uses: ./.github/workflows/publish.yml
           |           ------------------------------- called here
          --> .github/workflows/publish.yml:17:23
        17 |           docker push \${{ inputs.image }}:edge
           |                       ------------------------ pushes ghcr.io/acme/app:edge
           = the run would say: denied: installation not allowed to Write organization package
           = fix: give \`packages: write\` to job \`image\`

      login/action.yml:11:52: warning: job \`image\` logs in to ghcr.io as \`acme-bot\`, a name that is written in the file [hardcoded-username]
        11 |       run: echo "$TOKEN" | docker login ghcr.io -u acme-bot --password-stdin
           |                                                    ^^^^^^^^ one fixed user
           = fix: use \`$GITHUB_ACTOR\`

      1 error, 2 warnings in 3 files
      "
    `);
  });

  it("is, with --quiet, nothing but what counts", () => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const [loud, quiet] = [[], ["--quiet"]].map((option) => runCommand(option, { folder }));
    expect(loud?.output).toMatch(/: note: .+ \[secret-in-script\]$/m);
    expect(loud?.output).toMatch(/^1 error, 1 warning, 1 note in 1 file$/m);
    expect(quiet?.output).toMatch(/: error: .+ \[missing-packages-write\]$/m);
    expect(quiet?.output).not.toMatch(/secret-in-script|in 1 file/);
    expect(quiet?.code).toBe(1);
  });
});

describe("the choice of rules", () => {
  const rulesFound = (...options: string[]): readonly string[] => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    const { findings } = JSON.parse(runCommand(["-f", "json", ...options], { folder }).output) as {
      findings: readonly { readonly rule: string }[];
    };
    return findings.map(({ rule }) => rule);
  };

  it.each([
    [[], ["missing-packages-write", "password-on-command-line", "secret-in-script"]],
    [["--only", "secret-in-script"], ["secret-in-script"]],
    [["--only", "secret-in-script,missing-packages-write"], ["missing-packages-write", "secret-in-script"]],
    [["--skip", "secret-in-script"], ["missing-packages-write", "password-on-command-line"]],
    [["--only", "secret-in-script", "--skip", "secret-in-script"], []],
  ])("%j", (options, found) => {
    expect(rulesFound(...options)).toEqual(found);
  });
});

describe("the exit code", () => {
  it.each([
    [["--only", "secret-in-script"], 0],
    [["--only", "secret-in-script", "--fail-on", "note"], 1],
    [["--only", "password-on-command-line"], 1],
    [["--only", "password-on-command-line", "--fail-on", "error"], 0],
    [["--only", "missing-packages-write", "--fail-on", "error"], 1],
    [["--exit-zero", "--fail-on", "note"], 0],
  ])("with %j is %i", (options, code) => {
    const folder = plantTree({ ".github/workflows/publish.yml": publishWorkflow });
    expect(runCommand(options, { folder }).code).toBe(code);
  });
});
