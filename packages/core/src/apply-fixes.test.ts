import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes } from "./apply-fixes.ts";
import { lint, type LintInput } from "./lint.ts";
import type { Edit } from "./source/edit.ts";
import { applyEdits } from "./source/apply-edits.ts";

const path = ".github/workflows/publish.yml";

function inputOf(texts: Readonly<Record<string, string>>): LintInput {
  const files = Object.entries(texts).map(([name, text]) => ({ path: name, shownPath: name, text }));
  return {
    files,
    lookup: (name) => files.find((file) => file.path === name),
    settings: { repository: "acme/app" },
  };
}

const fixedText = (text: string, allowed: "safe" | "unsafe" = "unsafe"): string =>
  applyFixes(inputOf({ [path]: text }), allowed).changes[0]?.after.text ?? text;

/** A workflow that pushes, with the parts that a fix has to find its way through. */
const workflow = fc
  .record({
    lineBreak: fc.constantFrom("\n", "\r\n"),
    comment: fc.constantFrom("", " # why: because", "   #"),
    topBlock: fc.constantFrom(
      "",
      "permissions:~\n  contents: read~\n",
      "permissions: {}~\n",
      "permissions: { contents: read }~\n",
      "permissions: {contents: read, packages: none}~\n",
      "permissions:~\n    packages: read~\n    contents: read~\n\n# the end of the block\n",
      "permissions: read-all\n",
      "permissions: &none {}\n",
    ),
    jobBlock: fc.constantFrom(
      "",
      "    permissions: {}~\n",
      "    permissions:~\n      contents: none~\n",
      "    permissions:~\n          packages: write~\n",
      "    permissions:\n",
      '    permissions:\n      "packages": "read"~\n',
    ),
    runsOn: fc.constantFrom(
      "    runs-on: ubuntu-latest~\n",
      "    runs-on:~\n      - self-hosted\n",
      "    runs-on: [self-hosted]\n",
    ),
    on: fc.constantFrom("push", "pull_request", "[push, pull_request]"),
    condition: fc.constantFrom(
      "",
      "        if: github.event_name != 'release'~\n",
      "        if: ${{ always() || failure() }}~\n",
      '        if: "always()"~\n',
      "        if: 'always()'\n",
      "        if: >-\n          always()\n",
    ),
    password: fc.constantFrom("secrets.GITHUB_TOKEN", "secrets.PAT", "secrets.GHCR_TOKEN"),
    container: fc.constantFrom(
      "",
      "    container:\n      image: ghcr.io/acme/tools:1\n      credentials:~\n        password: ${{ github.token }}~\n",
      "    container:\n      image: ghcr.io/acme/tools:1\n      credentials:\n          username: octocat~\n",
      '    container: { image: "ghcr.io/acme/tools:1", credentials: { username: "octocat" } }~\n',
    ),
    host: fc.constantFrom("ghcr.io", "ghcr.io", "docker.pkg.github.com"),
    leftOver: fc.constantFrom(
      "",
      "",
      "      - run: echo docker.pkg.github.com\n",
      "      # once docker.pkg.github.com\n",
    ),
    order: fc.boolean(),
    secondJob: fc.boolean(),
    checkout: fc.constantFrom("", "      - uses: actions/checkout@v4~\n"),
    registry: fc.constantFrom(
      "",
      "registry: ghcr.io",
      "registry: ghrc.io~",
      'registry: "ghcr.io/acme"',
      "registry: $HOST",
    ),
    username: fc.constantFrom(
      "",
      "username: octocat~",
      "username: 'octocat'",
      "username: ${{ github.actor }}",
      "username: >-\n            octocat",
    ),
    login: fc.constantFrom(
      undefined,
      "run: docker login ghcr.io -u octocat -p ${{ secrets.GHCR_PAT }}",
      'run: "docker login ghcr.io -u octocat -p ${{ secrets.GHCR_PAT }}"',
      "run: |~\n          docker login ghcr.io -u $GITHUB_ACTOR -p $TOKEN && \\\n            docker push ghcr.io/acme/app:1",
      'run: >\n          sudo docker login ghcr.io -u $\n          -p "$TOKEN"',
      'run: |\n          bash -c "docker login ghcr.io -u octocat -p $TOKEN"',
    ),
  })
  .map((parts) => {
    const inputs = [parts.registry, parts.username, `password: \${{ ${parts.password} }}`].filter(Boolean);
    const login =
      parts.login ?? `uses: docker/login-action@v3~\n        with:\n          ${inputs.join("\n          ")}`;
    const head = parts.order ? parts.runsOn + parts.jobBlock : parts.jobBlock + parts.runsOn;
    const env = parts.login?.includes("$TOKEN") ? "        env:\n          TOKEN: ${{ github.token }}\n" : "";
    const second = "  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
    const jobs =
      `jobs:\n  image:~\n${head}${parts.container}    steps:\n${parts.checkout}      - ${login}\n${env}${parts.leftOver}      - name: Push\n${parts.condition}        run: docker push ghcr.io/acme/app:latest\n`
        .replaceAll("login ghcr.io", `login ${parts.host}`)
        .replaceAll("registry: ghcr.io", `registry: ${parts.host}`)
        .replaceAll("push ghcr.io", `push ${parts.host}`);
    return `on: ${parts.on}\n${parts.topBlock}${jobs}${parts.secondJob ? second : ""}`
      .replaceAll("~", parts.comment)
      .replaceAll("\n", parts.lineBreak);
  });

