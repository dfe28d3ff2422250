// Bundles TypeScript of the tests for a script that runs it by itself, in a folder that goes away with the process.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** `entry` is a path from the root of the repository. Returns the folder, and the file in it that Node can run. */
export async function bundleTestCode(entry) {
  const scratch = mkdtempSync(join(tmpdir(), "ghcr-lint-test-code-"));
  process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
  const file = join(scratch, basename(entry).replace(/\.ts$/, ".cjs"));
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "cjs",
    conditions: ["source"],
    alias: { yaml: join(root, "packages/core/node_modules/yaml/browser/index.js") },
    sourcemap: "inline",
    logLevel: "warning",
  });
  return { scratch, file };
}
