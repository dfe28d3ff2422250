/** The project's pages, as reports link them. No other file spells out an address of ours. */
export const homeUrl = "https://github.com/ghcr-lint/ghcr-lint";

export const jsonSchemaUrl = `${homeUrl}/blob/main/docs/report.schema.json`;

export const accessJsonSchemaUrl = `${homeUrl}/blob/main/docs/access.schema.json`;

export const configurationJsonSchemaUrl = `${homeUrl}/blob/main/docs/ghcr-lint.schema.json`;

/** The page of a rule: what it means, examples, how to ignore it. */
export function ruleUrl(ruleId: string): string {
  return `${homeUrl}/blob/main/docs/rules/${ruleId}.md`;
}