/** The lines of a text that no edit names. */
function linesBeside(text: string, edits: readonly Edit[]): readonly string[] {
  let at = 0;
  return text.split("\n").filter((line) => {
    const [start, end] = [at, at + line.length];
    at = end + 1;
    return !edits.some(({ span }) => span.start <= end && span.end >= start);
  });
}

function isSubsequence(lines: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const line of all) if (line === lines[at]) at++;
  return at === lines.length;
}

const pushing = `    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - run: docker push ghcr.io/acme/app:latest
`;
const image = `  image:\n    runs-on: ubuntu-latest\n${pushing}`;
const lintJob = "  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";

describe("permissions", () => {
  it("are written into the workflow's block where it has one job", () => {
    expect(fixedText(`on: push\npermissions:\n  contents: read # for all\njobs:\n${image}`, "safe")).toBe(
      `on: push\npermissions:\n  contents: read # for all\n  packages: write\njobs:\n${image}`,
    );
  });

  it("are written into a block of the job's own where others would get them, too, and nothing is dropped", () => {
    const block = "permissions:\n  contents: read\n  id-token: write\n";
    const own = "    permissions:\n      contents: read\n      id-token: write\n      packages: write\n";
    expect(fixedText(`on: push\n${block}jobs:\n${image}${lintJob}`, "safe")).toBe(
      `on: push\n${block}jobs:\n  image:\n    runs-on: ubuntu-latest\n${own}${pushing}${lintJob}`,
    );
  });

  it("of `read-all` are left alone: written one by one, some would be lost", () => {
    expect(fixedText(`on: push\npermissions: read-all\njobs:\n${image}`)).toContain("permissions: read-all\n");
  });

  it("are created without a block only where unsafe fixes are wanted", () => {
    const text = `on: push\njobs:\n${image}`;
    expect(fixedText(text, "safe")).toBe(text);
    expect(fixedText(text)).toContain("latest\n    permissions:\n      packages: write\n    steps:");
  });

  it("are granted to the calling job where a called workflow asks for them", () => {
    const callee = `on: workflow_call\njobs:\n${image.replace("    steps", "    permissions:\n      packages: write\n    steps")}`;
    const caller = "on: push\npermissions: {}\njobs:\n  call:\n    uses: ./.github/workflows/callee.yml\n";
    const { changes } = applyFixes(inputOf({ [path]: caller, ".github/workflows/callee.yml": callee }), "safe");
    expect(changes.map(({ after }) => after.text)).toEqual([
      caller.replace("permissions: {}", "permissions:\n  packages: write"),
    ]);
  });

  it("are not written through an anchor, nor where line breaks are mixed", () => {
    const text = `on: push\nenv: &some\n  A: b\npermissions:\n  contents: read\njobs:\n${image}`;
    expect(fixedText(text)).toBe(text);
    const mixed = `on: push\r\npermissions:\n  contents: read\njobs:\n${image}`;
    expect(fixedText(mixed)).toBe(mixed);
  });
});

