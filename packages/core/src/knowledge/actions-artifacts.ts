import type { ActionRow, When } from "./rows.ts";
import { wordList } from "./word-list.ts";

/** `eventFilterForPush` of devcontainers/ci has an event on each line; without it, there is `push` alone. */
const filteredEvents: readonly When[] = [
  { all: [{ not: { given: "eventFilterForPush" } }, { context: "github.event_name", is: ["push"] }] },
  ...wordList(`
    push pull_request pull_request_target workflow_dispatch workflow_run workflow_call schedule release merge_group
  `).map((event): When => ({
    all: [
      { lines: "eventFilterForPush", have: { "": [event] } },
      { context: "github.event_name", is: [event] },
    ],
  })),
];

/** Actions that copy images, or move charts, signatures and other artifacts. */
export const artifactActions: readonly ActionRow[] = [
  {
    // It logs out at its own end, so that no later step has the login.
    uses: "appany/helm-oci-chart-releaser",
    source: "https://github.com/appany/helm-oci-chart-releaser/blob/v0.5.0/action.yaml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "registry_username" }],
        password: [{ input: "registry_password" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "chart",
        images: [
          {
            join: [
              { input: "registry" },
              { literal: "/" },
              { input: "repository" },
              { literal: "/" },
              { input: "name" },
            ],
          },
        ],
        reads: ["private"],
      },
    ],
  },
  {
    // Its own helm logs in with the token inside a container, to the host of the address. Without OCI it is about ChartMuseum.
    uses: "bsord/helm-push",
    since: 4,
    source: "https://github.com/bsord/helm-push/blob/v4.2.0/entrypoint.sh",
    effects: [
      {
        does: "push",
        what: "chart",
        images: [{ input: "registry-url" }],
        reads: [],
        username: [{ input: "username" }],
        password: [{ input: "access-token" }],
        when: {
          all: [{ input: "useOCIRegistry", default: "false", is: ["true", "TRUE"] }, { given: "access-token" }],
        },
      },
    ],
  },
  {
    // Without a filter of its own it pushes on the event `push` alone. `runCmd` runs anything inside the container.
    uses: "devcontainers/ci",
    source: "https://github.com/devcontainers/ci/blob/v0.3/github-action/src/main.ts",
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ input: "imageName" }],
        reads: ["docker"],
        when: {
          any: [
            { input: "push", default: "filter", is: ["always"] },
            {
              all: [
                { input: "push", default: "filter", is: ["filter"] },
                // Whole refs, of which only the kind is known.
                {
                  any: [
                    { not: { given: "refFilterForPush" } },
                    { context: "github.ref", is: ["refs/heads/*", "refs/tags/*"] },
                  ],
                },
                { any: filteredEvents },
              ],
            },
          ],
        },
      },
      {
        does: "push",
        what: "cache",
        images: [{ lines: "cacheTo", take: "ref", where: { type: ["registry"] }, short: true }],
        reads: ["docker"],
      },
      {
        does: "pull",
        what: "cache",
        images: [{ lines: "cacheFrom", take: "ref", where: { type: ["registry"] }, short: true }],
        reads: ["docker"],
      },
    ],
    noLoginInputs: true,
    opaque: true,
  },
  {
    // The token comes by environment and no input names it; Docker's file is looked into as well.
    uses: "devcontainers/action",
    source: "https://github.com/devcontainers/action/blob/v1/src/main.ts",
    effects: [
      {
        does: "push",
        what: "artifact",
        images: [
          {
            join: [
              [{ input: "oci-registry" }, { literal: "ghcr.io" }],
              { literal: "/" },
              [{ input: "features-namespace" }, { context: "github.repository" }],
              { literal: "/" },
              { unseen: "the name of the feature" },
            ],
          },
        ],
        lowercase: true,
        reads: ["docker"],
        password: [{ env: "GITHUB_TOKEN" }],
        when: { input: "publish-features", default: "false", is: ["true"] },
      },
      {
        does: "push",
        what: "artifact",
        images: [
          {
            join: [
              [{ input: "oci-registry-for-templates" }, { literal: "ghcr.io" }],
              { literal: "/" },
              [{ input: "templates-namespace" }, { context: "github.repository" }],
              { literal: "/" },
              { unseen: "the name of the template" },
            ],
          },
        ],
        lowercase: true,
        reads: ["docker"],
        password: [{ env: "GITHUB_TOKEN" }],
        when: { input: "publish-templates", default: "false", is: ["true"] },
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "akhilerm/tag-push-action",
    source: "https://github.com/akhilerm/tag-push-action/blob/v2.2.0/src/main.ts",
    effects: [
      { does: "pull", what: "image", images: [{ input: "src" }], reads: ["docker"] },
      { does: "push", what: "image", images: [{ input: "dst" }], reads: ["docker"] },
    ],
    noLoginInputs: true,
  },
  {
    uses: "shrink/actions-docker-registry-tag",
    since: 2,
    source: "https://github.com/shrink/actions-docker-registry-tag/blob/v5/action.yml",
    effects: [
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "repository" }] }],
        reads: [],
        password: [{ input: "token" }, { githubToken: true }],
      },
    ],
  },
  {
    // It always pushes, and reads what it pushes together from beside it: each tag with each of the `suffixes`.
    uses: "int128/docker-manifest-create-action",
    until: 1,
    source: "https://github.com/int128/docker-manifest-create-action/blob/v1/action.yaml",
    effects: [{ does: "push", what: "manifest", images: [{ input: "tags" }], reads: ["docker"] }],
    noLoginInputs: true,
  },
  {
    uses: "int128/docker-manifest-create-action",
    since: 2,
    source: "https://github.com/int128/docker-manifest-create-action/blob/v2/action.yaml",
    effects: [
      { does: "pull", what: "image", images: [{ input: "sources" }], reads: ["docker"] },
      {
        does: "push",
        what: "manifest",
        images: [{ input: "tags" }],
        reads: ["docker"],
        when: { input: "push", default: "true", is: ["true"] },
      },
    ],
    noLoginInputs: true,
  },
  {
    // `docker buildx imagetools create` pushes whatever `push` says; only the old way asks.
    uses: "noelware/docker-manifest-action",
    since: 1,
    source: "https://github.com/Noelware/docker-manifest-action/blob/v1/action.yml",
    effects: [
      { does: "pull", what: "image", images: [{ input: "inputs" }], reads: ["docker"] },
      {
        does: "push",
        what: "manifest",
        images: [{ input: "tags" }],
        reads: ["docker"],
        when: {
          any: [
            { not: { input: "fallback", default: "false", is: ["true"] } },
            { input: "push", default: "false", is: ["true"] },
          ],
        },
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "notaryproject/notation-action/sign",
    source: "https://github.com/notaryproject/notation-action/blob/v1/sign/action.yml",
    effects: [{ does: "push", what: "signature", images: [{ input: "target_artifact_reference" }], reads: ["docker"] }],
    noLoginInputs: true,
  },
  {
    uses: "notaryproject/notation-action/verify",
    source: "https://github.com/notaryproject/notation-action/blob/v1/verify/action.yml",
    effects: [{ does: "pull", what: "signature", images: [{ input: "target_artifact_reference" }], reads: ["docker"] }],
    noLoginInputs: true,
  },
];
