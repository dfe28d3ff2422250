import { expect, it } from "vitest";
import { lint } from "../src/index.ts";

it.each([
  ["secret.GITHUB_TOKEN", "Unrecognized named-value: 'secret'"],
  ["TOKEN", "Unrecognized named-value: 'TOKEN'"],
  ["github.GITHUB_TOKEN", "Password required"],
])("says what becomes of %s", (expression, predicts) => {
  const path = ".github/workflows/publish.yml";
  const text = `on: push
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ ${expression} }}
`;
  const { findings } = lint({ files: [{ path, shownPath: path, text }], lookup: () => undefined, settings: {} });
  expect(findings.map(({ rule, predicts: told }) => [rule.id, told])).toContainEqual(["empty-credential", predicts]);
});
