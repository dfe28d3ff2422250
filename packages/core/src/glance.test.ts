import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { isUnrelated, renderClean } from "./glance.ts";
import { lint } from "./lint.ts";
import { renderText } from "./report/render-text.ts";
import type { SourceFile } from "./source/source-file.ts";

const path = ".github/workflows/x.yml";
const workflow = (step: string): SourceFile => ({
  path,
  shownPath: path,
  text: `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`,
});
const nothing = (): undefined => undefined;

describe("a glance", () => {
  it("is enough for a workflow that has nothing to do with packages", () => {
    expect(isUnrelated([workflow("run: npm test")], nothing)).toBe(true);
  });

  it.each([
    "uses: docker/login-action@v3",
    "run: docker push ghcr.io/acme/app",
    "uses: ./.github/actions/x",
    "run: 'a",
  ])("is not enough for `%s`", (step) => {
    expect(isUnrelated([workflow("run: npm test"), workflow(step)], nothing)).toBe(false);
  });

  it("looks into the scripts that are called", () => {
    const script = { path: "release.sh", shownPath: "release.sh", text: "docker push ghcr.io/acme/app" };
    const lookup = (asked: string): SourceFile | undefined => (asked === script.path ? script : undefined);
    expect(isUnrelated([workflow("run: ./release.sh")], lookup)).toBe(false);
    expect(isUnrelated([workflow("run: ./other.sh")], lookup)).toBe(true);
  });

  it("says no more than there is: of what it passes over nothing is found", () => {
    const folder = fileURLToPath(new URL("../../../fixtures", import.meta.url));
    const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.ya?ml$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8"));
    // Most fixtures are about packages, so that each of them is also tried without the words that say so.
    const files = texts
      .flatMap((text) => [text, text.replaceAll(/ghcr|login|packages|docker|attest|uses: \.\//gi, "x")])
      .map((text): SourceFile => ({ path, shownPath: path, text }));
    const unrelated = files.filter((file) => isUnrelated([file], nothing));
    expect(unrelated.length).toBeGreaterThan(50);
    for (const file of unrelated) {
      const { findings, remarks, suppressed, secrets } = lint({ files: [file], lookup: nothing, settings: {} });
      expect({ findings, remarks, suppressed, secrets }).toEqual({
        findings: [],
        remarks: [],
        suppressed: [],
        secrets: [],
      });
    }
  });
});

it.each([
  { color: false, quiet: false },
  { color: true, quiet: false },
  { color: false, quiet: true },
])("writes what the text report would: %j", (options) => {
  const report = lint({ files: [workflow("run: npm test")], lookup: nothing, settings: {} });
  expect(renderClean(report, options)).toBe(renderText(report, options));
});
