// Takes out of the core what few runs need, into parts of their own: what is loaded takes time by its size, whether it runs or
// not. The sources stay as they are, and whoever asks for it by its name finds it where it always was.
import { build } from "esbuild";

const core = "@ghcr-lint/core";

/** What runs that lint ask the core for, and what leads to so much of it that a copy would be as large. */
const commonExports = new Set([
  "access",
  "applyFixes",
  "configurationJsonSchema",
  "ignoreEdit",
  "lint",
  "mergeReports",
  "parseConfiguration",
  "positionOf",
  "renderJson",
  "renderText",
  "rules",
  "version",
]);
const neverRare = "packages/core/src/lint.ts";

/**
 * The contents of the core with its rare exports behind getters, and of the part that has those. They turn plain data into
 * other plain data, so that they can have copies of the little that they share with the core. `require` finds parts where
 * dist/ghcr-lint.cjs does.
 */
export async function splitCore(resolveDir, part) {
  const names = await exportsOf(`export * from "${core}";`, resolveDir);
  const common = names.filter((name) => commonExports.has(name));
  const rare = names.filter((name) => !commonExports.has(name));
  const getters = rare.map((name) => `get ${name}() { return require("${part}").${name}; }`);
  return {
    common: `import { ${common.join(", ")} } from "${core}";\nmodule.exports = { ${[...common, ...getters].join(", ")} };`,
    rare: `export { ${rare.join(", ")} } from "${core}";`,
  };
}

/** Of the files of which something went into the rare part. */
export function checkRare(files) {
  if (files.includes(neverRare))
    throw new Error(`a rare export of the core leads to ${neverRare}, which would be loaded twice: it is a common one`);
}

async function exportsOf(contents, resolveDir) {
  const { metafile } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: "esm",
    metafile: true,
    write: false,
    outfile: "names.js",
  });
  return Object.values(metafile.outputs)[0].exports;
}

/** What the core takes from the YAML library: it reads only files that are not plain (docs/decisions/0008-plain-files.md). */
const yamlExports = ["Composer", "Lexer", "Parser", "isAlias", "isMap", "isScalar"];
export const yamlPart = `export { ${yamlExports.join(", ")} } from "yaml";`;

/** @type {(part: string) => import("esbuild").Plugin} */
export const rareYaml = (part) => ({
  name: "rare-yaml",
  setup(context) {
    context.onResolve({ filter: /^yaml$/ }, () => ({ path: part, namespace: "rare-yaml" }));
    context.onLoad({ filter: /./, namespace: "rare-yaml" }, () => ({
      contents: [
        `let loaded;\nconst library = () => (loaded ??= require("${part}"));`,
        ...yamlExports.map((name) => `export function ${name}(...given) { return ${delegated(name)}; }`),
      ].join("\n"),
    }));
  },
});

/** A constructor may give back another object than the one that was made for it. */
function delegated(name) {
  return /^[A-Z]/.test(name) ? `new (library().${name})(...given)` : `library().${name}(...given)`;
}
