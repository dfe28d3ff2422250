import type { ActionRow } from "./rows.ts";

/** Scanners: they read an image where one is named, and a login is of use only if that image is private. */
export const scannerActions: readonly ActionRow[] = [
  {
    uses: "aquasecurity/trivy-action",
    source: "https://github.com/aquasecurity/trivy-action/blob/v0.36.0/action.yaml",
    effects: [
      {
        does: "pull",
        what: "image",
        images: [{ input: "image-ref" }],
        reads: ["docker"],
        username: [{ env: "TRIVY_USERNAME" }],
        password: [{ env: "TRIVY_PASSWORD" }],
        when: { input: "scan-type", default: "image", is: ["image"] },
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "anchore/scan-action",
    since: 2,
    source: "https://github.com/anchore/scan-action/blob/v7/action.yml",
    effects: [{ does: "pull", what: "image", images: [{ input: "image" }], reads: ["docker"] }],
    noLoginInputs: true,
  },
  {
    uses: "anchore/sbom-action",
    source: "https://github.com/anchore/sbom-action/blob/v0/action.yml",
    effects: [
      {
        does: "pull",
        what: "image",
        images: [{ input: "image" }],
        reads: ["docker"],
        username: [{ input: "registry-username" }],
        password: [{ input: "registry-password" }],
      },
    ],
    noLoginInputs: true,
  },
  {
    uses: "snyk/actions/docker",
    source: "https://github.com/snyk/actions/blob/0.4.0/docker/action.yml",
    alike: {
      "crazy-max/ghaction-container-scan": "https://github.com/crazy-max/ghaction-container-scan/blob/v4/action.yml",
    },
    effects: [{ does: "pull", what: "image", images: [{ input: "image" }], reads: ["docker"] }],
    noLoginInputs: true,
  },
];
