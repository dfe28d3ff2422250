import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Plugin } from "esbuild";
import { expect, it } from "vitest";

type Rows = Readonly<Record<string, (name: string) => readonly object[]>>;

interface Tables extends Rows {
  readonly names: () => readonly object[];
}

/** `facts/known-rows.ts` with the plugins given, and beside it every name that is a string in one of the tables. */
async function tables(plugins: readonly Plugin[]): Promise<Tables> {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export * from "./facts/known-rows.ts";
        import { actions } from "./knowledge/actions.ts";
        import { harmlessCommands } from "./knowledge/harmless-commands.ts";
        import { programs } from "./knowledge/programs.ts";
        export const names = () => [...actions, ...harmlessCommands, ...programs];`,
      resolveDir: fileURLToPath(new URL("../../core/src", import.meta.url)),
    },
    bundle: true,
    format: "esm",
    write: false,
    plugins: [...plugins],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? "").toString("base64");
  return (await import(`data:text/javascript;base64,${code}`)) as Tables;
}

it("gives the bundle the same rows for every name as the sources have", async () => {
  const script: string = new URL("../scripts/lazy-tables.mjs", import.meta.url).href;
  const { lazyTables } = (await import(script)) as { readonly lazyTables: Plugin };
  const [eager, lazy] = await Promise.all([tables([]), tables([lazyTables])]);
  const names = new Set(eager.names().flatMap((row) => Object.values(row).flat()));
  const strings = [...names, "constructor", "__proto__", "no-such-name"].filter((name) => typeof name === "string");
  expect(strings).toEqual(expect.arrayContaining(["docker", "gcrane", "docker/login-action", "python3"]));
  for (const table of ["programRows", "harmlessRows", "actionRows"]) {
    for (const name of strings) expect([name, lazy[table]?.(name)]).toEqual([name, eager[table]?.(name)]);
  }
});
