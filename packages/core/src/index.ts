/** What the library offers to the world; everything else is free to change. */
export { lint, type LintInput } from "./lint.ts";
export { mergeReports } from "./report/merge-reports.ts";
export type { Remark, Report, SettledFinding } from "./report/report.ts";
export { jsonSchema } from "./report/json-schema.ts";
export { positionOf } from "./report/positions.ts";
export { renderJson } from "./report/render-json.ts";
export { renderSarif } from "./report/render-sarif.ts";
export { renderText } from "./report/render-text.ts";
export type { Category, Finding, Fix, Note, Rule, Severity } from "./rule.ts";
export { rules } from "./rules/index.ts";
export type { Settings } from "./facts/facts.ts";
export type { Edit } from "./source/edit.ts";
export type { Problem } from "./source/problem.ts";
export type { SourceFile } from "./source/source-file.ts";
export type { Span } from "./source/span.ts";
export { version } from "./version.ts";
