import type { Finding, Rule } from "../src/rule.ts";
import type { Report, SettledFinding } from "../src/report/report.ts";
import type { SourceFile } from "../src/source/source-file.ts";
import type { Span } from "../src/source/span.ts";

/** Reports made by hand, for the tests of everything that prints them. */

export function sourceFile(path: string, text: string): SourceFile {
  return { path, shownPath: path, text };
}

/** The place of a text that stands in the file, the first one after `after`. */
export function placeOf(file: SourceFile, text: string, after = ""): Span {
  const from = file.text.indexOf(after);
  const start = file.text.indexOf(text, from + after.length);
  if (from === -1 || start === -1) throw new Error(`the sample has no "${text}" after "${after}"`);
  return { file, start, end: start + text.length };
}

export function sampleRule(id: string, words: Partial<Rule> = {}): Rule {
  return {
    id,
    title: `sample of ${id}`,
    severity: "error",
    category: "permissions",
    why: "Something happens, and this is why.",
    remedy: "Do something about it.",
    references: ["https://docs.github.com/en/packages"],
    checkJob: () => [],
    ...words,
  };
}

export function settled(rule: Rule, finding: Finding, job?: string): SettledFinding {
  return { severity: rule.severity, ...finding, rule, job, cases: [] };
}

export function reportOf(findings: readonly SettledFinding[], rest: Partial<Report> = {}): Report {
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  return { findings, remarks: [], files: 1, suppressed: [], rules, secrets: [], ...rest };
}

export const publish = sourceFile(
  ".github/workflows/publish.yml",
  `name: publish
on:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: acme-bot
          password: ghp_0123456789abcdefghijABCDEFGHIJ012345
      - uses: docker/build-push-action@v6
        with:
          push: true
          tags: ghcr.io/acme/app:latest
`,
);

const caller = sourceFile(
  ".github/workflows/release.yml",
  `on: push
jobs:
  call:
    permissions:
      packages: read
    uses: ./.github/workflows/publish.yml
`,
);

export const rules = {
  write: sampleRule("missing-packages-write"),
  password: sampleRule("hardcoded-password", { category: "credentials", securitySeverity: 9 }),
  username: sampleRule("hardcoded-username", { category: "credentials", severity: "warning" }),
  unused: sampleRule("unused-login", { category: "flow", severity: "note" }),
  capped: sampleRule("capped-reusable-permission"),
};

export const token = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

const missingWrite = settled(
  rules.write,
  {
    message: "job `image` pushes to ghcr.io, but its token gets `packages: none`",
    at: placeOf(publish, "permissions:"),
    label: "only `contents: read` is granted here",
    related: [{ message: "pushes ghcr.io/acme/app", at: placeOf(publish, "push: true") }],
    predicts: "denied: installation not allowed to Write organization package",
    fix: {
      title: "add `packages: write` to the block",
      safety: "safe",
      edits: [{ span: emptyAt(placeOf(publish, "\n", "contents: read")), text: "\n  packages: write" }],
    },
  },
  "image",
);

const hardcoded = settled(
  rules.password,
  {
    message: `job \`image\` logs in to ghcr.io with the literal ${token}`,
    at: placeOf(publish, token),
    label: "everyone who can read the repository can use it",
    related: [{ message: "the login", at: placeOf(publish, "uses: docker/login-action@v3") }],
    remedy: "revoke the token and use `${{ secrets.GITHUB_TOKEN }}`",
  },
  "image",
);

const literalUser = settled(
  rules.username,
  {
    message: "job `image` logs in as the literal user `acme-bot`",
    at: placeOf(publish, "acme-bot"),
    fix: {
      title: "use `${{ github.actor }}`",
      safety: "unsafe",
      edits: [{ span: placeOf(publish, "acme-bot"), text: "${{ github.actor }}" }],
    },
  },
  "image",
);

const capped = settled(
  rules.capped,
  {
    message: "job `call` lets the called workflow have `packages: read`, but it asks for `write`",
    at: placeOf(caller, "./.github/workflows/publish.yml"),
    label: "this call",
    related: [
      { message: "the ceiling is set here", at: placeOf(caller, "packages: read") },
      { message: "asks for more", at: placeOf(publish, "image:") },
    ],
  },
  "call",
);

/** Every part that a finding can have, a credential, and two files. */
export const fullReport = reportOf([missingWrite, hardcoded, literalUser, capped], {
  files: 3,
  suppressed: [
    { ...missingWrite, at: placeOf(publish, "image:"), suppression: { by: "comment", reason: "the mirror does it" } },
    { ...hardcoded, suppression: { by: "baseline", reason: undefined } },
  ],
  secrets: [token],
  rules: Object.values(rules),
  remarks: [
    { message: "step `make push` cannot be looked into", path: publish.shownPath },
    { message: "the alias budget was used up", path: undefined },
  ],
});

export const cleanReport = reportOf([], { files: 3, rules: Object.values(rules) });

/** Names and texts made to be obeyed by a terminal, a runner, or a reader of Markdown. */
export const hostileReport = hostile();

function hostile(): Report {
  const file = sourceFile(
    "::error::owned ?#%\u001b[31m日.yml",
    "on: push\n::add-mask::x\r\n##[add-path]/tmp/x \u001b]0;title\u0007 \u202eevil\u2066\ud800 end\u0085\n",
  );
  const finding = settled(
    sampleRule("invalid-workflow", { category: "file" }),
    {
      message: "::error::key `\u001b[2J\u202e` \n::warning::x ##[error]y [link](1) {0} \ud800",
      at: placeOf(file, "::add-mask::x"),
      label: "##[error]label \u009b1m",
      related: [
        {
          message: "]( ::stop-commands:: ##[group]z \\ [a]",
          at: placeOf(file, "##[add-path]/tmp/x \u001b]0;title\u0007 \u202eevil"),
        },
      ],
      predicts: "a\n::error::b",
      remedy: `do it ${"very ".repeat(30)}::error::c ::error::d`,
    },
    "::job\u001b[0m",
  );
  return reportOf([finding], { remarks: [{ message: "::error::m ##[error]", path: "  ::error::p" }] });
}

/** A file that no parser could read to its end. */
export const brokenReport = broken();

function broken(): Report {
  const file = sourceFile(".github/workflows/broken file.yml", "on: push\njobs: [\n");
  const end = { file, start: file.text.length, end: file.text.length };
  const invalid = sampleRule("invalid-workflow", { category: "file" });
  return reportOf([
    settled(invalid, { message: "a list is not closed", at: end }),
    settled(invalid, { message: "a list is not closed", at: end }),
  ]);
}

export function emptyAt(span: Span): Span {
  return { file: span.file, start: span.start, end: span.start };
}
