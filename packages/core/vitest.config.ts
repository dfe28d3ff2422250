import { defineConfig } from "vitest/config";

export default defineConfig({
  // The parser below ships source maps without their sources: a warning for each of its files.
  logLevel: "error",
  test: {
    // GitHub's parser imports JSON without the attribute that Node asks for (actions/languageservices#387).
    server: { deps: { inline: [/@actions\/workflow-parser/] } },
  },
});
