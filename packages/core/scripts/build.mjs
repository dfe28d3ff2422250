// Writes into dist/ what npm publishes: the library as ES modules, and the declarations of what it offers. It is bundled
// because GitHub's parser imports JSON in a way that Node refuses (actions/languageservices#387), and because one file loads
// several times faster than two hundred. Its other dependencies stay outside, so that they are shared with whoever has them.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licensesOf } from "../../cli/scripts/third-party-licenses.mjs";

const folder = fileURLToPath(new URL("../", import.meta.url));
const dist = join(folder, "dist");
const { dependencies, exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
/** The manifest says where the parts of an entry go; its source stands where its declarations would. */
const entries = Object.values(exports).map(({ types, default: module }) => ({
  module: relative("dist", module).replace(/\.js$/, ""),
  declarations: relative("dist/types", types),
  source: join("src", relative("dist/types", types).replace(/\.d\.ts$/, ".ts")),
}));

rmSync(dist, { recursive: true, force: true });
await writeModules();
writeDeclarations();
copyFileSync(join(folder, "../../LICENSE"), join(folder, "LICENSE"));

async function writeModules() {
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(entries.map(({ module, source }) => [module, source])),
    outdir: dist,
    bundle: true,
    // What both entries need is there once.
    splitting: true,
    chunkNames: "shared-[hash]",
    format: "esm",
    // Nothing of Node is there to be used, which the build of a page would notice as well.
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    external: Object.keys(dependencies),
    metafile: true,
    logLevel: "warning",
  });
  const inputs = Object.keys(metafile.inputs).map((path) => join(folder, path));
  writeFileSync(join(dist, "THIRD-PARTY-LICENSES.txt"), licensesOf(inputs));
}

/** Only what the entries lead to: most of the library is nobody's business. */
function writeDeclarations() {
  const all = mkdtempSync(join(tmpdir(), "ghcr-lint-types-"));
  const compiler = join(folder, "node_modules/.bin/tsc");
  execFileSync(compiler, ["-p", folder, "--composite", "false", "--incremental", "false", "--outDir", all], {
    stdio: "inherit",
  });
  const wanted = new Set(entries.map(({ declarations }) => declarations));
  // A set hands out what is added to it on the way.
  for (const file of wanted) {
    const text = readFileSync(join(all, file), "utf8");
    for (const [, imported] of text.matchAll(/["'](\.[^"']+)\.ts["']/g)) {
      wanted.add(relative(all, resolve(all, dirname(file), `${imported}.d.ts`)));
    }
    mkdirSync(dirname(join(dist, "types", file)), { recursive: true });
    copyFileSync(join(all, file), join(dist, "types", file));
  }
  rmSync(all, { recursive: true });
}
