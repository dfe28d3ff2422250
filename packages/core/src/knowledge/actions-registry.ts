import type { ActionEffect, ActionRow } from "./rows.ts";

const pushToRegistry = {
  does: "push",
  what: "image",
  reads: ["containers", "docker"],
  username: [{ input: "username" }],
  password: [{ input: "password" }],
} as const;

/** `tags` may hold whole references; `image` and `registry` are ignored then, and hardly ever given. */
const pushFullTags: ActionEffect = {
  ...pushToRegistry,
  images: [{ input: "tags" }],
  lowercase: true,
  when: { not: { given: "registry" } },
};

/** Actions of many authors that log in to a registry, or build an image and push it. */
export const registryActions: readonly ActionRow[] = [
  {
    // It also writes the login into Docker's file, and sets REGISTRY_AUTH_FILE for the steps behind it.
    uses: "redhat-actions/podman-login",
    source: "https://github.com/redhat-actions/podman-login/blob/v1/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "containers",
        also: ["docker"],
        logout: { input: "logout", default: "true" },
      },
    ],
  },
  {
    // It sets DOCKER_CONFIG to a folder that the runner empties after the job.
    uses: "azure/docker-login",
    source: "https://github.com/Azure/docker-login/blob/v2/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "login-server" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "docker",
        logout: "always",
      },
    ],
  },
  {
    // What stands in `registry` behind the host stays as it is written.
    uses: "redhat-actions/push-to-registry",
    until: 2,
    source: "https://github.com/redhat-actions/push-to-registry/blob/v2/src/index.ts",
    effects: [
      {
        ...pushToRegistry,
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "image", lowercase: true }] }],
        verbatim: true,
        when: { given: "registry" },
      },
      pushFullTags,
    ],
  },
  {
    uses: "redhat-actions/push-to-registry",
    since: 3,
    source: "https://github.com/redhat-actions/push-to-registry/blob/v3/action.yml",
    effects: [
      {
        ...pushToRegistry,
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "image" }] }],
        lowercase: true,
        verbatim: true,
        when: { given: "registry" },
      },
      pushFullTags,
    ],
  },
  {
    uses: "redhat-actions/buildah-build",
    source: "https://github.com/redhat-actions/buildah-build/blob/v3/action.yml",
    effects: [
      { does: "change", output: "image", input: "image", lowercase: true },
      { does: "output", output: "image-with-tag", images: [{ input: "image" }], lowercase: true },
    ],
    noLoginInputs: true,
    may: "pull",
  },
  {
    // It ends with a `docker logout` that names no registry, so that only Docker Hub's login goes.
    uses: "elgohr/publish-docker-github-action",
    source: "https://github.com/elgohr/Publish-Docker-Github-Action/blob/v5/entrypoint.sh",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "docker",
        when: {
          any: [
            { not: { input: "no_push", default: "false", is: ["true"] } },
            { all: [{ given: "username" }, { given: "password" }] },
          ],
        },
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "name" }], once: true }],
        lowercase: true,
        reads: ["docker"],
        when: { all: [{ given: "registry" }, { not: { input: "no_push", default: "false", is: ["true"] } }] },
      },
      {
        does: "push",
        what: "image",
        images: [{ input: "name" }],
        lowercase: true,
        reads: ["docker"],
        when: { all: [{ not: { given: "registry" } }, { not: { input: "no_push", default: "false", is: ["true"] } }] },
      },
    ],
    may: "pull",
  },
  {
    // On GitHub's registries it puts the owner between registry and image. Older versions had other inputs.
    uses: "mr-smithers-excellent/docker-build-push",
    since: 5,
    source: "https://github.com/mr-smithers-excellent/docker-build-push/blob/v6/src/docker.js",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        store: "docker",
        when: {
          all: [
            { not: { input: "skipLogin", default: "false", is: ["true"] } },
            { any: [{ given: "username" }, { not: { input: "pushImage", default: "true", is: ["false"] } }] },
          ],
        },
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { input: "registry" },
              { literal: "/" },
              [{ input: "gitHubOrg" }, { context: "github.repository_owner" }],
              { literal: "/" },
              { input: "image" },
            ],
          },
        ],
        lowercase: true,
        reads: ["docker"],
        when: {
          all: [
            { input: "registry", default: "", is: ["ghcr.io", "docker.pkg.github.com"] },
            { not: { input: "pushImage", default: "true", is: ["false"] } },
          ],
        },
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "image" }] }],
        reads: ["docker"],
        when: {
          all: [
            { not: { input: "registry", default: "", is: ["ghcr.io", "docker.pkg.github.com"] } },
            { not: { input: "pushImage", default: "true", is: ["false"] } },
          ],
        },
      },
    ],
    may: "pull",
  },
  {
    // The login goes to ghcr.io whatever `repository` says.
    uses: "macbre/push-to-ghcr",
    since: 12,
    source: "https://github.com/macbre/push-to-ghcr/blob/v17/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ context: "github.actor" }],
        password: [{ input: "github_token" }],
        store: "docker",
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "repository", default: "ghcr.io" }, { literal: "/" }, { input: "image_name" }] }],
        lowercase: true,
        reads: ["docker"],
      },
    ],
    may: "pull",
  },
  {
    // Its images are tagged by docker/metadata-action, which lowers them.
    uses: "cloudposse/github-action-docker-build-push",
    source: "https://github.com/cloudposse/github-action-docker-build-push/blob/v3/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "login" }],
        password: [{ input: "password" }],
        store: "docker",
        logout: "always",
        when: { all: [{ given: "login" }, { given: "password" }] },
      },
      {
        does: "push",
        what: "image",
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "image_name" }] }],
        lowercase: true,
        reads: ["docker"],
        when: { given: "image_name" },
      },
      {
        does: "push",
        what: "image",
        images: [
          {
            join: [
              { input: "registry" },
              { literal: "/" },
              { input: "organization" },
              { literal: "/" },
              { input: "repository" },
            ],
          },
        ],
        lowercase: true,
        reads: ["docker"],
        when: { not: { given: "image_name" } },
      },
    ],
    may: "pull",
  },
];
