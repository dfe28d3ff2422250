import { describe, expect, it } from "vitest";
import { emptyMap, fullMap, hostileMap } from "../../test/sample-access.ts";
import { token } from "../../test/sample-reports.ts";
import { columnWidth } from "./column-width.ts";
import { renderAccessJson } from "./render-access-json.ts";
import { renderAccessMarkdown } from "./render-access-markdown.ts";
import { renderAccessText } from "./render-access-text.ts";

describe("renderAccessText", () => {
  it("shows a whole map", () => {
    expect(renderAccessText(fullMap, { color: false })).toBe(`\
.github/workflows/publish.yml:5:3: fails: job \`image\` pushes ghcr.io/acme/app and 2 more with GITHUB_TOKEN
  called    by .github/workflows/release.yml:6
  login     GITHUB_TOKEN as github.actor, by docker/login-action (line 9)
            secrets.GHCR_TOKEN as acme-bot, by docker login (line 20)
  packages  read, by the caller's \`permissions\` (.github/workflows/release.yml:5)
  does      push ghcr.io/acme/app with GITHUB_TOKEN, by docker/build-push-action (line 16)
            push cache of ghcr.io/acme/cache with GITHUB_TOKEN, by docker/build-push-action
              (line 18)
            pull ghcr.io/other/tool with secrets.GHCR_TOKEN, by docker pull (line 21)
  secret    secrets.GHCR_TOKEN: needs read:packages, no more
  events    release, pull_request: login, pull, push
            pull_request from a fork: login, pull, push - a login by secret would fail, as it is
              empty there; the push would be refused, as the token is read-only there
            pull_request by Dependabot: login, pull, push - a login by secret would fail, unless it
              is one of Dependabot's, too; the push would be refused, as the token is read-only
              there
  unclear   \`make\` (line 8)
  because   job \`image\` pushes to ghcr.io, but its token gets \`packages: read\`
              [missing-packages-write]
            the run would say: denied: installation not allowed to Write organization package

.github/workflows/release.yml:8:3: works: job \`scan\` pulls ghcr.io/acme/app without a login
  packages  none, by the job's own \`permissions\` (line 10)
  does      pull ghcr.io/acme/app without a login, by docker pull (line 12)
  events    release, pull_request, pull_request from a fork, pull_request by Dependabot: pull
  provided  what it pulls without a login is public

2 jobs use ghcr.io in 2 files: 1 works, 1 fails
`);
  });

  it("says the same in color", () => {
    const colored = renderAccessText(fullMap, { color: true });
    expect(colored).toContain("\u001b[1;31mfails:\u001b[0m");
    expect(colored.replaceAll(/\u001b\[[\d;]*m/g, "")).toBe(renderAccessText(fullMap, { color: false }));
  });

  it.each([60, 80, 120])("fits into %i columns below the first line of each job", (width) => {
    const rows = renderAccessText(fullMap, { color: false, width })
      .split("\n")
      .filter((row) => row.startsWith("  "));
    expect(rows.length).toBeGreaterThan(10);
    expect(Math.max(...rows.map(columnWidth))).toBeLessThanOrEqual(width);
  });

  it("says that there is nothing", () => {
    expect(renderAccessText(emptyMap, { color: false })).toBe("no job uses ghcr.io in 1 file\n");
  });
});

describe("renderAccessMarkdown", () => {
  it("is a table", () => {
    expect(renderAccessMarkdown(fullMap)).toBe(`\
| Job | Verdict | Login | \`packages\` | Does | In which events |
| --- | --- | --- | --- | --- | --- |
| **image**<br>.github/workflows/publish.yml:5<br>called by .github/workflows/release.yml:6 | **fails**<br>job <code>image</code> pushes to ghcr.io, but its token gets <code>packages: read</code> ([missing-packages-write](https://github.com/ghcr-lint/ghcr-lint/blob/main/docs/rules/missing-packages-write.md))<br>the run would say: denied: installation not allowed to Write organization package | GITHUB\\_TOKEN as github.actor, by docker/login-action \\(line 9\\)<br>secrets.GHCR\\_TOKEN as acme-bot, by docker login \\(line 20\\)<br>secrets.GHCR\\_TOKEN: needs read:packages, no more | read, by the caller's <code>permissions</code> \\(.github/workflows/release.yml:5\\) | push ghcr.io/acme/app with GITHUB\\_TOKEN, by docker/build-push-action \\(line 16\\)<br>push cache of ghcr.io/acme/cache with GITHUB\\_TOKEN, by docker/build-push-action \\(line 18\\)<br>pull ghcr.io/other/tool with secrets.GHCR\\_TOKEN, by docker pull \\(line 21\\)<br>cannot be looked into: <code>make</code> \\(line 8\\) | release, pull\\_request: login, pull, push<br>pull\\_request from a fork: login, pull, push - a login by secret would fail, as it is empty there; the push would be refused, as the token is read-only there<br>pull\\_request by Dependabot: login, pull, push - a login by secret would fail, unless it is one of Dependabot's, too; the push would be refused, as the token is read-only there |
| **scan**<br>.github/workflows/release.yml:8 | **works**<br>provided that what it pulls without a login is public | – | none, by the job's own <code>permissions</code> \\(line 10\\) | pull ghcr.io/acme/app without a login, by docker pull \\(line 12\\) | release, pull\\_request, pull\\_request from a fork, pull\\_request by Dependabot: pull |

2 jobs use ghcr.io in 2 files: 1 works, 1 fails
`);
  });

  it("is a line where there is nothing", () => {
    expect(renderAccessMarkdown(emptyMap)).toBe("no job uses ghcr.io in 1 file\n");
  });

  it("keeps every row in its six cells, and nothing in them is Markdown or HTML", () => {
    const [, , row = ""] = renderAccessMarkdown(hostileMap).split("\n");
    expect(row.replaceAll(/\\./g, "").split("|")).toHaveLength(8);
    expect(row).not.toMatch(/<(?!br>|\/?code>)|@acme|https:\/\/evil|(?<!\\)\]\(https:&/);
  });
});

describe.each([
  ["text", (): string => renderAccessText(hostileMap, { color: false })],
  ["Markdown", (): string => renderAccessMarkdown(hostileMap)],
  ["JSON", (): string => renderAccessJson(hostileMap)],
])("in %s", (_name, render) => {
  it("no credential is told", () => {
    expect(hostileMap.secrets).toEqual([token]);
    expect(render()).not.toContain(token.slice(8));
  });

  it("no terminal and no runner finds anything to obey", () => {
    const text = render();
    expect(text).toContain("acme");
    expect(text).not.toMatch(/[^\P{Cc}\n]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|##\[|^\s*::/mu);
  });
});

it("gives programs what it shows to people", () => {
  const { jobs } = JSON.parse(renderAccessJson(fullMap)) as { readonly jobs: readonly unknown[] };
  expect(jobs[0]).toMatchObject({
    id: "image",
    path: ".github/workflows/publish.yml",
    line: 5,
    verdict: "fails",
    chains: [[{ path: ".github/workflows/release.yml", line: 6 }]],
    packages: { access: "read", decidedBy: "caller", at: { path: ".github/workflows/release.yml", line: 5 } },
    secrets: [{ name: "GHCR_TOKEN", scopes: ["read:packages"] }],
  });
});
