import { describe, expect, it } from "vitest";
import { parseConfiguration } from "./configuration/parse-configuration.ts";
import { access, lint, type LintInput } from "./lint.ts";
import { positionOf } from "./report/positions.ts";
import type { SourceFile } from "./source/source-file.ts";

const path = ".github/workflows/publish.yml";
const sourceFile = (name: string, text: string): SourceFile => ({ path: name, shownPath: name, text });
const workflow = (login = "", on = "push"): string => `on: ${on}
permissions:
  packages: write
jobs:
  image:
    runs-on: ubuntu-latest
    steps:
      ${login}
      - run: docker login ghcr.io -u "$GITHUB_ACTOR" -p "$\{{ github.token }}"
      - run: docker push ghcr.io/acme/app
`;
const ignore = (rules: string, reason = " because"): string => `# ghcr-lint: ignore[${rules}]${reason}`;

function outcome(text: string, configuration = "", rest: Partial<LintInput> = {}): unknown {
  const file = sourceFile(path, text);
  const { configuration: wishes } = parseConfiguration(sourceFile("ghcr-lint.yml", configuration));
  const input = { files: [file], lookup: () => undefined, settings: { repository: "acme/app" }, ...rest };
  const report = lint({ ...input, configuration: wishes });
  return {
    found: report.findings.map(
      ({ severity, rule, at }) =>
        `${at.file.path === path ? "" : "configuration "}${positionOf(at.file, at.start).line} ${severity} ${rule.id}`,
    ),
    suppressed: report.suppressed.map(
      ({ rule, suppression }) => `${rule.id} by ${suppression.by}: ${suppression.reason}`,
    ),
  };
}

