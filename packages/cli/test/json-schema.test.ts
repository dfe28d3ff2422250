import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { jsonSchema } from "../../core/src/report/json-schema.ts";
import { renderJson } from "../../core/src/report/render-json.ts";
import { brokenReport, cleanReport, fullReport, hostileReport } from "../../core/test/sample-reports.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(jsonSchema);

describe("the published schema", () => {
  it.each([
    ["findings", fullReport],
    ["a clean run", cleanReport],
    ["a broken file", brokenReport],
    ["hostile names and texts", hostileReport],
  ])("describes the report of %s", (_name, report) => {
    validate(JSON.parse(renderJson(report)));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["a property that it does not know", (report: Json) => Object.assign(report.findings[0] ?? {}, { extra: 1 })],
    ["a line from 0", (report: Json) => Object.assign(report.findings[0] ?? {}, { start: { line: 0, column: 1 } })],
    ["a severity of its own", (report: Json) => Object.assign(report.findings[0] ?? {}, { severity: "fatal" })],
    ["another version", (report: Json) => Object.assign(report, { version: 2 })],
  ])("refuses %s", (_name, spoil) => {
    const report = JSON.parse(renderJson(fullReport)) as Json;
    spoil(report);
    expect(validate(report)).toBe(false);
  });
});

interface Json {
  readonly findings: object[];
}
