import type { ActionEffect, ActionRow } from "./rows.ts";

/** https://github.com/Chizkiyahu/delete-untagged-ghcr-action/blob/v6/action.yml */
const deleteUntagged: ActionEffect = {
  does: "delete",
  what: "image",
  images: [
    {
      join: [
        { literal: "ghcr.io/" },
        [{ input: "repository_owner" }, { context: "github.repository_owner" }],
        { literal: "/" },
        [{ input: "package_name" }, { unseen: "the packages of the repository" }],
      ],
    },
  ],
  reads: [],
  password: [{ input: "token" }],
};

/** Actions that delete versions of container packages. They ask GitHub's API and have a token of their own for that. */
export const cleanupActions: readonly ActionRow[] = [
  {
    // `account` holds the word `user` or an organization, and `image-names` patterns.
    uses: "snok/container-retention-policy",
    source: "https://github.com/snok/container-retention-policy/blob/v3.1.0/action.yaml",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { unseen: "the packages of `image-names`" }] }],
        reads: [],
        password: [{ input: "token" }],
        when: { not: { input: "dry-run", default: "false", is: ["true"] } },
      },
    ],
  },
  {
    uses: "dataaxiom/ghcr-cleanup-action",
    source: "https://github.com/dataaxiom/ghcr-cleanup-action/blob/v1/src/config.ts",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              [{ input: "owner" }, { context: "github.repository_owner" }],
              { literal: "/" },
              [{ input: "package" }, { input: "packages" }, { unseen: "the package of the repository" }],
            ],
          },
        ],
        reads: [],
        password: [{ input: "token" }, { githubToken: true }],
        when: { not: { input: "dry-run", default: "false", is: ["true"] } },
      },
    ],
  },
  {
    uses: "vlaurin/action-ghcr-prune",
    source: "https://github.com/vlaurin/action-ghcr-prune/blob/v0.6.0/action.yml",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              [{ input: "organization" }, { input: "user" }, { unseen: "the owner of the token" }],
              { literal: "/" },
              { input: "container" },
            ],
          },
        ],
        reads: [],
        password: [{ input: "token" }],
        when: { not: { input: "dry-run", default: "false", is: ["true"] } },
      },
    ],
  },
  {
    uses: "bots-house/ghcr-delete-image-action",
    source: "https://github.com/bots-house/ghcr-delete-image-action/blob/v1.1.0/action.yml",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { input: "owner" }, { literal: "/" }, { input: "name" }] }],
        reads: [],
        password: [{ input: "token" }],
      },
    ],
  },
  {
    uses: "chizkiyahu/delete-untagged-ghcr-action",
    until: 5,
    source: "https://github.com/Chizkiyahu/delete-untagged-ghcr-action/blob/v5/action.yml",
    effects: [deleteUntagged],
  },
  {
    // Since v6 it logs in to ghcr.io with the same token, to read the manifests.
    uses: "chizkiyahu/delete-untagged-ghcr-action",
    since: 6,
    source: "https://github.com/Chizkiyahu/delete-untagged-ghcr-action/blob/v6/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ context: "github.actor" }],
        password: [{ input: "token" }],
        store: "docker",
        logout: "always",
      },
      deleteUntagged,
    ],
  },
  {
    // `repository` holds the owner as well, and `package-name` takes the place of its second half.
    uses: "camargo/delete-untagged-action",
    source: "https://github.com/camargo/delete-untagged-action/blob/v1/main.js",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { unseen: "the package of the repository" }] }],
        reads: [],
        password: [{ input: "github-token" }],
      },
    ],
  },
  {
    uses: "quartx-analytics/ghcr-cleaner",
    source: "https://github.com/quartx-analytics/ghcr-cleaner/blob/v1/action.yml",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              [{ input: "repository-owner" }, { context: "github.repository_owner" }],
              { literal: "/" },
              [{ input: "package-name" }, { unseen: "the packages of the owner" }],
            ],
          },
        ],
        reads: [],
        password: [{ input: "token" }],
        when: { not: { input: "dry-run", default: "false", is: ["true"] } },
      },
    ],
  },
  {
    uses: "stumpylog/image-cleaner-action/*",
    source: "https://github.com/stumpylog/image-cleaner-action/blob/v0.12.0/untagged/action.yml",
    effects: [
      {
        does: "delete",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { input: "owner" }, { literal: "/" }, { input: "package_name" }] }],
        reads: [],
        password: [{ input: "token" }],
        when: { input: "do_delete", default: "false", is: ["true"] },
      },
    ],
  },
  {
    uses: "tweedegolf/cleanup-images-action",
    source:
      "https://github.com/tweedegolf/cleanup-images-action/blob/216b50d1bcb6b5cfcc7d3b5dcbc21335a6ca5494/action.yml",
    alike: {
      "tweedegolf/cleanup-untagged-images-action":
        "https://github.com/tweedegolf/cleanup-untagged-images-action/blob/e70e26f3f1ac59dded0d78c3605e52c313dbdfc0/action.yml",
    },
    effects: [
      {
        does: "delete",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { unseen: "the owner" }, { literal: "/" }, { input: "package" }] }],
        reads: [],
        password: [{ input: "token" }, { githubToken: true }],
      },
    ],
  },
];