describe("suppress", () => {
  const both = ["9 warning password-on-command-line", "9 note secret-in-script"];
  it("sets aside what a comment names, and nothing else", () => {
    expect(outcome(workflow())).toEqual({ found: both, suppressed: [] });
    expect(outcome(workflow(ignore("secret-in-script")))).toEqual({
      found: [both[0]],
      suppressed: ["secret-in-script by comment: because"],
    });
  });

  it("takes an ignore without a reason, and says so", () => {
    expect(outcome(workflow(ignore("secret-in-script", "")))).toEqual({
      found: ["8 note unused-ignore", both[0]],
      suppressed: ["secret-in-script by comment: undefined"],
    });
  });

  it("says of a comment that hits nothing where the rule has found something, if that is in the same file", () => {
    const told = (text: string): unknown => {
      const { findings } = lint({ files: [sourceFile(path, text)], lookup: () => undefined, settings: {} });
      const unused = findings.filter(({ rule }) => rule.id === "unused-ignore");
      return unused.map(({ related, remedy }) => [
        related?.map(({ at, message }) => `${positionOf(at.file, at.start).line}: ${message}`),
        remedy,
      ]);
    };
    const refused = workflow(`- run: docker build .`).replace("packages: write", "contents: read");
    const aboveJob = refused.replace("  image:", `  ${ignore("missing-packages-write")}\n  image:`);
    expect(told(aboveJob)).toEqual([
      [["2: `missing-packages-write` is found here"], "put it above the line of the finding, or take it out"],
    ]);
    expect(told(`${refused}      ${ignore("secret-in-script")}\n      - run: exit\n`)).toEqual([
      [["9: `secret-in-script` is found here"], "put it above the line of the finding, or take it out"],
    ]);
    expect(told(refused.replace("  image:", `  ${ignore("missing-login")}\n  image:`))).toEqual([[[], "take it out"]]);
  });

  it("says nothing of a place that another comment ignores, or to an entry of the configuration", () => {
    const aboveJob = `  ${ignore("missing-packages-write")}\n  image:`;
    const refused = workflow().replace("packages: write", "contents: read").replace("  image:", aboveJob);
    const ignored = refused.replace("permissions:", `permissions: ${ignore("missing-packages-write")}`);
    const entry = "ignore:\n  - { rule: missing-packages-write, path: nowhere.yml, reason: none }\n";
    const { configuration } = parseConfiguration(sourceFile("ghcr-lint.yml", entry));
    for (const input of [
      { text: ignored },
      { text: workflow().replace("packages: write", "contents: read"), configuration },
    ]) {
      const { text, ...rest } = input;
      const { findings } = lint({ files: [sourceFile(path, text)], lookup: () => undefined, settings: {}, ...rest });
      const unused = findings.filter(({ rule }) => rule.id === "unused-ignore");
      expect(unused).toMatchObject([{ related: [], remedy: "take it out" }]);
    }
  });

  it("prefers the comment, and finds both used", () => {
    const entry = "ignore:\n  - { rule: secret-in-script, reason: general }\n";
    expect(outcome(workflow(ignore("secret-in-script")), entry)).toEqual({
      found: [both[0]],
      suppressed: ["secret-in-script by comment: because"],
    });
  });

  it.each([
    ["2026-06-30", [both[0]]],
    ["2026-07-01", [...both, "configuration 2 note unused-ignore"]],
    [undefined, [both[0]]],
  ])("on %s knows whether an entry holds", (today, found) => {
    const entry = "ignore:\n  - { rule: secret-in-script, until: 2026-06-30, reason: r }\n";
    expect(outcome(workflow(), entry, today === undefined ? {} : { today })).toMatchObject({ found });
  });

  it("judges no ignore of a rule that did not run", () => {
    const text = workflow(ignore("unused-login"));
    expect(outcome(text)).toMatchObject({ found: ["8 note unused-ignore", ...both] });
    expect(outcome(text, "rules: { unused-login: off }")).toMatchObject({ found: both });
    expect(outcome(text, "rules: { unused-ignore: off }")).toMatchObject({ found: both });
    expect(outcome(workflow(ignore("invalid-workflow")))).toMatchObject({ found: both });
    expect(outcome(workflow(ignore("invalid-workflow")), "", { checkSchema: () => [] })).toMatchObject({
      found: ["8 note unused-ignore", ...both],
    });
    expect(outcome(text, "", { rules: { only: ["unused-ignore", "missing-login"] } })).toMatchObject({ found: [] });
  });

  it("judges no ignore in a called workflow whose callers may not be at hand", () => {
    const text = workflow(ignore("unused-login"), "workflow_call");
    expect(outcome(text)).toMatchObject({ found: ["8 note unused-ignore", ...both] });
    expect(outcome(text, "", { isPartial: true })).toMatchObject({ found: both });
    expect(outcome(workflow(ignore("unused-login")), "", { isPartial: true })).toMatchObject({
      found: ["8 note unused-ignore", ...both],
    });
  });

  it("hears a comment in a called workflow and in a script that were not asked about", () => {
    const caller =
      "on: push\npermissions: { packages: write }\njobs:\n  call:\n    uses: ./.github/workflows/called.yml\n";
    const called = workflow(ignore("secret-in-script, password-on-command-line"), "workflow_call");
    const files = new Map([[".github/workflows/called.yml", sourceFile(".github/workflows/called.yml", called)]]);
    expect(outcome(caller, "", { lookup: (name) => files.get(name) })).toEqual({
      found: [],
      suppressed: ["password-on-command-line by comment: because", "secret-in-script by comment: because"],
    });
    const steps = workflow().replace(/- run: docker login.*/, "- run: ./login.sh");
    const script = sourceFile(
      "login.sh",
      `#!/bin/sh\n${ignore("password-on-command-line")}\ndocker login ghcr.io -u "$GITHUB_ACTOR" -p "$TOKEN"\n`,
    );
    const env = steps.replace("jobs:", "env:\n  TOKEN: ${{ github.token }}\njobs:");
    expect(outcome(env, "", { lookup: (name) => (name === "login.sh" ? script : undefined) })).toEqual({
      found: [],
      suppressed: ["password-on-command-line by comment: because"],
    });
  });

  it("ignores what is found about ignores in the same way, and asks no more of that", () => {
    const text = workflow(`${ignore("unused-login")} # ${ignore("unused-ignore")}`);
    expect(outcome(text)).toMatchObject({ found: ["8 note unused-ignore", ...both] });
    const above = workflow(`${ignore("unused-ignore")}\n      ${ignore("unused-login")}`);
    expect(outcome(above)).toMatchObject({ suppressed: ["unused-ignore by comment: because"] });
    const file = workflow(`# ghcr-lint: ignore-file[unused-ignore] old\n      ${ignore("unused-login")}`);
    expect(outcome(file)).toEqual({
      found: both.map((finding) => finding.replace("9", "10")),
      suppressed: ["unused-ignore by comment: old"],
    });
    expect(outcome(workflow(ignore("unused-ignore")))).toEqual({ found: both, suppressed: [] });
  });

  it("leaves the access map as it is", () => {
    const file = sourceFile(path, workflow(ignore("secret-in-script")).replace("packages: write", "packages: read"));
    const input = { files: [file], lookup: () => undefined, settings: { repository: "acme/app" } };
    const { configuration } = parseConfiguration(sourceFile("c.yml", "rules: { missing-packages-write: off }"));
    expect(access({ ...input, configuration })).toEqual(access(input));
    expect(lint({ ...input, configuration }).findings.map(({ rule }) => rule.id)).not.toContain(
      "missing-packages-write",
    );
  });
});
