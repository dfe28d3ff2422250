// Bundles the command into dist/ at the root of the repository: one small file to start with, and beside it the command and
// the parts that are loaded when a run needs them. Written as JavaScript because Node 20 runs no TypeScript.
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { compilePart } from "./compile-part.mjs";
import { lazyTables } from "./lazy-tables.mjs";
import { checkRare, rareYaml, splitCore, yamlPart } from "./rarely-loaded.mjs";
import { licensesOf } from "./third-party-licenses.mjs";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const start = "dist/ghcr-lint.cjs";

/** What is imported by these names stays out of the command and is loaded from dist/parts/. */
const parts = {
  "@ghcr-lint/core": "core",
  "@ghcr-lint/core/schema": "schema",
  "fast-glob": "glob",
  "vscode-languageserver/node": "languageserver",
  "vscode-languageserver-textdocument": "textdocument",
};

/** The part of those that is loaded together with its compiled code: it is in most runs, and by far the largest. */
const compiled = "@ghcr-lint/core";
const loader = join(root, "packages/cli/scripts/load-compiled.cjs");

/** What makes a compiled part one function, as Node does with a module: it is long, and to put it together takes time. */
const asFunction = {
  banner: { js: "(function (exports, require, module, __filename, __dirname) {" },
  footer: { js: "})" },
};

/** @type {import("esbuild").Plugin} */
const keepPartsApart = {
  name: "keep-parts-apart",
  setup(context) {
    context.onResolve({ filter: /^[@a-z]/ }, ({ path, kind }) => {
      if (kind === "entry-point" || !(path in parts)) return undefined;
      if (path === compiled) return { path: loader };
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

/** Gives the files of which something is in the bundle. */
async function bundle(options) {
  const { outputFiles, metafile } = await build({ ...shared, ...options });
  for (const file of outputFiles) outputs.set(file.path, file.contents);
  for (const input of Object.keys(metafile.inputs)) inputs.add(input);
  const used = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return used.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}

const resolveDir = join(root, "packages/cli");

async function bundlePart(part, contents, options) {
  return await bundle({
    stdin: { contents, resolveDir },
    outfile: `dist/parts/${part}.cjs`,
    ...options,
  });
}

for (const [name, part] of Object.entries(parts)) {
  if (name !== compiled) await bundlePart(part, reexport(name), { plugins: [lazyTables] });
}
const { common, rare } = await splitCore(resolveDir, "./parts/rare.cjs");
await bundlePart(parts[compiled], common, {
  plugins: [lazyTables, rareYaml("./parts/yaml.cjs")],
  external: ["./parts/*"],
  ...asFunction,
});
checkRare(await bundlePart("rare", rare, { plugins: [lazyTables] }));
await bundlePart("yaml", yamlPart, {});
const core = describe(parts[compiled]);
await bundle({
  entryPoints: ["packages/cli/src/main.ts"],
  outfile: "dist/parts/command.cjs",
  plugins: [keepPartsApart],
  define: core.define,
  ...asFunction,
});
const command = describe("command");
await bundle({
  entryPoints: [loader],
  outfile: start,
  banner: { js: "#!/usr/bin/env node" },
  define: command.define,
});

// `explain` prints them without a network.
for (const page of readdirSync(join(root, "docs/rules"))) {
  outputs.set(join(root, "dist/rules", page), readFileSync(join(root, "docs/rules", page)));
}
outputs.set(join(root, "dist/THIRD-PARTY-LICENSES.txt"), licensesOf([...inputs].map((input) => join(root, input))));

// Files are left alone that are right already, so that a run of the command beside this one finds them whole.
for (const [path, contents] of outputs) writeIfChanged(path, Buffer.from(contents));
chmodSync(join(root, start), 0o755);

// V8 does not compile to the same bytes twice, so that the code of an unchanged part is left as it is.
const codes = new Set([core.code, command.code]);
for (const name of readdirSync(join(root, "dist/parts"))) {
  if (name.endsWith(".cache") && !codes.has(join(root, "dist/parts", name))) rmSync(join(root, "dist/parts", name));
}
for (const { file, code } of [core, command]) if (!existsSync(code)) compilePart(file, code);

/** A part that has been bundled: its file, the file of its compiled code, and what loads both. */
function describe(part) {
  const file = join(root, "dist/parts", `${part}.cjs`);
  const source = Buffer.from(outputs.get(file));
  const name = `${part}-${createHash("sha256").update(source).digest("hex").slice(0, 16)}.cache`;
  return {
    file,
    code: join(root, "dist/parts", name),
    define: {
      PART: JSON.stringify(`${part}.cjs`),
      CODE: JSON.stringify(name),
      // Read as what it is nearly always, the part is at hand sooner.
      ENCODING: JSON.stringify(source.every((byte) => byte < 128) ? "latin1" : "utf8"),
    },
  };
}

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
