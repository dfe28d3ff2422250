import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { expect, it } from "vitest";

type Rows = Readonly<Record<string, (name: string) => readonly object[]>>;

const script: string = new URL("../scripts/lazy-tables.mjs", import.meta.url).href;
const { lazyTables } = (await import(script)) as { readonly lazyTables: Plugin };

const knownRows = `export * from "./facts/known-rows.ts";`;
const wholeTables = `
  import { actions } from "./knowledge/actions.ts";
  import { harmlessCommands } from "./knowledge/harmless-commands.ts";
  import { programs } from "./knowledge/programs.ts";
  export const rows = () => [...actions, ...harmlessCommands, ...programs];`;

async function bundled(contents: string, plugins: readonly Plugin[]): Promise<Rows> {
  const { outputFiles } = await build({
    stdin: {
      contents,
      resolveDir: fileURLToPath(new URL("../../core/src", import.meta.url)),
    },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
    plugins: [...plugins],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? "").toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)) as Rows;
}

it("gives the bundle the same rows for every name as the sources have", async () => {
  const [eager, lazy] = await Promise.all([bundled(knownRows + wholeTables, []), bundled(knownRows, [lazyTables])]);
  const names = new Set(eager["rows"]?.("").flatMap((row) => Object.values(row).flat()));
  const strings = [...names, "constructor", "__proto__", "no-such-name"].filter((name) => typeof name === "string");
  expect(strings).toEqual(expect.arrayContaining(["docker", "gcrane", "docker/login-action", "python3"]));
  for (const table of ["programRows", "harmlessRows", "actionRows"]) {
    for (const name of strings) expect([name, lazy[table]?.(name)]).toEqual([name, eager[table]?.(name)]);
  }
  expect(lazy["allPrograms"]?.("")).toEqual(eager["allPrograms"]?.(""));
});

it("lets nothing into the bundle that reads a whole table in every run", async () => {
  await expect(bundled(wholeTables, [lazyTables])).rejects.toThrow("Take their rows from facts/known-rows.ts");
});