describe("a password on the command line", () => {
  const loginWith = (script: string): string =>
    `on: push\npermissions:\n  packages: write\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n      - ${script}\n      - run: docker push ghcr.io/acme/app:1\n`;

  it("goes through a variable where it is an expression", () => {
    expect(
      fixedText(loginWith("run: docker login ghcr.io -u acme-${{ github.actor }} -p ${{ secrets.GHCR_PAT }}"), "safe"),
    ).toBe(
      loginWith(
        'env:\n          GHCR_PAT: ${{ secrets.GHCR_PAT }}\n        run: echo "$GHCR_PAT" | docker login ghcr.io -u acme-${{ github.actor }} --password-stdin',
      ),
    );
  });

  it.each([
    'run: bash -c "docker login ghcr.io -u $GITHUB_ACTOR -p ${{ github.token }}"',
    'run: "docker login ghcr.io -u $GITHUB_ACTOR -p ${{ github.token }}"',
    "run: docker login ghcr.io -u $GITHUB_ACTOR -p ${{ github.token }}\n        shell: pwsh",
    "run: docker login ghcr.io -u $GITHUB_ACTOR -p ${{ inputs.token || github.token }}",
    "run: docker login ghcr.io -u $GITHUB_ACTOR -p ${{ github.token }} < file",
  ])("is left alone where the command is not plain: %s", (script) => {
    expect(fixedText(loginWith(script), "safe")).toBe(loginWith(script));
  });
});

it("finds its place in a value that GitHub hands on in another way than it is written", () => {
  const text = `on: [push, pull_request]
permissions:
  contents: read
  packages: write
jobs:
  image:
    runs-on: self-hosted
    env:
      NAME: +5.50
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: 0755
          password: \${{ secrets.GITHUB_TOKEN }}
          logout: False
      - uses: docker/build-push-action@v6
        with:
          push: TRUE
          tags: ghcr.io/acme/app:1
      - run: echo "\${{ github.token }}" | docker login ghcr.io -u $NAME --password-stdin && docker push ghcr.io/acme/app:2
`;
  const guarded =
    "if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository";
  expect(fixedText(text, "unsafe")).toBe(
    text
      .replace("logout: False", "logout: true")
      .replace("push: TRUE", `push: \${{ ${guarded.slice(4)} }}`)
      .replace("- run", `- ${guarded}\n        run`),
  );
});

describe("a fix of several places", () => {
  const alone = (text: string, id: string): string | undefined => {
    const input = inputOf({ [path]: text });
    const fix = lint(input).findings.find(({ rule }) => rule.id === id)?.fix;
    return fix && input.files.map((file) => applyEdits(file, fix.edits).text).join("");
  };

  it("changes the token together with what it may do", () => {
    const text = `on: push\npermissions:\n  contents: read\njobs:\n${image.replace("secrets.GITHUB_TOKEN", "secrets.PAT")}`;
    expect(alone(text, "undedicated-secret")).toBe(
      `on: push\npermissions:\n  contents: read\n  packages: write\njobs:\n${image}`,
    );
  });

  it("leaves the replaced host where it stands in what is not known, and moves it elsewhere at once", () => {
    const old = image.replaceAll("ghcr.io", "docker.pkg.github.com");
    expect(alone(`on: push\njobs:\n${old}      # docker.pkg.github.com\n`, "deprecated-registry")).toBe(
      `on: push\njobs:\n${image}      # docker.pkg.github.com\n`,
    );
    const more = "      - run: ./deploy.sh docker.pkg.github.com/acme/app/server\n";
    expect(alone(`on: push\njobs:\n${old}${more}`, "deprecated-registry")).toBeUndefined();
  });

  it("leaves the replaced host where it is said before, in a script that may do anything", () => {
    const old = image
      .replaceAll("ghcr.io", "docker.pkg.github.com")
      .replace("steps:\n", "steps:\n      - run: make push HOST=docker.pkg.github.com\n");
    expect(alone(`on: push\njobs:\n${old}`, "deprecated-registry")).toBeUndefined();
  });

  it("moves to the new host in one file, and leaves the others to their own findings", () => {
    const old = `on: push\npermissions:\n  packages: write\njobs:\n${image.replaceAll("ghcr.io", "docker.pkg.github.com")}`;
    const input = inputOf({ [path]: old, ".github/workflows/other.yml": old });
    const fixes = lint(input).findings.flatMap(({ rule, fix }) => (rule.id === "deprecated-registry" && fix) || []);
    const touched = fixes.map(({ edits }) => [...new Set(edits.map(({ span }) => span.file.path))]);
    expect(touched.map((paths) => paths.length)).toEqual([1, 1, 1, 1]);
  });

  it("gives a container's credentials what the runner would have had", () => {
    const container = `  test:
    runs-on: ubuntu-latest
    container:
      image: ghcr.io/acme/tools:1
      credentials:
        password: \${{ github.token }}
    steps:
      - run: make
`;
    const given = container.replace("        password", "        username: ${{ github.actor }}\n        password");
    const before = "on: push\npermissions:\n  contents: read\n";
    expect(alone(`${before}jobs:\n${container}`, "incomplete-container-credentials")).toBe(
      `${before}  packages: read\njobs:\n${given}`,
    );
    const secret = (text: string): string => text.replace("github.token", "secrets.GHCR_TOKEN");
    expect(alone(`${before}jobs:\n${secret(container)}`, "incomplete-container-credentials")).toBe(
      `${before}jobs:\n${secret(given)}`,
    );
  });

  it("is written for a job beside a workflow that others call", () => {
    const called = ".github/workflows/called.yml";
    const input = inputOf({
      [path]: `on: push\njobs:\n${image}`,
      ".github/workflows/caller.yml": `on: push\njobs:\n  call:\n    uses: ./${called}\n`,
      [called]: `on: workflow_call\njobs:\n${image}`,
    });
    const unset = lint(input).findings.filter(({ rule }) => rule.id === "unset-packages-permission");
    expect(unset.map(({ at, fix }) => [at.file.path, fix?.edits.map(({ span }) => span.file.path)])).toContainEqual([
      path,
      [path],
    ]);
  });

  it("keeps away from a workflow whose callers could no longer start it", () => {
    const text = `on: [push, workflow_call]\njobs:\n${image}`;
    const caller = "on: push\njobs:\n  call:\n    permissions: {}\n    uses: ./.github/workflows/publish.yml\n";
    expect(alone(text, "unset-packages-permission")).toContain("packages: write");
    const { findings } = lint(inputOf({ [path]: text, ".github/workflows/a.yml": caller }));
    expect(findings.find(({ rule }) => rule.id === "unset-packages-permission")).toMatchObject({ fix: undefined });
  });
});

