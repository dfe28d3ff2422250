// Bundles the command into dist/ at the root of the repository: one small file to start with, and beside it the parts that
// are loaded when a run needs them. Written as JavaScript because Node 20 runs no TypeScript.
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compiledCode } from "./compile-part.mjs";
import { lazyTables } from "./lazy-tables.mjs";
import { licensesOf } from "./third-party-licenses.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const command = "dist/ghcr-lint.cjs";

/** What is imported by these names stays out of the command and is loaded from dist/parts/. */
const parts = {
  "@ghcr-lint/core": "core",
  "@ghcr-lint/core/schema": "schema",
  "fast-glob": "glob",
  "vscode-languageserver/node": "languageserver",
  "vscode-languageserver-textdocument": "textdocument",
};

/** The part that is loaded together with its compiled code: it is in every run, and by far the largest. */
const compiled = "@ghcr-lint/core";

/** What makes the compiled part one function, as Node does with a module: it is long, and to put it together takes time. */
const asFunction = { js: "(function (exports, require, module, __filename, __dirname) {" };

/** @type {import("esbuild").Plugin} */
const keepPartsApart = {
  name: "keep-parts-apart",
  setup(context) {
    context.onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      if (kind === "entry-point" || !(path in parts)) return undefined;
      if (path === compiled) return { path: join(root, "packages/cli/scripts/load-compiled.cjs") };
      return { path: `./parts/${parts[path]}.cjs`, external: true };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  format: "cjs",
  // The library's own build for Node consists of CommonJS modules, each of which is wrapped and read twice: 4 ms more.
  alias: { yaml: join(root, "packages/core/node_modules/yaml/browser/index.js") },
  // `import()` becomes a plain require(), which starts faster.
  supported: { "dynamic-import": false },
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  write: false,
};

const outputs = new Map();
const inputs = new Set();

async function bundle(options) {
  const { outputFiles, metafile } = await build({ ...shared, ...options });
  for (const file of outputFiles) outputs.set(file.path, file.contents);
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
}

for (const [name, part] of Object.entries(parts)) {
  await bundle({
    stdin: { contents: reexport(name), resolveDir: join(root, "packages/cli") },
    outfile: `dist/parts/${part}.cjs`,
    plugins: [lazyTables],
    ...(name === compiled ? { banner: asFunction, footer: { js: "})" } } : {}),
  });
}
const compiledPart = join(root, "dist/parts", `${parts[compiled]}.cjs`);
const source = Buffer.from(outputs.get(compiledPart));
const code = `${parts[compiled]}-${createHash("sha256").update(source).digest("hex").slice(0, 16)}.cache`;
await bundle({
  entryPoints: ["packages/cli/src/main.ts"],
  outfile: command,
  plugins: [keepPartsApart],
  define: {
    PART: JSON.stringify(`${parts[compiled]}.cjs`),
    CODE: JSON.stringify(code),
    // Read as what it is nearly always, the part is at hand sooner.
    ENCODING: JSON.stringify(source.every((byte) => byte < 128) ? "latin1" : "utf8"),
  },
});

// `explain` prints them without a network.
for (const page of readdirSync(join(root, "docs/rules"))) {
  outputs.set(join(root, "dist/rules", page), readFileSync(join(root, "docs/rules", page)));
}
outputs.set(join(root, "dist/THIRD-PARTY-LICENSES.txt"), licensesOf([...inputs].map((input) => join(root, input))));

// Files are left alone that are right already, so that a run of the command beside this one finds them whole.
for (const [path, contents] of outputs) writeIfChanged(path, Buffer.from(contents));
chmodSync(join(root, command), 0o755);

// V8 does not compile to the same bytes twice, so that the code of an unchanged part is left as it is.
const codeFile = join(root, "dist/parts", code);
for (const name of readdirSync(dirname(codeFile))) {
  if (name.endsWith(".cache") && name !== code) rmSync(join(dirname(codeFile), name));
}
if (!existsSync(codeFile)) writeFileSync(codeFile, compiledCode(compiledPart, source.toString("utf8")));

/** ES modules are exported as such: `require` would wrap each of them in a function, and cost a third of the start. */
function reexport(name) {
  const specifier = JSON.stringify(name);
  return name.startsWith("@ghcr-lint/") ? `export * from ${specifier};` : `module.exports = require(${specifier});`;
}

function writeIfChanged(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  try {
    if (readFileSync(path).equals(contents)) return;
  } catch {
    // It is not there yet.
  }
  rmSync(path, { force: true });
  writeFileSync(path, contents);
}
