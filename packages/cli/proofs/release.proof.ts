import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { succeed } from "./run-program.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** What `pnpm version-packages` does but for the bundle, in a copy of what it touches. */
it("makes the notes and the one version of a release out of the changesets", () => {
  const copy = mkdtempSync(join(inject("consumer"), "release-"));
  const tracked = succeed("git", ["ls-files", "--cached", "--others", "--exclude-standard"], root).split("\n");
  for (const path of tracked) {
    if (touched.some((pattern) => pattern.test(path))) cpSync(join(root, path), join(copy, path));
  }
  for (const name of ["cli", "core"]) {
    symlinkSync(join(root, "packages", name, "node_modules"), join(copy, "packages", name, "node_modules"));
  }
  const note = "A change that this proof has made up.";
  writeFileSync(join(copy, ".changeset/proof.md"), `---\n"@ghcr-lint/core": minor\n---\n\n${note}\n`);
  // Changesets asks git which branch it is on.
  succeed("git", ["init", "--quiet", "--initial-branch", "main"], copy);
  const read = (path: string): string => readFileSync(join(copy, path), "utf8");
  const before = versionIn(read("package.json"));
  succeed("packages/cli/node_modules/.bin/changeset", ["version"], copy);
  succeed(process.execPath, ["packages/cli/scripts/spread-version.mjs"], copy);

  const [major = "", minor = ""] = before.split(".");
  const next = `${major}.${Number(minor) + 1}.0`;
  expect(versions.map((path) => [path, versionIn(read(path))])).toEqual(versions.map((path) => [path, next]));
  for (const page of ["README.md", "docs/integrations.md"]) {
    expect(new Set(read(page).match(/(?<=rev: v|ghcr-lint@v?)[\d.]+/g))).toEqual(new Set([next]));
  }
  expect(read("packages/core/CHANGELOG.md")).toContain(`## ${next}\n`);
  expect(read("packages/core/CHANGELOG.md")).toContain(note);
  expect(read("packages/cli/CHANGELOG.md")).toContain(`## ${next}\n`);
});

const versions = [
  "package.json",
  "packages/cli/package.json",
  "packages/core/package.json",
  "packages/cli/src/version.ts",
  "packages/core/src/version.ts",
];

const touched = [
  /^\.changeset\//,
  /^(?:package\.json|pnpm-.+\.yaml|README\.md|docs\/integrations\.md)$/,
  /^packages\/\w+\/(?:package\.json|CHANGELOG\.md|src\/version\.ts)$/,
  /^packages\/cli\/scripts\//,
];

function versionIn(text: string): string {
  return /version"?(?: =|:) "([^"]+)"/.exec(text)?.[1] ?? "none";
}
