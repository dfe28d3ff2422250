import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/**
 * Everything that is wrong with SARIF texts, in three layers: the official JSON schema, Microsoft's validator with its
 * rules for code scanning, and what code scanning wants that neither of them asks for. Empty: an upload works. Several texts
 * cost one run of the validator.
 */
export function validateSarif(...sarifs: readonly string[]): readonly string[] {
  const logs = sarifs.map((sarif) => JSON.parse(sarif) as SarifLog);
  return [...logs.flatMap(schemaProblems), ...multitoolProblems(logs), ...logs.flatMap(codeScanningProblems)];
}

interface SarifLog {
  readonly runs: readonly SarifRun[];
}

interface SarifRun {
  readonly automationDetails?: { readonly id?: string };
  readonly tool: { readonly driver: { readonly rules?: readonly SarifRule[] } };
  readonly results?: readonly SarifResult[];
}

interface SarifRule {
  readonly id: string;
  readonly name?: string;
  readonly shortDescription?: { readonly text?: string };
  readonly fullDescription?: { readonly text?: string };
  readonly help?: { readonly text?: string; readonly markdown?: string };
  readonly properties?: { readonly tags?: readonly string[]; readonly "security-severity"?: unknown };
}

interface SarifResult {
  readonly ruleId?: string;
  readonly ruleIndex?: number;
  readonly message?: { readonly text?: string };
  readonly locations?: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
}

interface SarifLocation {
  readonly physicalLocation?: { readonly artifactLocation?: { readonly uri?: string }; readonly region?: SarifRegion };
}

interface SarifRegion {
  readonly startLine?: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

const toolFolder = dirname(createRequire(import.meta.url).resolve("@microsoft/sarif-multitool-linux/package.json"));

let compiled: ReturnType<Ajv2020["compile"]> | undefined;

function schemaProblems(log: SarifLog): readonly string[] {
  compiled ??= compileSchema();
  if (compiled(log)) return [];
  return (compiled.errors ?? []).map((error) => `schema: ${error.instancePath} ${error.message ?? ""}`);
}

/** The schema itself is of an older draft, so ajv is not asked to judge it. */
function compileSchema(): ReturnType<Ajv2020["compile"]> {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(readJson(join(toolFolder, "sarif-2.1.0.json")) as object);
}

/** Without this it asks the network for every address in the log, and only notes what does not answer. */
const withoutNetwork = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" Type="Driver.RuleEnabledState" />
  </Properties>
</Properties>
`;

/**
 * It exits with 0 even where it found errors, so its own report is read, which is SARIF as well. It judges run by run, and
 * starting it takes longer than all the rest, so that the runs of all logs are handed to it as those of one.
 */
function multitoolProblems(logs: readonly SarifLog[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "ghcr-lint-sarif-"));
  try {
    const input = join(folder, "input.sarif");
    const output = join(folder, "output.sarif");
    const config = join(folder, "config.xml");
    const tool = join(toolFolder, "Sarif.Multitool");
    writeFileSync(input, JSON.stringify({ ...logs[0], runs: logs.flatMap(({ runs }) => runs) }));
    writeFileSync(config, withoutNetwork);
    chmodSync(tool, 0o755);
    const options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--log", "ForceOverwrite"];
    const { status, stdout, stderr } = spawnSync(
      tool,
      ["validate", input, ...options, "--config", config, "--output", output],
      { encoding: "utf8", env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } },
    );
    if (status !== 0) return [`multitool: exit ${status}: ${stdout}${stderr}`];
    return multitoolResults(readJson(output) as MultitoolLog);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface MultitoolLog {
  readonly runs: readonly {
    readonly results?: readonly {
      readonly ruleId: string;
      readonly message: { readonly arguments?: readonly string[] };
    }[];
  }[];
}

function multitoolResults(log: MultitoolLog): readonly string[] {
  const results = log.runs.flatMap((run) => run.results ?? []);
  return results.map((result) => `multitool: ${result.ruleId} ${(result.message.arguments ?? []).join(" ")}`);
}

/** Both files of the tool begin with a byte order mark. */
function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
}

/** https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
function codeScanningProblems(log: SarifLog): readonly string[] {
  return log.runs.flatMap((run) => {
    const rules = run.tool.driver.rules ?? [];
    return [
      ...(rules.length === 0 ? ["no rules"] : []),
      ...(run.automationDetails?.id?.endsWith("/") === true ? [] : ["automationDetails.id does not end with a slash"]),
      ...(run.results === undefined ? ["no list of results: alerts would not close"] : []),
      ...((run.results ?? []).length > 5000 ? ["more than 5000 results"] : []),
      ...rules.flatMap(ruleProblems),
      ...(run.results ?? []).flatMap((result, index) =>
        resultProblems(result, rules).map((problem) => `result ${index}: ${problem}`),
      ),
    ];
  });
}

function ruleProblems(rule: SarifRule): readonly string[] {
  const severity = rule.properties?.["security-severity"];
  const faults: readonly (readonly [boolean, string])[] = [
    [!/^[A-Z][A-Za-z]*$/.test(rule.name ?? ""), "name is not in Pascal case"],
    [lengthOf(rule.shortDescription?.text) === 0 || lengthOf(rule.shortDescription?.text) > 1024, "shortDescription"],
    [lengthOf(rule.fullDescription?.text) === 0 || lengthOf(rule.fullDescription?.text) > 1024, "fullDescription"],
    [lengthOf(rule.help?.text) === 0 || lengthOf(rule.help?.markdown) === 0, "help"],
    [(rule.properties?.tags ?? []).length > 10, "more than 10 tags"],
    [
      severity !== undefined && !(typeof severity === "string" && Number(severity) > 0 && Number(severity) <= 10),
      "security-severity",
    ],
  ];
  return faults.filter(([wrong]) => wrong).map(([, what]) => `rule ${rule.id}: ${what}`);
}

function resultProblems(result: SarifResult, rules: readonly SarifRule[]): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [rules[result.ruleIndex ?? -1]?.id !== result.ruleId, "ruleIndex does not lead to ruleId"],
    [lengthOf(result.message?.text) === 0, "no message"],
    [result.locations?.length !== 1, "not exactly one location"],
    [
      !/^[0-9a-f]+:\d+$/.test(result.partialFingerprints?.["primaryLocationLineHash"] ?? ""),
      "no primaryLocationLineHash",
    ],
  ];
  const places = [...(result.locations ?? []), ...(result.relatedLocations ?? [])];
  return [...faults.filter(([wrong]) => wrong).map(([, what]) => what), ...places.flatMap(placeProblems)];
}

function placeProblems({ physicalLocation }: SarifLocation): readonly string[] {
  const uri = physicalLocation?.artifactLocation?.uri ?? "";
  const { startLine = 0, startColumn = 0, endLine = 0, endColumn = 0 } = physicalLocation?.region ?? {};
  const complete = startLine > 0 && startColumn > 0 && endLine > 0 && endColumn > 0;
  const empty = endLine < startLine || (endLine === startLine && endColumn <= startColumn);
  return [
    ...(/^[\w.~!$&'()*+,;=@%-][\w.~!$&'()*+,;=@%/-]*$/.test(uri) ? [] : [`uri is not relative and encoded: ${uri}`]),
    ...(complete ? [] : ["region lacks a field"]),
    ...(complete && empty ? ["region is empty"] : []),
  ];
}

function lengthOf(text: string | undefined): number {
  return text?.length ?? 0;
}
