import type { LintInput } from "@ghcr-lint/core";
import { checkSchema } from "./load-schema.ts";
import type { Invocation } from "./parse-options.ts";
import type { ConfigurationOf, ReadConfiguration } from "./read-configuration.ts";
import type { RepositoryFiles } from "./repository-files.ts";
import { repositoryName } from "./repository-name.ts";
import type { Surroundings } from "./surroundings.ts";

/** By what a repository is judged, beside its files. */
export type RepositoryTerms = Pick<LintInput, "settings" | "configuration" | "today" | "checkSchema">;

/** What people tell of a repository: on the command line, in its configuration, by its remote. */
export function repositoryTerms(
  root: string,
  read: RepositoryFiles["read"],
  configurationOf: ConfigurationOf,
  invocation: Pick<Invocation, "repository" | "schema">,
  { today }: Pick<Surroundings, "today">,
): { readonly terms: RepositoryTerms; readonly told: ReadConfiguration } {
  const told = configurationOf(root, read);
  const { configuration } = told;
  const name = invocation.repository ?? configuration?.settings.repository ?? repositoryName(root);
  const settings = { ...configuration?.settings, ...(name === undefined ? {} : { repository: name }) };
  const stages = invocation.schema ? { checkSchema } : {};
  return { terms: { settings, configuration, today: today(), ...stages }, told };
}
