import type * as schemaStage from "@ghcr-lint/core/schema";

let loaded: typeof schemaStage | undefined;

/**
 * GitHub's own parser takes longer to load than most runs take, so it is loaded when the first file asks for it. That is in
 * the midst of a synchronous run, hence `require`, which the bundle points at a file of its own.
 */
export const checkSchema: typeof schemaStage.checkSchema = (parsed) => {
  // oxlint-disable-next-line typescript/no-require-imports -- see above
  loaded ??= require("@ghcr-lint/core/schema") as typeof schemaStage;
  return loaded.checkSchema(parsed);
};
