import { describe, expect, it } from "vitest";
import { access, lint } from "../lint.ts";
import type { SourceFile } from "../source/source-file.ts";
import { explainError } from "./explain-error.ts";
import type { ExplainedError, Explanation } from "./explanation.ts";
import { renderExplanation } from "./render-explanation.ts";

const path = ".github/workflows/publish.yml";

/** A message, and the one workflow of the repository that it came from. */
function explained(text: string, workflow: string | undefined): Explanation {
  const file: SourceFile = { path, shownPath: path, text: workflow ?? "" };
  const input = {
    files: workflow === undefined ? [] : [file],
    lookup: (wanted: string) => (wanted === path ? file : undefined),
    settings: { repository: "acme/app" },
  };
  return explainError(text, lint(input), access(input));
}

function first(
  text: string,
  workflow: string | undefined,
): { readonly says: string; readonly rules: readonly string[] } {
  const [cause] = onlyError(explained(text, workflow)).causes;
  return { says: cause?.says ?? "", rules: cause?.findings.map(({ rule }) => rule.id) ?? [] };
}

function onlyError({ errors }: Explanation): ExplainedError {
  const [error] = errors;
  if (!error || errors.length > 1) throw new Error(`one error is wanted, not ${errors.length}`);
  return error;
}

const login = (password = "secrets.GITHUB_TOKEN", registry = "registry: ghcr.io, "): string => `\
      - uses: docker/login-action@v3
        with: { ${registry}username: "\${{ github.actor }}", password: "\${{ ${password} }}" }
`;
const push = `\
      - uses: docker/build-push-action@v6
        with: { push: true, tags: "ghcr.io/acme/app:latest" }
`;
const job = (steps: string, scopes = "packages: write, contents: read", on = "push"): string =>
  `on: ${on}\njobs:\n  image:\n    runs-on: ubuntu-latest\n    permissions: { ${scopes} }\n    steps:\n${steps}`;
const good = job(login() + push);

