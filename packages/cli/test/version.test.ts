import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { version } from "../../core/src/version.ts";
import { version as commandVersion } from "../src/version.ts";

it.each(["../package.json", "../../core/package.json", "../../../package.json"])(
  "%s has the version that reports carry",
  (manifest) => {
    const { version: said } = JSON.parse(readFileSync(new URL(manifest, import.meta.url), "utf8")) as {
      version: string;
    };
    expect(said).toBe(version);
  },
);

it("is the one that the command prints", () => {
  expect(commandVersion).toBe(version);
});
