import { errors } from "./errors.ts";
import type { ActionRow } from "./rows.ts";

/** GitHub's own actions that need a permission or reach the registry. */
export const githubActions: readonly ActionRow[] = [
  {
    // Another repository, another token or a key: then the job's own token is not what counts.
    uses: "actions/checkout",
    source: "https://github.com/actions/checkout/blob/v7/action.yml",
    effects: [
      {
        does: "need",
        needs: { contents: ["read", "write"] },
        when: { not: { any: [{ given: "repository" }, { given: "token" }, { given: "ssh-key" }] } },
      },
      { does: "checkout", folder: "path", repository: "repository" },
    ],
    noLoginInputs: true,
  },
  {
    // The attestation is signed by the job's identity and stored at GitHub, whether or not it is pushed, too.
    uses: "actions/attest",
    source: "https://github.com/actions/attest/blob/v4/action.yml",
    alike: {
      "actions/attest-build-provenance": "https://github.com/actions/attest-build-provenance/blob/v4/action.yml",
      "actions/attest-sbom": "https://github.com/actions/attest-sbom/blob/v4/action.yml",
    },
    effects: [
      { does: "need", needs: { "id-token": ["write"] }, refusal: errors.missingIdentityPermission },
      { does: "need", needs: { attestations: ["write"] } },
      {
        does: "push",
        what: "attestation",
        images: [{ input: "subject-name" }],
        lowercase: true,
        reads: ["docker"],
        when: { input: "push-to-registry", default: "false", is: ["true"] },
      },
    ],
    noLoginInputs: true,
  },
  {
    // It publishes the repository itself as a package: https://github.com/actions/publish-immutable-action#readme
    uses: "actions/publish-immutable-action",
    source: "https://github.com/actions/publish-immutable-action/blob/v0/action.yml",
    effects: [
      { does: "need", needs: { "id-token": ["write"], contents: ["read", "write"] } },
      {
        does: "push",
        what: "artifact",
        images: [{ join: [{ literal: "ghcr.io/" }, { context: "github.repository" }] }],
        lowercase: true,
        reads: [],
        password: [{ input: "github-token" }, { githubToken: true }],
      },
    ],
    noLoginInputs: true,
  },
  {
    // The first three knew packages of a repository alone, none of ghcr.io.
    uses: "actions/delete-package-versions",
    until: 3,
    source: "https://github.com/actions/delete-package-versions/blob/v3/action.yml",
    effects: [],
    noLoginInputs: true,
  },
  {
    uses: "actions/delete-package-versions",
    since: 4,
    source: "https://github.com/actions/delete-package-versions/blob/v5/action.yml",
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
              { input: "package-name" },
            ],
          },
        ],
        reads: [],
        password: [{ input: "token" }, { githubToken: true }],
        when: { input: "package-type", default: "", is: ["container", "docker"] },
      },
    ],
    noLoginInputs: true,
  },
];
