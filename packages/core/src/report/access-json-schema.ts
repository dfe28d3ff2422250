import { accessJsonSchemaUrl } from "./links.ts";

const place = {
  type: "object",
  required: ["path", "line", "column"],
  properties: {
    path: { type: "string", description: "Relative to the folder in which ghcr-lint ran, with `/`." },
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1, description: "In UTF-16 units." },
  },
  additionalProperties: false,
} as const;

const at = { $ref: "#/$defs/place" } as const;
const text = { type: "string" } as const;
const happens = { enum: ["yes", "maybe", "no"] } as const;
const listOf = (name: string): { readonly type: "array"; readonly items: { readonly $ref: string } } => ({
  type: "array",
  items: { $ref: `#/$defs/${name}` },
});

const token = {
  type: "object",
  required: ["kind", "shown"],
  properties: {
    kind: { enum: ["github-token", "secret", "app-token", "literal", "empty", "context", "unknown"] },
    shown: { type: "string", description: "As people call it: `secrets.CR_PAT`. A literal is never named." },
  },
  additionalProperties: false,
} as const;

const packages = {
  type: "object",
  required: ["access", "decidedBy"],
  properties: {
    access: { enum: ["none", "read", "write", "unknown"] },
    decidedBy: { enum: ["job", "workflow", "caller", "default", "unknown-caller"] },
    at,
  },
  additionalProperties: false,
} as const;

const login = {
  type: "object",
  required: ["tool", "registry", "tokens", "certain", "at"],
  properties: { tool: text, registry: text, tokens: listOf("token"), user: text, certain: { type: "boolean" }, at },
  additionalProperties: false,
} as const;

const operation = {
  type: "object",
  required: ["does", "what", "tools", "certain", "by", "tokens", "at"],
  properties: {
    does: { enum: ["pull", "push", "delete"] },
    what: { type: "string", description: "`image`, `cache`, `signature` and the like." },
    image: { type: "string", description: "Without tag and digest; absent where it cannot be told." },
    tools: { type: "array", items: text },
    certain: { type: "boolean" },
    by: { enum: ["token", "nothing", "unknown"] },
    tokens: listOf("token"),
    at: { ...at, description: "The first place, if there are several." },
  },
  additionalProperties: false,
} as const;

const secret = {
  type: "object",
  required: ["name"],
  properties: {
    name: text,
    scopes: {
      type: "array",
      items: { enum: ["read:packages", "write:packages", "delete:packages"] },
      description: "What a classic token in it needs for this job, and no more; absent where that cannot be told.",
    },
  },
  additionalProperties: false,
} as const;

const event = {
  type: "object",
  required: ["events", "login", "pull", "push", "delete"],
  properties: {
    events: { type: "array", items: text, minItems: 1 },
    login: happens,
    pull: happens,
    push: happens,
    delete: happens,
    trouble: { type: "string", description: "Why it cannot do there what it does elsewhere." },
  },
  additionalProperties: false,
} as const;

const reason = {
  type: "object",
  required: ["message"],
  properties: {
    message: text,
    predicts: { type: "string", description: "The error that the run would show." },
    rule: { type: "string", pattern: "^[a-z]+(-[a-z]+)*$" },
    help: { type: "string", format: "uri" },
    at,
  },
  additionalProperties: false,
} as const;

const opaque = {
  type: "object",
  required: ["what", "places"],
  properties: { what: text, places: { ...listOf("place"), minItems: 1 } },
  additionalProperties: false,
} as const;

const job = {
  type: "object",
  required: [
    "id",
    "kind",
    "path",
    "line",
    "column",
    "chains",
    "verdict",
    "reasons",
    "packages",
    "logins",
    "operations",
    "secrets",
    "events",
    "opaque",
  ],
  properties: {
    id: { type: "string", description: "Of an action, its folder." },
    kind: { enum: ["job", "action"] },
    ...place.properties,
    chains: {
      type: "array",
      items: listOf("place"),
      description: "Each way in which it is called, the outermost call first; empty where it starts by itself.",
    },
    verdict: { enum: ["works", "fails", "depends", "unknown"] },
    reasons: { ...listOf("reason"), description: "Of what works: what it takes for granted." },
    packages: { $ref: "#/$defs/packages" },
    logins: listOf("login"),
    operations: listOf("operation"),
    secrets: listOf("secret"),
    events: { ...listOf("event"), description: "Empty where nothing is seen of what it does." },
    opaque: { ...listOf("opaque"), description: "Steps that cannot be looked into." },
  },
  additionalProperties: false,
} as const;

/** The shape of `access --format json`. Later versions with the same number may add properties, and take none away. */
export const accessJsonSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: accessJsonSchemaUrl,
  title: "Access map of ghcr-lint",
  type: "object",
  required: ["version", "tool", "files", "jobs"],
  properties: {
    version: { const: 1 },
    tool: {
      type: "object",
      required: ["name", "version"],
      properties: { name: { const: "ghcr-lint" }, version: text },
      additionalProperties: false,
    },
    files: { type: "integer", minimum: 0 },
    jobs: listOf("job"),
  },
  additionalProperties: false,
  $defs: { place, token, packages, login, operation, secret, event, reason, opaque, job },
} as const;
