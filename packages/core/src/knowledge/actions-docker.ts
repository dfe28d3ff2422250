import { bakeActionEffects, buildActionEffects } from "./buildx-action-effects.ts";
import { errors } from "./errors.ts";
import type { ActionRow, Refusals } from "./rows.ts";

/** https://github.com/docker/login-action/blob/master/src/docker.ts */
const refusals: Refusals = {
  username: errors.usernameRequired,
  password: errors.passwordRequired,
  both: errors.bothRequired,
};

/**
 * Docker's own actions, and those of builder services that took over their inputs. None of the builders logs in, but for
 * the first major version of docker/build-push-action, which was another action altogether.
 */
export const dockerActions: readonly ActionRow[] = [
  {
    uses: "docker/login-action",
    until: 2,
    source: "https://github.com/docker/login-action/blob/v2/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        refusals,
        store: "docker",
        logout: { input: "logout", default: "true" },
      },
    ],
  },
  {
    // `registry-auth` came with v3.6.0.
    uses: "docker/login-action",
    since: 3,
    source: "https://github.com/docker/login-action/blob/v4/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }],
        registryDefault: "docker.io",
        username: [{ input: "username" }],
        password: [{ input: "password" }],
        refusals,
        store: "docker",
        list: "registry-auth",
        logout: { input: "logout", default: "true" },
      },
    ],
  },
  {
    // It runs in a container, so its login is not seen outside.
    // https://github.com/docker/github-actions/blob/v1.1.0/cmd/build_push.go
    uses: "docker/build-push-action",
    until: 1,
    source: "https://github.com/docker/build-push-action/blob/v1/action.yml",
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
        images: [{ join: [{ input: "registry" }, { literal: "/" }, { input: "repository" }] }],
        reads: ["private"],
        when: { all: [{ given: "registry" }, { input: "push", default: "true", is: ["true"] }] },
      },
      {
        does: "push",
        what: "image",
        images: [{ input: "repository" }],
        reads: ["private"],
        when: { all: [{ not: { given: "registry" } }, { input: "push", default: "true", is: ["true"] }] },
      },
    ],
    may: "pull",
  },
  {
    uses: "docker/build-push-action",
    since: 2,
    source: "https://github.com/docker/build-push-action/blob/v7/action.yml",
    effects: buildActionEffects,
    noLoginInputs: true,
    may: "pull",
  },
  {
    uses: "depot/build-push-action",
    source: "https://github.com/depot/build-push-action/blob/v1/action.yml",
    alike: {
      "useblacksmith/build-push-action": "https://github.com/useblacksmith/build-push-action/blob/v2/action.yml",
      "warpbuilds/build-push-action": "https://github.com/WarpBuilds/build-push-action/blob/v6/action.yml",
    },
    effects: buildActionEffects,
    noLoginInputs: true,
    may: "pull",
  },
  {
    uses: "docker/bake-action",
    source: "https://github.com/docker/bake-action/blob/v7/action.yml",
    alike: { "depot/bake-action": "https://github.com/depot/bake-action/blob/v1/action.yml" },
    effects: bakeActionEffects,
    noLoginInputs: true,
    may: "pull",
  },
  {
    uses: "docker/metadata-action",
    source: "https://github.com/docker/metadata-action/blob/v6/action.yml",
    effects: [
      {
        does: "output",
        output: "tags",
        images: [{ lines: "images", take: "name", short: true, unless: { enable: ["false"] } }],
        lowercase: true,
        env: ["DOCKER_METADATA_OUTPUT_TAGS", "DOCKER_METADATA_OUTPUT_JSON"],
      },
    ],
    noLoginInputs: true,
  },
  {
    // Its name before it moved to Docker.
    uses: "crazy-max/ghaction-docker-meta",
    source: "https://github.com/crazy-max/ghaction-docker-meta/blob/v3/action.yml",
    effects: [
      {
        does: "output",
        output: "tags",
        images: [{ lines: "images", take: "name", short: true, unless: { enable: ["false"] } }],
        lowercase: true,
      },
    ],
    noLoginInputs: true,
  },
  {
    // Docker Hub's own credentials have inputs of their own, which are none of our business.
    uses: "docker/scout-action",
    source: "https://github.com/docker/scout-action/blob/v1/action.yaml",
    effects: [
      {
        does: "pull",
        what: "image",
        images: [{ input: "image" }, { input: "to" }],
        reads: ["docker"],
        username: [{ input: "registry-user" }],
        password: [{ input: "registry-password" }],
      },
      {
        does: "push",
        what: "attestation",
        images: [{ input: "referrer-repository" }],
        reads: ["docker"],
        username: [{ input: "registry-write-user" }],
        password: [{ input: "registry-write-password" }],
        when: {
          all: [
            { input: "command", default: "", is: ["attestation-add"] },
            { input: "referrer", default: "false", is: ["true"] },
          ],
        },
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "docker/setup-buildx-action",
    source: "https://github.com/docker/setup-buildx-action/blob/v4/action.yml",
    alike: {
      "docker/setup-qemu-action": "https://github.com/docker/setup-qemu-action/blob/v4/action.yml",
      "docker/setup-docker-action": "https://github.com/docker/setup-docker-action/blob/v5/action.yml",
      "docker/setup-compose-action": "https://github.com/docker/setup-compose-action/blob/v2/action.yml",
      "useblacksmith/setup-docker-builder": "https://github.com/useblacksmith/setup-docker-builder/blob/v1/action.yml",
    },
    effects: [],
    noLoginInputs: true,
  },
];
