// Makes the compiled code of a part: V8's own, of the functions that a small run has used.
import { createRequire } from "node:module";
import { dirname } from "node:path";
import { Script } from "node:vm";

const sample = `on: push
permissions:
  contents: read
env:
  REGISTRY: ghcr.io
jobs:
  image:
    runs-on: ubuntu-latest
    strategy: { matrix: { tag: [a, b] } }
    steps:
      - uses: actions/checkout@v4
      - uses: docker/login-action@v3
        with:
          registry: \${{ env.REGISTRY }}
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        if: github.event_name != 'pull_request'
        with:
          push: true
          tags: \${{ env.REGISTRY }}/acme/app:\${{ matrix.tag }}
      - run: |
          if [ -n "$TOKEN" ]; then echo "$TOKEN" | docker login ghcr.io -u octocat --password-stdin; fi
          for tag in a b; do docker push "ghcr.io/acme/app:$tag"; done
        env:
          TOKEN: \${{ secrets.GH_PAT }}
`;

/** @param {string} file @param {string} source */
export function compiledCode(file, source) {
  const part = { exports: {} };
  const script = new Script(source, { filename: file });
  script.runInThisContext()(part.exports, createRequire(file), part, file, dirname(file));
  const path = ".github/workflows/publish.yml";
  const { lint, renderJson, renderText } = part.exports;
  const report = lint({ files: [{ path, shownPath: path, text: sample }], lookup: () => undefined, settings: {} });
  renderText(report, { color: false });
  renderJson(report);
  return script.createCachedData();
}
