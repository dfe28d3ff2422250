import { describe, expect, it } from "vitest";
import { placeOf, reportOf, rules, settled } from "../../test/sample-reports.ts";
import { lint } from "../lint.ts";
import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Report } from "./report.ts";
import { renderSarif } from "./render-sarif.ts";

function file(path: string, lines: readonly string[]): SourceFile {
  return { path, shownPath: path, text: `${lines.join("\n")}\n` };
}

const push = [
  "jobs:",
  "  image:",
  "    runs-on: ubuntu-latest",
  "    steps:",
  "      - uses: docker/login-action@v3",
  "        with: { registry: ghcr.io, username: '${{ github.actor }}', password: '${{ secrets.GITHUB_TOKEN }}' }",
  "      - run: docker push ghcr.io/acme/app",
];
const callee = file(".github/workflows/push.yml", ["on: workflow_call", ...push]);
const caller = file(".github/workflows/release.yml", [
  "on: push",
  "permissions: { contents: read }",
  "jobs:",
  "  release:",
  "    uses: ./.github/workflows/push.yml",
]);

interface Result {
  readonly ruleId: string;
  readonly codeFlows?: readonly { threadFlows: readonly { locations: readonly { location: Location }[] }[] }[];
}

interface Location {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number };
  };
}

function flowOf(files: readonly SourceFile[], rule: string): readonly string[] | undefined {
  return flowIn(lint({ files, lookup: (path) => files.find((each) => each.path === path), settings: {} }), rule);
}

function flowIn(report: Report, rule: string): readonly string[] | undefined {
  const { runs } = JSON.parse(renderSarif(report)) as { runs: [{ results: readonly Result[] }] };
  const result = runs[0].results.find(({ ruleId }) => ruleId === rule);
  return result?.codeFlows?.[0]?.threadFlows[0]?.locations.map(
    ({ location: { physicalLocation } }) =>
      `${physicalLocation.artifactLocation.uri}:${physicalLocation.region.startLine}`,
  );
}

describe("sarifFlow", () => {
  it("goes from the call over the proof to what has to be edited", () => {
    expect(flowOf([caller, callee], "missing-packages-write")).toEqual([
      ".github/workflows/release.yml:5",
      ".github/workflows/push.yml:8",
      ".github/workflows/release.yml:2",
    ]);
  });

  it("begins with the call also where that file proves nothing", () => {
    const asking = { ...callee, text: callee.text.replace("    steps", "    permissions: {}\n    steps") };
    const granting = { ...caller, text: caller.text.replace("contents: read", "packages: write") };
    expect(flowOf([granting, asking], "missing-packages-write")).toEqual([
      ".github/workflows/release.yml:5",
      ".github/workflows/push.yml:9",
      ".github/workflows/push.yml:5",
    ]);
  });

  it("goes through several places that lead to the fault, also in one file", () => {
    const place = (text: string): Span => placeOf(callee, text);
    const related = ["login-action", "docker push"].map((text) => ({ message: text, at: place(text) }));
    const finding = settled(rules.write, { message: "x", at: place("image"), related });
    expect(flowIn(reportOf([finding]), rules.write.id)).toEqual([6, 8, 3].map((line) => `${callee.path}:${line}`));
  });

  it("is left out where one place beside the fault is all", () => {
    const alone = file(".github/workflows/push.yml", ["on: push", "permissions: { contents: read }", ...push]);
    expect(flowOf([alone], "missing-packages-write")).toBeUndefined();
  });
});
