import type { ActionRow } from "./rows.ts";

/**
 * Actions that set up a registry's tool and log it in, mostly with the job's own token and without a word about it.
 * ghcr.io takes any user name beside a token; theirs says so.
 */
export const toolSetupActions: readonly ActionRow[] = [
  {
    uses: "ko-build/setup-ko",
    source: "https://github.com/ko-build/setup-ko/blob/v0.10/action.yml",
    // Its name before it moved.
    alike: { "imjasonh/setup-ko": "https://github.com/imjasonh/setup-ko/blob/v0.4/action.yml" },
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ literal: "dummy" }],
        password: [{ githubToken: true }],
        store: "docker",
        when: { env: "KO_DOCKER_REPO", set: false },
      },
      {
        does: "export",
        variable: "KO_DOCKER_REPO",
        value: { join: [{ literal: "ghcr.io/" }, { context: "github.repository" }] },
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "imjasonh/setup-crane",
    source: "https://github.com/imjasonh/setup-crane/blob/v0.5/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ literal: "dummy" }],
        password: [{ githubToken: true }],
        store: "docker",
      },
    ],
    noLoginInputs: true,
  },
  {
    // regctl keeps the login in a file of its own, which Docker and others do not read.
    uses: "regclient/actions/regctl-login",
    source: "https://github.com/regclient/actions/blob/main/regctl-login/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ input: "registry" }, { literal: "ghcr.io" }],
        registryDefault: "ghcr.io",
        username: [{ input: "username" }, { context: "github.actor" }],
        password: [{ input: "password" }, { githubToken: true }],
        store: "private",
      },
    ],
  },
  {
    // It registers a credential helper for cgr.dev in Docker's file; a token for it is fetched when it is needed.
    uses: "chainguard-dev/setup-chainctl",
    source:
      "https://github.com/chainguard-dev/setup-chainctl/blob/03cfd666ed3d876141ca631ebf3019ce3e961fa4/action.yaml",
    effects: [
      {
        does: "login",
        registry: [{ literal: "cgr.dev" }],
        registryDefault: "cgr.dev",
        username: [],
        password: [{ unseen: "the identity's token" }],
        store: "docker",
        when: { given: "identity" },
      },
    ],
  },
  {
    // The account's registry, or that of `registries`, is found out from Amazon.
    uses: "aws-actions/amazon-ecr-login",
    source: "https://github.com/aws-actions/amazon-ecr-login/blob/10f17825919d677ddd26482a0848b9be0c06301f/action.yml",
    effects: [
      {
        does: "login",
        registry: [{ literal: "amazonaws.com" }],
        registryDefault: "amazonaws.com",
        username: [],
        password: [{ unseen: "a token of Amazon's" }],
        store: "docker",
        logout: "always",
      },
    ],
  },
];
