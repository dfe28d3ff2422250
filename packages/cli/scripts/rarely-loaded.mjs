// Takes out of the core what few runs need, into parts of their own: what is loaded takes time by its size, whether it runs or
// not. The sources stay as they are, and whoever asks for it by its name finds it where it always was.
import { build } from "esbuild";

const core = "@ghcr-lint/core";

/**
 * What the core exports and a run that lints does not ask for. It turns plain data into other plain data, so that it can have
 * copies of the little that it shares with the core; nothing that leads to `lint` itself can be here.
 */
const rareExports = [
  "accessJsonSchema",
  "applyBaseline",
  "configurationTemplate",
  "editorFinding",
  "explainError",
  "hoverAt",
  "jsonSchema",
  "mergeAccessMaps",
  "mostSarifResults",
  "parseBaseline",
  "printableLines",
  "renderAccessJson",
  "renderAccessMarkdown",
  "renderAccessText",
  "renderBaseline",
  "renderExplanation",
  "renderGithub",
  "renderMarkdown",
  "renderPage",
  "renderRules",
  "renderRulesJson",
  "renderSarif",
  "rulePage",
];
export const rareCore = `export { ${rareExports.join(", ")} } from "${core}";`;
const neverRare = "packages/core/src/lint.ts";

/** Of the files of which something went into the rare part. */
export function checkRare(files) {
  if (files.includes(neverRare))
    throw new Error(`a rare export of the core leads to ${neverRare}, which would be loaded twice`);
}

/** The core with the rest behind getters. `require` finds parts where dist/ghcr-lint.cjs does. */
export async function commonCore(resolveDir, part) {
  const names = (await exportsOf(`export * from "${core}";`, resolveDir)).filter((name) => !rareExports.includes(name));
  const getters = rareExports.map((name) => `get ${name}() { return require("${part}").${name}; }`);
  return `import { ${names.join(", ")} } from "${core}";\nmodule.exports = { ${[...names, ...getters].join(", ")} };`;
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
