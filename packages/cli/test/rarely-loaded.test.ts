import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import * as core from "@ghcr-lint/core";
import { expect, it } from "vitest";
import { plantTree } from "./plant-tree.ts";

type Core = typeof core;

/** The core as the command loads it: one function, whose `require` is that of `dist/ghcr-lint.cjs`. */
function bundledCore(required: (part: string) => void): Core {
  const dist = new URL("../../../dist/", import.meta.url);
  const requireFromDist = createRequire(new URL("ghcr-lint.cjs", dist));
  const module: { exports: unknown } = { exports: {} };
  const load = (part: string): unknown => {
    required(part);
    return requireFromDist(part) as unknown;
  };
  const source = readFileSync(new URL("parts/core.cjs", dist), "utf8");
  const run = new Script(source).runInThisContext() as (...given: readonly unknown[]) => void;
  run(module.exports, load, module, fileURLToPath(new URL("ghcr-lint.cjs", dist)), fileURLToPath(dist));
  return module.exports as Core;
}

const plain = `on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: ghcr.io/acme/app\n`;

function linted({ lint, renderText }: Core, text: string): string {
  const path = ".github/workflows/a.yml";
  const report = lint({ files: [{ path, shownPath: path, text }], lookup: () => undefined, settings: {} });
  return renderText(report, { color: false });
}

it("offers in the bundle what the sources offer, each of the same kind", () => {
  const bundled = bundledCore(() => undefined);
  const kinds = (of: Core): Record<string, string> =>
    Object.fromEntries(Object.entries(of).map(([name, value]) => [name, typeof value]));
  expect(kinds(bundled)).toEqual(kinds(core));
});

it("loads nothing further to lint a plain file, and the YAML library for any other", () => {
  const parts: string[] = [];
  const bundled = bundledCore((part) => parts.push(part));
  expect(linted(bundled, plain)).toBe(linted(core, plain));
  expect(parts).toEqual([]);
  const anchored = plain.replace("push: true", "push: &yes true\n          load: *yes");
  expect(linted(bundled, anchored)).toBe(linted(core, anchored));
  expect(parts).toEqual(["./parts/yaml.cjs"]);
});

it("opens none of Node's streams where one program of Node starts it, which hands it sockets", () => {
  const list = `require("node:fs").writeFileSync("loaded.json", JSON.stringify(process.moduleLoadList))`;
  const folder = plantTree({ "a.yml": plain, "preload.cjs": `process.on("exit", () => ${list});` });
  const command = fileURLToPath(new URL("../../../dist/ghcr-lint.cjs", import.meta.url));
  const { stdout } = spawnSync(process.execPath, ["-r", "./preload.cjs", command, "a.yml"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stdout).toContain("missing-login");
  expect(JSON.parse(readFileSync(join(folder, "loaded.json"), "utf8"))).not.toContain("NativeModule net");
});
