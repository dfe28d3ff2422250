import { access } from "../src/lint.ts";
import type { AccessMap } from "../src/access/access.ts";
import { sourceFile, token } from "./sample-reports.ts";

/** Access maps of small repositories, for the tests of everything that prints them. */

const publish = sourceFile(
  ".github/workflows/publish.yml",
  `on:
  workflow_call:
    secrets: { GHCR_TOKEN: { required: true } }
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - run: make image
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ secrets.GITHUB_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/app:latest
          cache-to: type=registry,ref=ghcr.io/acme/cache
      - run: |
          echo "$TOKEN" | docker login ghcr.io -u acme-bot --password-stdin
          docker pull ghcr.io/other/tool
        env:
          TOKEN: \${{ secrets.GHCR_TOKEN }}
`,
);

const release = sourceFile(
  ".github/workflows/release.yml",
  `on: [release, pull_request]
jobs:
  call:
    permissions:
      packages: read
    uses: ./.github/workflows/publish.yml
    secrets: inherit
  scan:
    runs-on: ubuntu-latest
    permissions: {}
    steps:
      - run: docker pull ghcr.io/acme/app
`,
);

export const fullMap = access({
  files: [publish, release],
  lookup: (path) => [publish, release].find((file) => file.path === path),
  settings: { repository: "acme/app" },
});

export const emptyMap: AccessMap = { jobs: [], files: 1, secrets: [] };

const hostile = sourceFile(
  "::error::owned|\u001b[31m日.yml",
  `on: push
permissions: { packages: write }
jobs:
  "::job|<b>\\e[0m":
    runs-on: ubuntu-latest
    steps:
      - run: |
          echo ${token} | docker login ghcr.io -u "@acme <img src=x> ##[group] ::stop-commands::x" --password-stdin
          docker push "ghcr.io/acme/a|b\u202ed](https://evil.example)"
          docker push ghcr.io/${token}/app
`,
);

/** Names and texts made to be obeyed by a terminal, a runner, or a reader of Markdown; and a credential. */
export const hostileMap = access({ files: [hostile], lookup: () => undefined, settings: {} });
