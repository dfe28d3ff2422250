import { expect, it } from "vitest";
import { lint } from "./lint.ts";
import { renderSarif } from "./report/render-sarif.ts";
import { renderText } from "./report/render-text.ts";
import { checkSchema } from "./schema/check-schema.ts";

const path = ".github/workflows/publish.yml";

it.each([
  ["0x1F2E3D4C", "523124044"],
  ["0o17170", "7800"],
  ["12345.670", "12345.67"],
  ['"hunt\\x65r2"', "hunter2"],
  ["'it''s me'", "it's me"],
  ["${{ 'hunter2' }}", "hunter2"],
])("keeps a password secret also as it is written: %s", (written, password) => {
  const text = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: octocat
          password: ${written}
`;
  const file = { path, shownPath: path, text };
  const report = lint({ files: [file], lookup: () => undefined, settings: {} });
  expect(report.secrets).toContain(password);
  const printed = renderText(report, { color: false, verbose: true });
  expect(printed).toContain("***");
  const inside = written.replaceAll(/^["']|["']$/g, "");
  for (const shown of [printed, renderSarif(report, {})]) {
    expect(shown).not.toContain(password);
    if (!inside.startsWith("$")) expect(shown).not.toContain(inside);
  }
});

it.each([
  ['password: ""', ["incomplete-container-credentials"]],
  ['password: "${{ sccrets.X }}"', ["incomplete-container-credentials", "invalid-workflow"]],
  ["pasword: x", ["incomplete-container-credentials", "invalid-workflow"]],
])("tells one fault once, also where GitHub's parser stops at a part of it: %s", (written, told) => {
  const text = `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    container:
      image: ghcr.io/acme/builder:3
      credentials:
        username: \${{ github.actor }}
        ${written}
    steps:
      - run: npm test
`;
  const file = { path, shownPath: path, text };
  const { findings } = lint({ files: [file], lookup: () => undefined, settings: {}, checkSchema });
  expect(findings.map(({ rule }) => rule.id)).toEqual(told);
});

it.each(["permissions: [write]", "permissions:\n  - packages: write", "permissions:\n  packages:\n    - write"])(
  "tells one fault once, also where GitHub's parser names the key of a value that it refuses: %s",
  (written) => {
    const text = `on: push
${written}
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: docker push ghcr.io/octocat/app
`;
    const file = { path, shownPath: path, text };
    const { findings } = lint({ files: [file], lookup: () => undefined, settings: {}, checkSchema });
    expect(findings.map(({ rule }) => rule.id)).toEqual(["invalid-packages-permission", "missing-login"]);
  },
);

it("masks no variable that a password comes from", () => {
  const text = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    env:
      PASSWORD: 0x1F2E3D4C
    steps:
      - run: docker login ghcr.io -u me -p $PASSWORD
      - run: docker login ghcr.io -u me -p \${{ env.PASSWORD }}
`;
  const report = lint({ files: [{ path, shownPath: path, text }], lookup: () => undefined, settings: {} });
  expect(report.secrets).toEqual(["523124044", "0x1F2E3D4C"]);
});
