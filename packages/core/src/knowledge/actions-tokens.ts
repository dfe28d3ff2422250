import type { ActionRow } from "./rows.ts";

/** Actions whose output is an installation token of a GitHub App. */
export const tokenActions: readonly ActionRow[] = [
  {
    uses: "actions/create-github-app-token",
    source: "https://github.com/actions/create-github-app-token/blob/v3/action.yml",
    alike: {
      "tibdex/github-app-token": "https://github.com/tibdex/github-app-token/blob/v2/action.yml",
      "peter-murray/workflow-application-token-action":
        "https://github.com/peter-murray/workflow-application-token-action/blob/v5/action.yml",
      "getsentry/action-github-app-token": "https://github.com/getsentry/action-github-app-token/blob/v3/action.yml",
      "navikt/github-app-token-generator": "https://github.com/navikt/github-app-token-generator/blob/v1/action.yml",
      "cybozu/octoken-action": "https://github.com/cybozu/octoken-action/blob/v1/action.yaml",
    },
    effects: [{ does: "mint", output: "token", kind: "app-token" }],
  },
  {
    uses: "octo-sts/action",
    source: "https://github.com/octo-sts/action/blob/v1.1.1/action.yml",
    effects: [
      { does: "need", needs: { "id-token": ["write"] } },
      { does: "mint", output: "token", kind: "app-token" },
    ],
  },
  {
    uses: "machine-learning-apps/actions-app-token",
    source: "https://github.com/machine-learning-apps/actions-app-token/blob/0.21/action.yml",
    effects: [{ does: "mint", output: "app_token", kind: "app-token" }],
  },
];
