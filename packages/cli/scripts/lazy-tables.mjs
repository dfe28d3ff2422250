// Makes the bundle read a table of knowledge when a name of it is asked for, by a file in place of `facts/known-rows.ts`. It
// holds the names of all rows, and for each of them the files where its rows stand. What is loaded by `require` esbuild runs
// when it is first called for, so that the tables themselves are bundled as they are in the sources.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const core = fileURLToPath(new URL("../../core/src/", import.meta.url));
const knowledge = join(core, "knowledge");

/** As in `known-rows.ts`. A table without an index has more names than it takes time to read the whole of it. */
const tables = [
  { rowsOf: "programRows", table: "programs", parts: /^programs-/, names: "[row.program, ...(row.aliases ?? [])]" },
  { rowsOf: "harmlessRows", table: "harmlessCommands", parts: /^harmless-(?!command)/, names: "[row.program]" },
  {
    rowsOf: "actionRows",
    table: "actions",
    parts: /^actions-(?!harmless)/,
    names: "[row.uses, ...Object.keys(row.alike ?? {})]",
  },
];
const withoutIndex = "harmlessRows";

/** @type {import("esbuild").Plugin} */
export const lazyTables = {
  name: "lazy-tables",
  setup(context) {
    context.onLoad({ filter: /[\\/]facts[\\/]known-rows\.ts$/ }, async () => ({
      contents: [reader, ...(await Promise.all(tables.map(lazyTable)))].join("\n"),
      resolveDir: join(core, "facts"),
    }));
    context.onLoad({ filter: /[\\/]knowledge[\\/](?:programs|harmless-commands|actions)\.ts$/ }, () => ({
      errors: [{ text: "Every run would read these tables. Take their rows from facts/known-rows.ts" }],
    }));
    context.onLoad({ filter: /[\\/]github-schemas\.json$/ }, ({ path }) => ({ contents: lazySchemas(path) }));
  },
};

const reader = `
import { rowsByName } from "./rows-by-name.ts";
export const allPrograms = () => programRowsFiles.flatMap((file) => file());
function reading(files, namesOf, index) {
  const all = files.map((_, at) => at);
  const read = [];
  return (name) =>
    (index === undefined ? all : (index[name] ?? [])).flatMap((at) => (read[at] ??= rowsByName(files[at](), namesOf))(name));
}`;

async function lazyTable({ rowsOf, table, parts, names }) {
  const files = await filesOf(table, parts);
  const namesOf = new Function("row", `return ${names}`);
  const index = {};
  for (const [at, { rows }] of files.entries()) {
    for (const name of new Set(rows.flatMap(namesOf))) (index[name] ??= []).push(at);
  }
  const loads = files.map(({ path, name }) => `() => require(${JSON.stringify(path)}).${name}`);
  const given = rowsOf === withoutIndex ? "" : `, { __proto__: null, ...${JSON.stringify(index)} }`;
  return `const ${rowsOf}Files = [${loads.join(", ")}];
export const ${rowsOf} = reading(${rowsOf}Files, (row) => ${names}${given});`;
}

/** Most runs need one of GitHub's schemas, and V8 reads a text of JSON faster than the same as a literal. */
function lazySchemas(path) {
  const schemas = Object.entries(JSON.parse(readFileSync(path, "utf8")));
  const getters = schemas.map(
    ([kind, schema]) => `get ${kind}() {
  return JSON.parse(${JSON.stringify(JSON.stringify(schema))});
}`,
  );
  return `export default { ${getters.join(", ")} };`;
}

/** The files that a table is put together from, in its order, with the name and the rows of what each of them exports. */
async function filesOf(table, parts) {
  const paths = readdirSync(knowledge).filter((file) => parts.test(file) && !file.endsWith(".test.ts"));
  const modules = await evaluate([
    ...paths.map((path, at) => `export * as part${at} from "./${path}";`),
    `export { ${table} } from "./${table === "harmlessCommands" ? "harmless-commands" : table}.ts";`,
  ]);
  const rank = new Map(modules[table].map((row, at) => [row, at]));
  const files = paths.map((path, at) => {
    const [[name, rows], ...others] = Object.entries(modules[`part${at}`]);
    if (others.length > 0 || !rows.every((row) => rank.has(row))) throw new Error(`${path} is no part of ${table}`);
    return { path: `../knowledge/${path}`, name, rows };
  });
  if (files.flatMap(({ rows }) => rows).length !== rank.size) throw new Error(`${table} has rows that are in no file`);
  return files.toSorted((a, b) => rank.get(a.rows[0]) - rank.get(b.rows[0]));
}

async function evaluate(lines) {
  const { outputFiles } = await build({
    stdin: { contents: lines.join("\n"), resolveDir: knowledge },
    bundle: true,
    format: "esm",
    write: false,
  });
  return await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
