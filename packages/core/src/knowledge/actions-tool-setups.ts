import type { ActionRow } from "./rows.ts";

/**
 * Actions that set up a registry's tool and log it in, mostly with the job's own token and without a word about it.
 * ghcr.io takes any user name beside a token; theirs says so.
 */
export const toolSetupActions: readonly ActionRow[] = [
  {
    uses: "ko-build/setup-ko",
    source: "https://github.com/ko-build/setup-ko/blob/v0.10/action.yml",
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
    ],
    noLoginInputs: true,
  },
  {
    uses: "imjasonh/setup-ko",
    source: "https://github.com/imjasonh/setup-ko/blob/v0.4/action.yml",
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
];
