// Takes the version that changesets has written into the manifests of the packages to wherever else it stands.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("packages/cli/package.json", root), "utf8"));
const inPages = /(?<=\brev: v|\bghcr-lint@v?)\d+\.\d+\.\d+/g;
const places = {
  "README.md": inPages,
  "docs/integrations.md": inPages,
  "package.json": /(?<="version": ")[^"]+/,
  "packages/cli/src/version.ts": /(?<=version = ")[^"]+/,
  "packages/core/src/version.ts": /(?<=version = ")[^"]+/,
};
for (const [path, pattern] of Object.entries(places)) {
  const file = fileURLToPath(new URL(path, root));
  const text = readFileSync(file, "utf8");
  if (text.search(pattern) === -1) throw new Error(`there is no version in ${path}`);
  writeFileSync(file, text.replace(pattern, version));
}
