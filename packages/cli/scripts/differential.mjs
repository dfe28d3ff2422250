// Compares our reading of workflows with that of GitHub's own parser, our answers to expressions with GitHub's, and what can be
// read of scripts with bash, over the files of folders that are given: `pnpm differential FOLDER ...`.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { bundleTestCode } from "./bundle-test-code.mjs";

const folders = process.argv.slice(2).map((folder) => resolve(process.env.INIT_CWD ?? ".", folder));
if (folders.length === 0) {
  console.error("give a folder with workflows, or with known answers to expressions as JSON");
  process.exit(2);
}
const { file } = await bundleTestCode("packages/core/test/differential/compare-folder.ts");
const { compareFolder } = createRequire(import.meta.url)(file);
let differences = 0;
for (const folder of folders) differences += await compareFolder(folder, console.log);
process.exitCode = differences > 0 ? 1 : 0;
