import type { Rule } from "../rule.ts";
import { version } from "../version.ts";
import { columnWidth } from "./column-width.ts";
import { guardedJson } from "./guarded-json.ts";
import { ruleUrl } from "./links.ts";
import { paletteOf } from "./palette.ts";

/** All rules as a table: one line each, which can be searched for. */
export function renderRules(rules: readonly Rule[], { color }: { readonly color: boolean }): string {
  const palette = paletteOf(color);
  const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map(columnWidth));
  const widths = {
    id: widest(rules.map(({ id }) => id)),
    severity: widest(rules.map(({ severity }) => severity)),
    category: widest(rules.map(({ category }) => category)),
  };
  return rules
    .map(({ id, severity, category, title }) => {
      const grade = palette.severity[severity](severity.padEnd(widths.severity));
      return `${palette.heading(id.padEnd(widths.id))}  ${grade}  ${category.padEnd(widths.category)}  ${title}\n`;
    })
    .join("");
}

/** The same for programs, with everything that the rules say of themselves. */
export function renderRulesJson(rules: readonly Rule[]): string {
  const rows = rules.map(({ id, title, severity, category, securitySeverity, why, remedy, references }) => ({
    id,
    title,
    severity,
    category,
    ...(securitySeverity === undefined ? {} : { securitySeverity }),
    why,
    remedy,
    references,
    help: ruleUrl(id),
  }));
  return guardedJson({ version: 1, tool: { name: "ghcr-lint", version }, rules: rows });
}
