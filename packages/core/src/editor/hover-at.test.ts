import { describe, expect, it } from "vitest";
import { access, lint } from "../lint.ts";
import type { LintInput } from "../lint.ts";
import { hoverAt } from "./hover-at.ts";

const path = ".github/workflows/a.yml";

function workflow(head: string, password: string, job = "image"): string {
  return `on: push
${head}jobs:
  ${job}:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: octocat
          password: ${password}
      - run: docker push ghcr.io/acme/app
`;
}

/** What is shown over a text of a file. */
function shown(text: string, over: string): string | undefined {
  const file = { path, shownPath: path, text };
  const input: LintInput = { files: [file], lookup: () => undefined, settings: {} };
  const report = lint(input);
  const offset = text.indexOf(over);
  expect(offset).not.toBe(-1);
  const hover = hoverAt({ path, offset }, access(input), report.findings);
  if (hover) expect(hover.at.start <= offset && offset <= hover.at.end).toBe(true);
  return hover?.markdown;
}

const token = "${{ secrets.GITHUB_TOKEN }}";
const mayRead = "permissions:\n  contents: read\n";

describe("over a job", () => {
  it("is the access map", () => {
    const text = shown(workflow(mayRead, token), "image:");
    expect(text).toContain("**job `image`** pushes ghcr.io/acme/app with GITHUB_TOKEN: **fails**");
    expect(text).toContain("*packages*: none, by the workflow's `permissions` (line 2)");
    expect(text).toContain("*does*: push ghcr.io/acme/app");
  });

  it("is the same over the permissions that count for it", () => {
    const text = workflow("permissions:\n  packages: write\n", token);
    expect(shown(text, "packages: write")).toBe(shown(text, "image:"));
  });

  it("is nothing where the job has nothing to do with ghcr.io", () => {
    expect(shown("on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: 'true'\n", "a:")).toBeUndefined();
  });
});

describe("over a login", () => {
  it.each([
    ["permissions:\n  packages: write\n", token, "GITHUB_TOKEN: can log in, pull, and push"],
    ["permissions:\n  packages: read\n", token, "GITHUB_TOKEN: can log in and pull, but not push"],
    [mayRead, token, "GITHUB_TOKEN: can log in, but neither push nor pull what is not public"],
    ["", token, "GITHUB_TOKEN: can log in; whether it can pull what is not public, and push, no file says"],
    ["", "${{ secrets.CR_PAT }}", "secrets.CR_PAT: what it can do stands in no file; needs write:packages, no more"],
    ["", "ghp_0123456789abcdefghijABCDEFGHIJ456789", "a literal in the file: everybody who can read this file"],
    ["", "''", "an empty text: nothing: the login fails"],
    ["", "${{ vars.TOKEN }}", "vars.TOKEN: what it can do cannot be told from the files"],
  ])("%j with %s", (head, password, ability) => {
    const text = workflow(head, password);
    expect(shown(text, "docker/login-action")).toContain(`- ${ability}`);
    expect(shown(text, password)).toContain(`- ${ability}`);
  });

  it("says where it would fail", () => {
    const text = workflow(mayRead, token).replace("on: push", "on: pull_request");
    expect(shown(text, "docker/login-action")).toContain("pull_request by Dependabot: the push would be refused");
  });
});

it("is the rule's page over a finding", () => {
  const text = shown(workflow(mayRead, token), "permissions");
  expect(text).toContain("### missing-packages-write\n\nPush to ghcr.io with a token that may not write packages.");
  expect(text).toContain("docs/rules/missing-packages-write.md");
});

it("shows no credential and obeys no markup of a file", () => {
  const secret = "ghp_0123456789abcdefghijABCDEFGHIJ456789";
  const text = workflow("", secret).replace(
    "docker push ghcr.io/acme/app",
    `docker push "ghcr.io/acme/[x](y)<b>\`${secret}"`,
  );
  for (const over of ["image:", "docker/login-action", secret, "docker push"]) {
    expect(shown(text, over) ?? "").not.toContain("0123456789abcdef");
    expect(shown(text, over) ?? "").not.toMatch(/<b>|\[x\]\(/);
  }
});
