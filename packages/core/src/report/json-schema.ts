import { jsonSchemaUrl } from "./links.ts";

const position = {
  type: "object",
  required: ["line", "column"],
  properties: {
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1, description: "In UTF-16 units." },
  },
  additionalProperties: false,
} as const;

const path = { type: "string", description: "Relative to the folder in which ghcr-lint ran, with `/`." } as const;
const count = { type: "integer", minimum: 0 } as const;

const place = {
  path,
  start: { $ref: "#/$defs/position" },
  end: { $ref: "#/$defs/position", description: "Exclusive." },
} as const;

const related = {
  type: "object",
  required: ["message", "path", "start", "end"],
  properties: { message: { type: "string" }, ...place },
  additionalProperties: false,
} as const;

const edit = {
  type: "object",
  required: ["path", "start", "end", "text"],
  properties: {
    ...place,
    text: {
      type: "string",
      description: "What takes the place of start to end; where both are equal, it is inserted.",
    },
  },
  additionalProperties: false,
} as const;

const fix = {
  type: "object",
  required: ["title", "safety", "edits"],
  properties: {
    title: { type: "string" },
    safety: { enum: ["safe", "unsafe"], description: "Unsafe: right in most cases, but worth a look." },
    edits: {
      type: "array",
      items: { $ref: "#/$defs/edit" },
      description:
        "Empty where an edit would repeat a credential of the file: only `ghcr-lint --fix` applies such a fix.",
    },
  },
  additionalProperties: false,
} as const;

const finding = {
  type: "object",
  required: ["rule", "severity", "message", "path", "start", "end", "related", "help"],
  properties: {
    rule: { type: "string", pattern: "^[a-z]+(-[a-z]+)*$" },
    severity: { enum: ["error", "warning", "note"] },
    message: { type: "string" },
    ...place,
    job: { type: "string", description: "The id of the job that the finding is about." },
    predicts: { type: "string", description: "The error that the run would show." },
    related: { type: "array", items: { $ref: "#/$defs/related" }, description: "The places that prove the finding." },
    fix: { $ref: "#/$defs/fix" },
    suppressed: { const: true, description: "Only shown because of --report-suppressed; it counts for nothing." },
    suppression: { $ref: "#/$defs/suppression" },
    help: { type: "string", format: "uri" },
  },
  additionalProperties: false,
} as const;

const suppression = {
  type: "object",
  required: ["by"],
  properties: { by: { enum: ["comment", "configuration", "baseline"] }, reason: { type: "string" } },
  additionalProperties: false,
} as const;

const note = {
  type: "object",
  required: ["message"],
  properties: { message: { type: "string" }, path },
  additionalProperties: false,
} as const;

/** The shape of `--format json`. Later versions with the same number may add properties, and take none away. */
export const jsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: jsonSchemaUrl,
  title: "Report of ghcr-lint",
  type: "object",
  required: ["version", "tool", "summary", "findings", "notes"],
  properties: {
    version: { const: 1 },
    tool: {
      type: "object",
      required: ["name", "version"],
      properties: { name: { const: "ghcr-lint" }, version: { type: "string" } },
      additionalProperties: false,
    },
    summary: {
      type: "object",
      required: ["files", "errors", "warnings", "notes", "suppressed"],
      properties: { files: count, errors: count, warnings: count, notes: count, suppressed: count },
      additionalProperties: false,
    },
    findings: {
      type: "array",
      items: { $ref: "#/$defs/finding" },
      description: "In the order of files, then of places; suppressed ones, where they are asked for, come last.",
    },
    notes: { type: "array", items: { $ref: "#/$defs/note" }, description: "What could not be analyzed." },
  },
  additionalProperties: false,
  $defs: { position, related, edit, fix, suppression, finding, note },
} as const;