describe("a fix that proves wrong", () => {
  // At the host that was meant, the token shows itself as a general one, for a package of somebody else.
  const text = `on: push\npermissions:\n  contents: read\njobs:\n${image
    .replace("push ghcr.io/acme", "push ghcr.io/partner")
    .replace("secrets.GITHUB_TOKEN", "secrets.PAT")
    .replace("registry: ghcr.io", "registry: ghrc.io")}`;

  it("is taken back, and that is said", () => {
    const { changes, refused, fixed } = applyFixes(inputOf({ [path]: text }), "safe");
    expect({ changes, fixed }).toEqual({ changes: [], fixed: [] });
    expect(refused).toMatchObject([{ rule: "registry-typo", because: "it would bring `undedicated-secret`" }]);
  });

  it("is told by what cannot be fixed along with it", () => {
    const { changes, refused } = applyFixes(
      inputOf({ [path]: text.replace("${{ github.actor }}", "octocat") }),
      "safe",
    );
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([{ rule: "registry-typo", because: "it would bring `undedicated-secret`" }]);
  });

  it.each(["schema", "unknown-key"] as const)("is known by GitHub's own words, whatever else it mends: %s", (code) => {
    const named = image.replace("${{ github.actor }}", "octocat");
    const input: LintInput = {
      ...inputOf({ [path]: `on: push\npermissions:\n  packages: write\njobs:\n${named}` }),
      checkSchema: ({ file }) => {
        const message = file.text.includes("octocat") ? "one fault" : "another fault";
        return [{ code, message, at: { file, start: 0, end: 2 } }];
      },
    };
    // What fits GitHub's schema plainly is not asked about.
    const odd = { ...input, files: input.files.map((file) => ({ ...file, text: `${file.text}odd: 1\n` })) };
    const { changes, refused } = applyFixes(odd, "safe");
    expect(changes).toEqual([]);
    expect(refused).toMatchObject([{ rule: "hardcoded-username", because: "it would bring `invalid-workflow`" }]);
  });

  it("does not keep the others back", () => {
    const both = text.replace("${{ github.actor }}", "octocat") + image.replace("image:", "other:");
    const { refused, fixed } = applyFixes(inputOf({ [path]: both }), "safe");
    expect(refused.map(({ rule }) => rule)).toContain("registry-typo");
    expect(fixed).not.toEqual([]);
  });

  it("is judged by all rules, also where only its own was asked for", () => {
    const { refused } = applyFixes({ ...inputOf({ [path]: text }), rules: { only: ["registry-typo"] } }, "safe");
    expect(refused).toHaveLength(1);
  });
});

it("fixes along with a fault what it has hidden", () => {
  const hidden = image
    .replace("push ghcr.io", "pull ghcr.io")
    .replace("registry: ghcr.io", "registry: ghrc.io")
    .replace("${{ github.actor }}", "octocat");
  const { changes, refused, fixed } = applyFixes(
    inputOf({ [path]: `on: push\npermissions:\n  contents: read\njobs:\n${hidden}` }),
    "safe",
  );
  expect({ refused, fixed: fixed.length }).toEqual({ refused: [], fixed: 1 });
  expect(changes[0]?.after.text).toBe(
    `on: push\npermissions:\n  contents: read\n  packages: read\njobs:\n${image.replace("push ghcr.io", "pull ghcr.io")}`,
  );
});

