import { configurationJsonSchemaUrl } from "../report/links.ts";
import { rules } from "../rules/index.ts";
import {
  configurationKeys,
  datePattern,
  defaultPermissionsChoices,
  ignoreKeys,
  longestGlob,
  longestList,
  repositoryPattern,
  severityChoices,
} from "./configuration-keys.ts";

const glob = { type: "string", minLength: 1, maxLength: longestGlob } as const;
const globs = { type: ["array", "null"], items: glob, maxItems: longestList } as const;

const ignore = {
  type: "object",
  required: ["rule"],
  properties: {
    rule: { enum: rules.map(({ id }) => id), description: ignoreKeys.rule },
    path: { ...glob, description: ignoreKeys.path },
    reason: { type: "string", description: ignoreKeys.reason },
    until: { type: "string", pattern: datePattern, description: ignoreKeys.until },
  },
  additionalProperties: false,
} as const;

/** The shape of `.github/ghcr-lint.yml`, for editors. docs/ghcr-lint.schema.json is written from it. */
export const configurationJsonSchema = {
  $schema: "http://json-schema.org/draft-07/schema#",
  $id: configurationJsonSchemaUrl,
  title: "Configuration of ghcr-lint",
  type: ["object", "null"],
  properties: {
    repository: { type: "string", pattern: repositoryPattern, description: configurationKeys.repository },
    "default-permissions": {
      enum: defaultPermissionsChoices,
      default: "unknown",
      description: configurationKeys["default-permissions"],
    },
    "dedicated-secrets": { ...globs, description: configurationKeys["dedicated-secrets"] },
    "private-images": { ...globs, description: configurationKeys["private-images"] },
    rules: {
      type: ["object", "null"],
      properties: Object.fromEntries(
        rules.map(({ id, title, severity }) => [id, { enum: severityChoices, default: severity, description: title }]),
      ),
      additionalProperties: false,
      description: configurationKeys.rules,
    },
    ignore: { type: ["array", "null"], items: ignore, maxItems: longestList, description: configurationKeys.ignore },
  },
  additionalProperties: false,
} as const;
