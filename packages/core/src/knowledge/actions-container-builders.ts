import type { ActionRow } from "./rows.ts";

/**
 * Builders that run in a container or bring a tool of their own: what they log in to, no later step can use, and a login
 * of the steps before does not reach them.
 */
export const containerBuilderActions: readonly ActionRow[] = [
  {
    // A name without an owner gets one from the user name, so that the whole name is not known.
    uses: "whoan/docker-build-with-cache-action",
    source: "https://github.com/whoan/docker-build-with-cache-action/blob/v8/docker-build.sh",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "private",
        logout: "always",
        when: { all: [{ given: "username" }, { given: "password" }] },
      },
      {
        does: "push",
        what: "image",
        images: [
          { join: [{ input: "registry" }, { literal: "/" }, { unseen: "the image, with or without an owner" }] },
        ],
        reads: ["private"],
        when: {
          any: [
            { not: { input: "push_image_and_stages", default: "true", is: ["false", "on:push"] } },
            {
              all: [
                { input: "push_image_and_stages", default: "true", is: ["on:push"] },
                { context: "github.event_name", is: ["push"] },
              ],
            },
          ],
        },
      },
    ],
    may: "pull",
  },
  {
    uses: "jerray/publish-docker-action",
    source: "https://github.com/jerray/publish-docker-action/blob/v1.0.5/helper.go",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { input: "registry" },
              { literal: "/" },
              [{ input: "repository" }, { context: "github.repository" }],
            ],
            once: true,
          },
        ],
        reads: ["private"],
        when: { given: "registry" },
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [[{ input: "repository" }, { context: "github.repository" }]] }],
        reads: ["private"],
        when: { not: { given: "registry" } },
      },
    ],
    may: "pull",
  },
  {
    uses: "vaultvulp/gp-docker-action",
    source: "https://github.com/VaultVulp/gp-docker-action/blob/1.6.0/entrypoint.sh",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ literal: "publisher" }],
        password: [{ input: "github-token" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              { context: "github.repository" },
              { literal: "/" },
              { input: "image-name" },
            ],
          },
        ],
        lowercase: true,
        reads: ["private"],
      },
    ],
    may: "pull",
  },
  {
    // The first versions pushed below whoever started the run.
    uses: "pmorelli92/github-container-registry-build-push",
    until: 1,
    source: "https://github.com/pmorelli92/github-container-registry-build-push/blob/1.0.2/entrypoint.sh",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ context: "github.actor" }],
        password: [{ input: "personal-access-token" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              { context: "github.actor" },
              { literal: "/" },
              { input: "docker-image-name" },
            ],
          },
        ],
        lowercase: true,
        reads: ["private"],
      },
    ],
    may: "pull",
  },
  {
    uses: "pmorelli92/github-container-registry-build-push",
    since: 2,
    source: "https://github.com/pmorelli92/github-container-registry-build-push/blob/2.2.1/entrypoint.sh",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ context: "github.actor" }],
        password: [{ input: "github-push-secret" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { literal: "ghcr.io/" },
              { context: "github.repository_owner" },
              { literal: "/" },
              { input: "docker-image-name" },
            ],
          },
        ],
        lowercase: true,
        reads: ["private"],
        when: { not: { input: "build-only", default: "false", is: ["true"] } },
      },
    ],
    may: "pull",
  },
  {
    // On ghcr.io it puts the repository in front of the image. It writes Kaniko's own configuration.
    uses: "aevea/action-kaniko",
    source: "https://github.com/aevea/action-kaniko/blob/v0.14.0/entrypoint.sh",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }, { context: "github.actor" }],
        password: [{ input: "password" }, { env: "GITHUB_TOKEN" }],
        store: "private",
        logout: "always",
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ literal: "ghcr.io/" }, { context: "github.repository" }, { unseen: "the image" }] }],
        lowercase: true,
        reads: ["private"],
        when: { input: "registry", default: "docker.io", is: ["ghcr.io"] },
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "registry", default: "docker.io" }, { literal: "/" }, { input: "image" }] }],
        reads: ["private"],
        when: { not: { input: "registry", default: "docker.io", is: ["ghcr.io"] } },
      },
    ],
    may: "pull",
  },
  {
    // BlueBuild's tool takes the credential by environment; the image's name stands in the recipe.
    uses: "blue-build/github-action",
    source: "https://github.com/blue-build/github-action/blob/v1/action.yml",
    effects: [
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { input: "registry", default: "ghcr.io" },
              { literal: "/" },
              [{ input: "registry_namespace" }, { context: "github.repository_owner" }],
              { literal: "/" },
              { unseen: "the name in the recipe" },
            ],
          },
        ],
        lowercase: true,
        reads: ["docker", "containers"],
        username: [{ input: "registry_username" }, { context: "github.repository_owner" }],
        password: [{ input: "registry_token" }],
        when: { input: "push", default: "true", is: ["true", "1", "yes", "on"] },
      },
    ],
    may: "pull",
  },
];
