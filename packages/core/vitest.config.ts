import { defineConfig } from "vitest/config";

export default defineConfig({
  // The parser below ships source maps without their sources: a warning for each of its files.
  logLevel: "error",
  test: {
    // Some check a property on hundreds of generated texts, also on slow machines.
    testTimeout: 30_000,
    // GitHub's parser imports JSON without the attribute that Node asks for (actions/languageservices#387).
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});