describe("the first cause", () => {
  it.each([
    [
      "denied: installation not allowed to Write organization package",
      job(login() + push, "contents: read"),
      "missing-packages-write",
    ],
    [
      'Error: missing "id-token" permission. Please add "permissions: id-token: write" to your workflow.',
      job(
        `${login()}${push}      - { uses: actions/attest@v4, with: { subject-name: ghcr.io/acme/app, push-to-registry: true } }\n`,
      ),
      "missing-companion-permission",
    ],
    [
      "denied: installation not allowed to Create organization package",
      job(login("steps.app.outputs.token") + push).replace(
        "steps:\n",
        "steps:\n      - { id: app, uses: actions/create-github-app-token@v2 }\n",
      ),
      "unsupported-token",
    ],
    [
      "denied: installation not allowed to Write organization package",
      job(login() + push, undefined, "pull_request"),
      "read-only-event-token",
    ],
    [
      "denied: installation not allowed to Read organization package",
      job(`${login()}      - run: docker pull ghcr.io/acme/base\n`, "contents: read"),
      "missing-packages-read",
    ],
    ["denied: permission_denied: write_package", job(login() + push, "contents: read"), "missing-packages-write"],
    [
      "denied: permission_denied: write_package",
      job(login() + push.replace("ghcr.io/acme", "ghcr.io/upstream")),
      "foreign-namespace",
    ],
    ["unauthorized: authentication required", job(push), "missing-login"],
    [
      "unauthorized: unauthenticated: User cannot be authenticated with the token provided.",
      job(push),
      "missing-login",
    ],
    [
      "unauthorized: unauthenticated: User cannot be authenticated with the token provided.",
      job(push + login()),
      "login-after-use",
    ],
    [
      'Error response from daemon: Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
      job(login(undefined, "") + push),
      "missing-registry",
    ],
    [
      'Error response from daemon: Get "https://ghcr.io/v2/": denied: denied',
      job(login("secrets.PAT") + push),
      "undedicated-secret",
    ],
    ["Error: Password required", job(login("env.NOT_THERE") + push), "empty-credential"],
    [
      "Error: Cannot perform an interactive login from a non TTY device",
      job(`      - run: docker login ghcr.io -u x --password-stdin\n${push}`),
      "unpiped-password",
    ],
    [
      'invalid tag "ghcr.io/Acme/app:latest": repository name must be lowercase',
      job(login() + push.replace("acme", "Acme")),
      "uppercase-image-name",
    ],
    [
      "fatal: repository 'https://github.com/acme/app/' not found",
      job(`      - uses: actions/checkout@v4\n${login()}${push}`, "packages: write"),
      "missing-companion-permission",
    ],
  ])("of %s (%#)", (text, workflow, rule) => {
    expect(first(text, workflow).rules[0]).toBe(rule);
  });

  it.each([
    ["denied: permission_denied: write_package", "The package does not give this repository access"],
    ["denied: permission_denied: read_package", "The package is private and does not give this repository access"],
    [
      "denied: permission_denied: The token provided does not match expected scopes.",
      "The personal token lacks the scope",
    ],
    ["Error: Username and password required", "The secret is not defined"],
  ])("of %s is in no file where the files are in order", (text, says) => {
    const { says: said, rules } = first(text, good);
    expect(said.startsWith(says)).toBe(true);
    expect(rules).toEqual([]);
  });

  it("is the usual one where there is no repository", () => {
    expect(first("denied: installation not allowed to Write organization package", undefined).says).toBe(
      "The job's own `GITHUB_TOKEN` lacks `packages: write`",
    );
  });

  it("may be one that a comment ignores", () => {
    const workflow = job(login() + push, "contents: read").replace(
      "    permissions",
      "    # ghcr-lint: ignore[missing-packages-write] it works\n    permissions",
    );
    const error = "denied: installation not allowed to Write organization package";
    expect(first(error, workflow).rules[0]).toBe("missing-packages-write");
    expect(renderExplanation(explained(error, workflow), { color: false })).toContain(
      "[missing-packages-write] (ignored)\n",
    );
  });

  it("may be one that only the rule knows of", () => {
    const { rules } = first("Username required", job(login().replace(/username: "[^"]*", /, "") + push));
    expect(rules[0]).toBe("missing-username");
  });
});

const time = "2026-11-20T10:11:12.1234567Z ";
const logOf = (name: string, packages: string, ...lines: readonly string[]): string =>
  [
    "Current runner version: '2.329.0'",
    "##[group]GITHUB_TOKEN Permissions",
    "Contents: read",
    "Metadata: read",
    ...(packages === "none" ? [] : [`Packages: ${packages}`]),
    "##[endgroup]",
    "Secret source: Actions",
    `Complete job name: ${name}`,
    "##[group]Run docker/login-action@v3",
    "##[endgroup]",
    "Login Succeeded!",
    ...lines,
  ]
    .map((line) => `${time}${line}\n`)
    .join("");

const forbidden =
  "#20 ERROR: failed to push ghcr.io/acme/app:latest: unexpected status from HEAD request to https://ghcr.io/v2/acme/app/blobs/sha256:0a: 403 Forbidden";
const refused = "\u001b[31m##[error]buildx failed with: denied: installation not allowed to Write organization package";

describe("a whole log", () => {
  it("leads to the job that it is of, and to the error that says most", () => {
    const other = job(login() + push, "contents: read").replace("  image:", "  other:");
    const both = `${other}${job(login() + push, "packages: read").slice(good.indexOf("  image:"))}`;
    const error = onlyError(explained(logOf("image", "read", forbidden, refused), both));
    expect(error).toMatchObject({ line: 13, job: "image", text: expect.stringMatching(/^buildx failed/) as unknown });
    expect(error.causes[0]?.findings.map(({ job: id }) => id)).toEqual(["image", "other"]);
    expect(error.causes[0]?.isProven).toBe(true);
  });

  it.each([
    ["Publish the image", "    name: Publish the image\n", ""],
    ["image (linux/amd64, 22)", "    strategy: { matrix: { os: [linux/amd64], node: [22] } }\n", ""],
    ["Image for amd64", "    name: Image for ${{ matrix.arch }}\n    strategy: { matrix: { arch: [amd64] } }\n", ""],
    ["Image (amd64)", "    name: Image\n    strategy: { matrix: { arch: [amd64] } }\n", ""],
    ["amd64", "    name: ${{ matrix.arch }}\n    strategy: { matrix: { arch: [amd64] } }\n", ""],
    ["IMAGE", "", ""],
    ["deploy / image", "", "  workflow_call:\n"],
  ])("leads to the job that %s is of", (name, keys, trigger) => {
    const other = job(login() + push, "contents: read").replace("  image:", "  other:\n    name: Other");
    const both = `${other}  image:\n${keys}${good.slice(good.indexOf("    runs-on")).replace("packages: write", "packages: read")}`;
    const workflow = both.replace("on: push\n", `on:\n  push:\n${trigger}`);
    const explanation = explained(logOf(name, "read", refused), workflow);
    expect(onlyError(explanation).causes[0]?.findings[0]?.job).toBe("image");
    expect(explanation.tokens[0]?.jobs.map(({ id }) => id)).toEqual(["image"]);
  });

  it("prefers a job's own name to one that only a run shows", () => {
    const any = job(login() + push, "contents: read").replace("  image:", "  any:\n    name: ${{ inputs.name }}");
    const { tokens } = explained(logOf("image", "write", refused), any + good.slice(good.indexOf("  image:")));
    expect(tokens[0]?.jobs.map(({ id }) => id)).toEqual(["image"]);
  });

  it("shows a token that was lowered by the event", () => {
    const explanation = explained(logOf("image", "read", refused), good);
    expect(onlyError(explanation).causes[0]).toMatchObject({
      says: "The run is of a pull request from a fork, or of Dependabot: its token is read-only",
      isProven: true,
    });
    expect(renderExplanation(explanation, { color: false })).toContain(
      "The files say `packages: write` for job `image` (.github/workflows/publish.yml:5): the run was of a pull request from a fork",
    );
  });

  it("shows that the scope is not what is missing", () => {
    const error = onlyError(explained(logOf("image", "write", "denied: permission_denied: write_package"), good));
    expect(error.causes[0]?.says).toMatch(/^The package does not give/);
    expect(error.causes.filter(({ isRuledOut }) => isRuledOut)).toHaveLength(2);
  });

  it("tells the repository's default where no block speaks", () => {
    const workflow = good.replace(/ {4}permissions: .*\n/, "");
    const explanation = explained(logOf("image", "read", refused), workflow);
    expect(onlyError(explanation).causes[0]?.findings[0]?.rule.id).toBe("unset-packages-permission");
    expect(renderExplanation(explanation, { color: false })).toContain(
      "No `permissions` block speaks of job `image` (.github/workflows/publish.yml:3): the repository's default decides, and it is the restricted one.",
    );
  });

  it("puts a warning last", () => {
    const warning = "WARNING! Using --password via the CLI is insecure. Use --password-stdin.";
    const { errors } = explained(logOf("image", "read", warning, refused), good);
    expect(errors.map(({ row }) => row.isWarning)).toEqual([undefined, true]);
  });
});

describe("what is printed", () => {
  it("says it plainly where the cause is in no file", () => {
    const shown = renderExplanation(explained("denied: permission_denied: write_package", good), { color: false });
    expect(shown).toContain(
      "Nothing in these files leads to it: the cause most likely stands in no file.\n1. The package",
    );
    expect(shown).toContain("Package settings → Manage Actions access");
  });

  it("keeps the end of a long line", () => {
    const explanation = explained(`${"x".repeat(1000)} denied: permission_denied: write_package`, good);
    expect(renderExplanation(explanation, { color: false })).toMatch(
      /^…x{200,300} denied: permission_denied: write_package\n/,
    );
  });

  it("says where nothing was recognized", () => {
    const explanation = explained("Segmentation fault", good);
    expect(explanation.errors).toEqual([]);
    expect(renderExplanation(explanation, { color: false })).toMatch(/^ghcr-lint knows no error of ghcr\.io/);
  });

  it("holds nothing that a terminal or a runner would obey, nor a credential", () => {
    const password = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    const workflow = job(login().replace("${{ secrets.GITHUB_TOKEN }}", password) + push);
    const text = `::error::##[add-path]\u202e${password} denied: permission_denied: write_package`;
    const shown = renderExplanation(explained(text, workflow), { color: false });
    expect(shown).not.toMatch(/^::|##\[|\u202e/m);
    expect(shown).not.toContain(password);
    expect(shown.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
  });
});
