// Compares our reading of workflows with that of GitHub's own parser, our answers to expressions with GitHub's, and what can be
// read of scripts with bash, over the files of folders that are given: `pnpm differential FOLDER ...`.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = process.argv.slice(2).map((folder) => resolve(process.env.INIT_CWD ?? ".", folder));
if (folders.length === 0) {
  console.error("give a folder with workflows, or with known answers to expressions as JSON");
  process.exit(2);
}
const scratch = mkdtempSync(join(tmpdir(), "ghcr-lint-differential-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
const outfile = join(scratch, "compare.cjs");
await build({
  absWorkingDir: root,
  entryPoints: ["packages/core/test/differential/compare-folder.ts"],
  outfile,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  conditions: ["source"],
  alias: { yaml: join(root, "packages/core/node_modules/yaml/browser/index.js") },
  logLevel: "warning",
});
const { compareFolder } = createRequire(import.meta.url)(outfile);
let differences = 0;
for (const folder of folders) differences += await compareFolder(folder, console.log);
process.exitCode = differences > 0 ? 1 : 0;
