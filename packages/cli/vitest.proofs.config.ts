import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Proofs of what people install. They pack, install and start other programs, so that they are no part of `pnpm test`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["packages/*/proofs/*.proof.ts"],
    globalSetup: "packages/cli/proofs/install-packages.ts",
    testTimeout: 60_000,
  },
});
