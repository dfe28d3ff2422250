import { errors } from "./errors.ts";
import type { ActionEffect, ActionRow, When } from "./rows.ts";

/**
 * A reusable workflow of another repository, and what it does with what its callers hand on: inputs and secrets alike are
 * the inputs of its effects.
 */
export interface CalledWorkflowRow extends ActionRow {
  /**
   * The access to packages that a `permissions` block of it asks for, in every version that the row holds for: its callers
   * have to grant that. Without it there is no such block, and its token may do there what that of its caller may.
   */
  readonly asks?: {
    readonly packages: "read" | "write";
    /** The job with the block; none where it is that of the whole workflow. */
    readonly job?: string;
  };
  /** The secret by which it is handed its login. */
  readonly loginBy?: string;
}

const goesOn: When = { input: "continue-on-error", default: "false", is: ["true"] };
const withGoogle: When = { given: "gcp-workload-identity-provider" };
const generator = {
  what: "attestation",
  reads: ["docker"],
  needs: { "id-token": ["write"], actions: ["read"] },
} as const;

const builds: When = {
  all: [
    { input: "push", default: "false", is: ["true"] },
    { input: "output", default: "", is: ["image"] },
  ],
};
const signs: When = { all: [builds, { input: "sign", default: "auto", is: ["auto", "true"] }] };
const listed = {
  does: "login",
  registry: [],
  registryDefault: "docker.io",
  username: [],
  password: [],
  store: "docker",
  list: "registry-auths",
  logout: "always",
} as const satisfies ActionEffect;

/** Without a secret, which other registries take. */
const keyless = {
  does: "login",
  registry: [{ unseen: "a registry of `registry-identities`" }],
  registryDefault: "none",
  username: [{ unseen: "an identity" }],
  password: [{ unseen: "an identity" }],
  store: "docker",
  logout: "always",
} as const satisfies ActionEffect;
const withIdentities: When = { given: "registry-identities" };

/** It brings `registry-auths` to docker/login-action where it pushes. The images are in lower case in its newer versions. */
const builder = {
  loginBy: "registry-auths",
  effects: [
    { ...listed, when: builds },
    { ...keyless, when: { all: [builds, withIdentities] } },
    {
      does: "push",
      what: "image",
      images: [{ input: "meta-images" }],
      lowercase: true,
      reads: ["docker"],
      needs: { contents: ["read", "write"] },
      when: builds,
    },
    { does: "need", needs: { "id-token": ["write"] }, refusal: errors.missingIdentityPermission, when: signs },
  ],
  may: "pull",
} as const satisfies Partial<CalledWorkflowRow>;

export const calledWorkflows: readonly CalledWorkflowRow[] = [
  {
    // Version 1.2.0 was the first to have it. Without a user name and a password its login fails, and the run with it. It
    // takes the user name as an input or as a secret.
    uses: "slsa-framework/slsa-github-generator/.github/workflows/generator_container_slsa3.yml",
    asks: { packages: "write", job: "generator" },
    loginBy: "registry-password",
    source:
      "https://github.com/slsa-framework/slsa-github-generator/blob/v2.1.0/.github/workflows/generator_container_slsa3.yml",
    effects: [
      {
        ...generator,
        does: "push",
        images: [{ input: "image" }],
        username: [{ input: "registry-username" }],
        password: [{ input: "registry-password" }],
        when: { not: { any: [withGoogle, { given: "provenance-repository" }] } },
        tolerated: goesOn,
      },
      {
        ...generator,
        does: "push",
        images: [{ input: "provenance-repository" }],
        username: [{ input: "provenance-registry-username" }],
        password: [{ input: "provenance-registry-password" }],
        when: { not: withGoogle },
        tolerated: goesOn,
      },
    ],
    opaque: true,
  },
  {
    ...builder,
    uses: "docker/github-builder/.github/workflows/build.yml",
    source: "https://github.com/docker/github-builder/blob/v1.17.0/.github/workflows/build.yml",
  },
  {
    // What its targets say of where the image goes is overridden.
    ...builder,
    uses: "docker/github-builder/.github/workflows/bake.yml",
    source: "https://github.com/docker/github-builder/blob/v1.17.0/.github/workflows/bake.yml",
  },
  {
    uses: "docker/github-builder/.github/workflows/verify.yml",
    source: "https://github.com/docker/github-builder/blob/v1.17.0/.github/workflows/verify.yml",
    loginBy: "registry-auths",
    effects: [
      listed,
      { ...keyless, when: withIdentities },
      { does: "pull", what: "signature", images: [{ unseen: "what the builder has pushed" }], reads: ["docker"] },
    ],
  },
  {
    // It logs in to ghcr.io with its own token, which is the caller's. Earlier versions push on some refs alone.
    uses: "kubewarden/github-actions/.github/workflows/reusable-release-policy-rust.yml",
    since: 4,
    source:
      "https://github.com/kubewarden/github-actions/blob/v7.0.1/.github/workflows/reusable-release-policy-rust.yml",
    alike: Object.fromEntries(
      ["assemblyscript", "go", "go-wasi", "rego", "swift"].map((language) => {
        const path = `.github/workflows/reusable-release-policy-${language}.yml`;
        return [
          `kubewarden/github-actions/${path}`,
          `https://github.com/kubewarden/github-actions/blob/v7.0.1/${path}`,
        ];
      }),
    ),
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "none",
        username: [{ context: "github.repository_owner" }],
        password: [{ githubToken: true }],
        store: "docker",
        logout: "always",
      },
      {
        does: "push",
        what: "artifact",
        images: [{ input: "oci-target" }],
        reads: ["docker"],
        needs: { contents: ["write"], "id-token": ["write"] },
      },
    ],
    opaque: true,
  },
  {
    uses: "bretfisher/docker-build-workflow/.github/workflows/reusable-docker-build.yaml",
    alike: {
      "bretfisher/docker-build-workflow/.github/workflows/reusable-docker-build-native.yaml":
        "https://github.com/BretFisher/docker-build-workflow/blob/main/.github/workflows/reusable-docker-build-native.yaml",
    },
    asks: { packages: "write", job: "build-image" },
    source:
      "https://github.com/BretFisher/docker-build-workflow/blob/v1.0.0/.github/workflows/reusable-docker-build.yaml",
    effects: [],
    opaque: true,
  },
  {
    uses: "metal-toolbox/container-push/.github/workflows/container-push.yml",
    asks: { packages: "write", job: "container" },
    source: "https://github.com/metal-toolbox/container-push/blob/main/.github/workflows/container-push.yml",
    effects: [],
    opaque: true,
  },
  {
    uses: "nethserver/ns8-github-actions/.github/workflows/publish-branch.yml",
    asks: { packages: "write" },
    source: "https://github.com/NethServer/ns8-github-actions/blob/v1/.github/workflows/publish-branch.yml",
    effects: [],
    opaque: true,
  },
];
