import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Entry, Node } from "../../core/src/workflow/model.ts";
import { parseFile } from "../../core/src/workflow/parse-file.ts";
import { entriesOf, textAt, valueAt } from "../../core/src/workflow/read-node.ts";
import { parseYaml } from "../../core/src/workflow/parse-yaml.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const path = "action.yml";

export const action = readAction();

interface ActionFile {
  readonly inputs: ReadonlyMap<string, { readonly initial: string; readonly description: string }>;
  /** With what they say. */
  readonly outputs: ReadonlyMap<string, string>;
  readonly steps: readonly ActionStep[];
}

/** Our own action, as our own parser reads it. */
function readAction(): ActionFile {
  const file = { path, shownPath: path, text: readFileSync(join(root, path), "utf8") };
  const parsed = parseFile(file);
  if (parsed.kind !== "action" || parsed.runs.using !== "composite") throw new Error("it is no composite action");
  const entries = (key: string): readonly Entry[] => entriesOf(valueAt(parseYaml(file).root, key));
  const said = (node: Node, key: string): string => textAt(node, key)?.value ?? "";
  return {
    inputs: new Map(
      entries("inputs").map(({ key, value }) => [
        key.value,
        { initial: said(value, "default"), description: said(value, "description") },
      ]),
    ),
    outputs: new Map(entries("outputs").map(({ key, value }) => [key.value, said(value, "description")])),
    steps: parsed.runs.steps.map((step) => ({
      env: step.env.map(({ key, value }) => [key.value, value.value] as const),
      script: step.action.kind === "run" ? step.action.script.value : undefined,
      uses: step.action.kind === "uses" ? step.action.uses.value : undefined,
      if: step.if?.value,
      with: step.with.map(({ key, value }) => [key.value, value.value] as const),
    })),
  };
}

interface ActionStep {
  readonly env: readonly (readonly [string, string])[];
  readonly script: string | undefined;
  readonly uses: string | undefined;
  readonly if: string | undefined;
  readonly with: readonly (readonly [string, string])[];
}

export interface ActionRun {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Runs the scripts of our action as a runner does: with the inputs where expressions ask for them, in the bash that `shell: bash`
 * stands for, and with files for the outputs and the summary.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idstepsshell
 */
export function runAction(
  workspace: string,
  given: Readonly<Record<string, string>> = {},
  environment: NodeJS.ProcessEnv = {},
): ActionRun {
  const temp = realpathSync(mkdtempSync(join(tmpdir(), "ghcr-lint-runner-")));
  onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
  const [step] = action.steps;
  if (step?.script === undefined) throw new Error("the first step is no script");
  const files = { script: join(temp, "step.sh"), output: join(temp, "output"), summary: join(temp, "summary") };
  writeFileSync(files.script, step.script);
  writeFileSync(files.output, "");
  writeFileSync(files.summary, "");
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", files.script], {
    cwd: workspace,
    encoding: "utf8",
    env: {
      PATH: process.env["PATH"],
      GITHUB_ACTIONS: "true",
      GITHUB_ACTION_PATH: root.replace(/\/$/, ""),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: files.output,
      GITHUB_STEP_SUMMARY: files.summary,
      RUNNER_TEMP: temp,
      ...Object.fromEntries(step.env.map(([name, value]) => [name, evaluated(value, given)])),
      ...environment,
    },
  });
  const [outputs, summary] = [files.output, files.summary].map((file) => readFileSync(file, "utf8"));
  return { code: status, log: stdout + stderr, outputs: outputsIn(outputs ?? ""), summary: summary ?? "" };
}

function evaluated(value: string, given: Readonly<Record<string, string>>): string {
  const name = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1];
  const input = name === undefined ? undefined : action.inputs.get(name);
  if (name === undefined || input === undefined) throw new Error(`${value} is no input of the action`);
  return given[name] ?? input.initial;
}

/** `name=value`, or with a line that ends it: `name<<EOF`. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^(?:([\w-]+)=(.*)|([\w-]+)<<(.+)\n([^]*?)\n\4)$/gm);
  return Object.fromEntries(
    [...found].map(([, name, value, longName, , longValue]) => [name ?? longName ?? "", value ?? longValue ?? ""]),
  );
}
