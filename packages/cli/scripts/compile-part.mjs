// Makes the compiled code of the parts: V8's own, of the functions that a small run has used. Each is made by a run of its own,
// `node compile-part.mjs PART FILE`, in a folder with a workflow.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

const sample = `on: push
permissions:
  contents: read
env:
  REGISTRY: ghcr.io
jobs:
  image:
    runs-on: ubuntu-latest
    strategy:
      matrix:
        tag: [a, b]
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
const path = ".github/workflows/publish.yml";

/** Writes the compiled code of a part that stands in dist/parts/. */
export function compilePart(part, file) {
  const folder = mkdtempSync(join(tmpdir(), "ghcr-lint-"));
  try {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), sample);
    const { status, stderr } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), part, file], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`${part} cannot be compiled: ${stderr}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(part, file) {
  const dist = dirname(dirname(part));
  const script = new Script(readFileSync(part, "utf8"), { filename: part });
  const module = { exports: {} };
  const command = join(dist, "ghcr-lint.cjs");
  // The command reads them, and ends with the exit code of what it finds.
  process.argv = [process.execPath, command];
  process.on("exit", () => {
    process.exitCode = 0;
    writeFileSync(file, script.createCachedData());
  });
  script.runInThisContext()(module.exports, createRequire(command), module, command, dist);
  const { lint, renderJson, renderText } = module.exports;
  if (lint === undefined) return;
  // The sample fits GitHub's schemas, and is plain YAML: neither GitHub's parser nor the YAML library is asked.
  const checkSchema = () => {
    throw new Error("the sample does not fit GitHub's schemas");
  };
  const files = [{ path, shownPath: path, text: sample }];
  const report = lint({ files, lookup: () => undefined, settings: {}, checkSchema });
  renderText(report, { color: false });
  renderJson(report);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compile(process.argv[2], process.argv[3]);
