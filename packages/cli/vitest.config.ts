import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  // The sources of core, as in tsconfig.base.json.
  resolve: {
    alias: {
      "@ghcr-lint/core/schema": fileURLToPath(new URL("../core/src/schema/check-schema.ts", import.meta.url)),
      "@ghcr-lint/core/glance": fileURLToPath(new URL("../core/src/glance.ts", import.meta.url)),
      "@ghcr-lint/core/nearest-word": fileURLToPath(new URL("../core/src/source/nearest-word.ts", import.meta.url)),
      "@ghcr-lint/core": fileURLToPath(new URL("../core/src/index.ts", import.meta.url)),
    },
  },
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // Many of them start the bundled command, also on slow machines.
    testTimeout: 60_000,
  },
});
