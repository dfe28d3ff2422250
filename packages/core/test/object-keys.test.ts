import { describe, expect, it } from "vitest";
import {
  access,
  lint,
  parseConfiguration,
  renderAccessJson,
  renderJson,
  renderSarif,
  renderText,
} from "../src/index.ts";
import type { LintInput, SourceFile } from "../src/index.ts";
import { checkSchema } from "../src/schema/check-schema.ts";

/** What every object has without having been given it: `table[name]` finds a function there, and `x[name] = …` changes all. */
const names = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "valueOf",
  "hasOwnProperty",
  "__defineGetter__",
  "isPrototypeOf",
];

describe.each(names)("%s is a name like any other", (name) => {
  it("wherever a workflow has names", () => {
    const input = inputOf(workflow(name));
    const plain = inputOf(workflow("anything"));
    const report = lint(input);
    // GitHub's own parser does take some of them for scopes; it is enough that it does not fall over them.
    expect(() => lint({ ...input, checkSchema })).not.toThrow();
    const found = (of: typeof report): readonly string[] =>
      of.findings.map(({ rule, at }) => `${rule.id} ${lineOf(at)}`);
    expect(found(report)).toEqual(found(lint(plain)));
    expect(report.findings.length).toBeGreaterThan(3);
    for (const finding of report.findings) expect(finding.message).not.toMatch(/native code|\[object/);
    const map = access(input);
    const printed = [
      renderText(report, { color: false }),
      renderJson(report),
      renderSarif(report),
      renderAccessJson(map),
    ];
    for (const text of printed) expect(text).not.toMatch(/native code|\[object/);
    expectNothingChanged();
  });

  it("in a configuration", () => {
    const text = `${name}: x\nrules:\n  ${name}: off\nignore:\n  - rule: ${name}\n    ${name}: y\n`;
    const { configuration, problems } = parseConfiguration({ path: "c.yml", shownPath: "c.yml", text });
    expect(problems.length).toBeGreaterThanOrEqual(3);
    expect(configuration.severities.size).toBe(0);
    expectNothingChanged();
  });
});

function expectNothingChanged(): void {
  const plain: Record<string, unknown> = {};
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(plain["x"]).toBeUndefined();
  expect(plain["polluted"]).toBeUndefined();
}

function lineOf({ file, start }: { readonly file: SourceFile; readonly start: number }): number {
  return file.text.slice(0, start).split("\n").length;
}

function workflow(name: string): string {
  return `on:
  push:
  workflow_call: { inputs: { ${name}: { type: string, default: x } }, secrets: { ${name}: { required: true } } }
permissions: { contents: read, ${name}: write }
jobs:
  ${name}:
    runs-on: ubuntu-latest
    env: { ${name}: x, OTHER: "\${{ env.${name} }}" }
    outputs: { ${name}: "\${{ steps.${name}.outputs.${name} }}" }
    strategy: { matrix: { ${name}: [a, b], include: [{ ${name}: a, polluted: yes }] } }
    steps:
      - id: ${name}
        run: echo "${name}=x" >> "$GITHUB_OUTPUT"
      - uses: docker/login-action@v3
        with: { registry: ghcr.io, username: acme, password: "\${{ secrets.${name} }}", ${name}: x }
      - uses: docker/build-push-action@v6
        with: { push: true, tags: "ghcr.io/acme/app:\${{ inputs.${name} }}-\${{ matrix.${name} }}", ${name}: x }
      - run: |
          ${name}() { docker push ghcr.io/acme/$${name}; }
          ${name}
          ${name}=1 docker push ghcr.io/acme/\${{ github.${name} }}/$OTHER
          echo $${name} | docker login ghcr.io -u acme --password-stdin
          docker login ghcr.io --${name} x -u $${name} -p hunter-hunter
  unset:
    runs-on: ubuntu-latest
    steps:
      - run: docker push ghcr.io/acme/$${name}
  other:
    needs: [${name}]
    runs-on: ubuntu-latest
    if: needs.${name}.outputs.${name} == fromJSON('{"${name}":1}').${name}
    steps:
      - run: docker push ghcr.io/acme/app:\${{ needs.${name}.outputs.${name} }}
`;
}

function inputOf(text: string): LintInput {
  const path = ".github/workflows/w.yml";
  return {
    files: [{ path, shownPath: path, text }],
    lookup: () => undefined,
    settings: { repository: "acme/app" },
  };
}