it("tries again what could not be fixed before another fix", () => {
  const text = `on: push\njobs:\n${image
    .replace("registry: ghcr.io", "registry: ghrc.io")
    .replace("push ghcr.io", "push docker.pkg.github.com")
    .replace(/ +username: .*\n/, "")
    .replace("secrets.GITHUB_TOKEN", "secrets.PAT")}`;
  const once = fixedText(text, "unsafe");
  expect(once).toContain("registry: ghcr.io");
  expect(fixedText(once, "unsafe")).toBe(once);
});

it("remembers the credentials that it has taken out of a file, so that no diff shows them", () => {
  const secret = "github_pat_11EXAMPLE0000000000000";
  const text = `on: push\njobs:\n${image.replace("${{ secrets.GITHUB_TOKEN }}", secret)}`;
  const { changes, report } = applyFixes(inputOf({ [path]: text }), "unsafe");
  expect(changes[0]?.after.text).not.toContain(secret);
  expect(report.secrets).toEqual([secret]);
});

it("changes only the files that were handed in", () => {
  const callee = `on: workflow_call\njobs:\n${image.replace("${{ github.actor }}", "octocat")}`;
  const caller = "on: push\njobs:\n  call:\n    permissions: write-all\n    uses: ./.github/workflows/callee.yml\n";
  const all = inputOf({ [path]: caller, ".github/workflows/callee.yml": callee });
  const { changes, report } = applyFixes({ ...all, files: all.files.slice(0, 1) }, "unsafe");
  expect(report.findings.map(({ rule }) => rule.id)).toContain("hardcoded-username");
  expect(changes).toEqual([]);
});

describe("a fix", () => {
  it("parses, removes its finding and changes the bytes that it names, and no others", () => {
    fc.assert(
      fc.property(workflow, (text) => {
        const input = inputOf({ [path]: text });
        for (const { fix, rule, at } of lint(input).findings) {
          if (!fix) continue;
          const [after] = input.files.map((file) => applyEdits(file, fix.edits));
          const report = lint(inputOf({ [path]: after?.text ?? "" }));
          expect(report.findings.filter((finding) => finding.rule.id === "invalid-workflow")).toEqual([]);
          const same = (each: { readonly rule: { readonly id: string } }): boolean => each.rule.id === rule.id;
          expect(report.findings.filter(same).length, `${rule.id} at ${at.start}`).toBeLessThan(
            lint(input).findings.filter(same).length,
          );
          expect(isSubsequence(linesBeside(text, fix.edits), (after?.text ?? "").split("\n"))).toBe(true);
          const mixed = /(?<!\r)\n/.test(fix.edits.map((edit) => edit.text).join("")) && text.includes("\r\n");
          expect(mixed).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("done twice is done once", () => {
    fc.assert(
      fc.property(workflow, fc.constantFrom("safe" as const, "unsafe" as const), (text, allowed) => {
        const once = fixedText(text, allowed);
        expect(fixedText(once, allowed)).toBe(once);
      }),
      { numRuns: 100 },
    );
  });

  it("leaves nothing that it could do", () => {
    fc.assert(
      fc.property(workflow, (text) => {
        const { report, refused } = applyFixes(inputOf({ [path]: text }), "unsafe");
        expect(report.findings.filter(({ fix }) => fix !== undefined).length).toBeLessThanOrEqual(refused.length);
      }),
      { numRuns: 50 },
    );
  });
});

it("changes no file that it may not change, and judges by all of them", () => {
  const called = `on: workflow_call
jobs:
  image:
    runs-on: ubuntu-latest
    permissions:
      packages: write
    steps:
      - run: docker login ghcr.io -u \${{ github.actor }} -p \${{ secrets.GITHUB_TOKEN }}
      - run: docker push ghcr.io/acme/app
`;
  const caller = "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n";
  const input = inputOf({ [path]: caller, ".github/workflows/called.yml": called });
  const changed = (mayChange?: (file: { readonly path: string }) => boolean): readonly string[] =>
    applyFixes(input, "safe", mayChange).changes.map(({ after }) => after.path);
  expect(changed()).toEqual([path, ".github/workflows/called.yml"]);
  expect(changed((file) => file.path === path)).toEqual([path]);
});
