import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { findProgram } from "./find-program.ts";
import type { Program } from "./find-program.ts";
import { succeed } from "./run-program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The packages, as npm has packed them. */
    readonly tarballs: { readonly core: string; readonly cli: string };
    /** A folder of somebody else, where both are installed. */
    readonly consumer: string;
    readonly programs: Readonly<Record<Program, string>>;
  }
}

/** Packs both packages once, by npm itself, and installs them into an empty folder: what all proofs start from. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "ghcr-lint-proofs-"));
  const consumer = join(folder, "consumer");
  mkdirSync(consumer);
  const tarballs = { core: pack("core", folder), cli: pack("cli", folder) };
  writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  succeed("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarballs.core, tarballs.cli], consumer);
  project.provide("tarballs", tarballs);
  project.provide("consumer", consumer);
  project.provide("programs", {
    chromium: findProgram("chromium"),
    zsh: findProgram("zsh"),
    fish: findProgram("fish"),
  });
  return () => rmSync(folder, { recursive: true, force: true });
}

function pack(name: "core" | "cli", destination: string): string {
  const folder = fileURLToPath(new URL(`../../${name}/`, import.meta.url));
  const packed: unknown = JSON.parse(
    succeed("npm", ["pack", "--json", "--silent", "--pack-destination", destination], folder),
  );
  const [first] = packed as readonly { readonly filename: string }[];
  if (first === undefined) throw new Error(`npm has packed nothing in packages/${name}`);
  return join(destination, first.filename);
}
