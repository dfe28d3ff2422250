// Serves the page for `pnpm playground`, built anew at each reload.
import { fileURLToPath } from "node:url";
import { context } from "esbuild";
import { pageOptions } from "./page-options.mjs";

const folder = fileURLToPath(new URL("../", import.meta.url));
const page = await context({ ...pageOptions, absWorkingDir: folder, write: false });
const { port } = await page.serve({ host: "127.0.0.1" });
console.log(`http://127.0.0.1:${port}/`);
