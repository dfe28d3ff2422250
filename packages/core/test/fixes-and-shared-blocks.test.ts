import { expect, it } from "vitest";
import { applyFixes } from "../src/index.ts";
import { fixedBy } from "./fixed-by.ts";

const path = ".github/workflows/publish.yml";
const lintJob = "  lint:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n";
const jobOf = (block: string, token = "secrets.GITHUB_TOKEN"): string => `  image:
    runs-on: ubuntu-latest
${block}    steps:
      - uses: actions/checkout@v4
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: \${{ github.actor }}
          password: \${{ ${token} }}
      - run: docker push ghcr.io/acme/app:1
`;
const own = (...scopes: readonly string[]): string =>
  `    permissions:\n${scopes.map((scope) => `      ${scope}\n`).join("")}`;
const workflow = (block: string, jobs: string): string => `on: push\n${block}jobs:\n${jobs}`;

function fixed(text: string): string {
  const file = { path, shownPath: path, text };
  const { changes } = applyFixes(
    { files: [file], lookup: () => undefined, settings: { repository: "acme/app" } },
    "safe",
  );
  return changes[0]?.after.text ?? text;
}

it.each([
  ["permissions: {} # deny all\n", ["contents: read", "packages: write"]],
  ["permissions:\n  id-token: write\n", ["id-token: write", "contents: read", "packages: write"]],
])("a job that gets a block of its own has the checkout in it, and no other job gets more: %s", (block, scopes) => {
  expect(fixed(workflow(block, lintJob + jobOf("")))).toBe(workflow(block, lintJob + jobOf(own(...scopes))));
});

it("each of both fixes alone gives the job a block of its own", () => {
  const text = workflow("permissions: {}\n", lintJob + jobOf(""));
  expect(fixedBy("missing-companion-permission", text)).toBe(
    workflow("permissions: {}\n", lintJob + jobOf(own("contents: read"))),
  );
  expect(fixedBy("missing-packages-write", text)).toBe(
    workflow("permissions: {}\n", lintJob + jobOf(own("packages: write"))),
  );
});

it("who denies all denies it to the others, whatever token the job pushes with", () => {
  const jobs = (block: string): string => lintJob + jobOf(block, "secrets.GHCR_TOKEN");
  expect(fixed(workflow("permissions: {}\n", jobs("")))).toBe(
    workflow("permissions: {}\n", jobs(own("contents: read"))),
  );
});

it("a block that is meant for all, or that only one job has, is filled where it is", () => {
  const text = (block: string, others: string): string => workflow(block, others + jobOf(""));
  expect(fixed(text("permissions:\n  packages: write\n", lintJob))).toBe(
    text("permissions:\n  packages: write\n  contents: read\n", lintJob),
  );
  expect(fixed(text("permissions: {}\n", ""))).toBe(text("permissions:\n  contents: read\n  packages: write\n", ""));
});
