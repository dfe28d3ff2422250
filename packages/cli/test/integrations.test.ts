import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { checkSchema as CheckSchema } from "../../core/src/schema/check-schema.ts";
import { parseFile } from "../../core/src/workflow/parse-file.ts";
import type { Step, Workflow } from "../../core/src/workflow/model.ts";
import { plantTree } from "./plant-tree.ts";
import { action } from "./run-action.ts";
import { runCommand } from "./run-command.ts";
import { goodWorkflow, publishWorkflow } from "./sample-workflows.ts";

/** What the page tells people to copy. The blocks for pre-commit are also installed and run, by scripts/prove-pre-commit.mjs. */
const root = fileURLToPath(new URL("../../../", import.meta.url));
const page = readFileSync(join(root, "docs/integrations.md"), "utf8");
/** As it is bundled, since plain Node cannot import GitHub's parser (actions/languageservices#387). */
const { checkSchema } = createRequire(import.meta.url)(join(root, "dist/parts/schema.cjs")) as {
  readonly checkSchema: typeof CheckSchema;
};
const { version } = JSON.parse(readFileSync(join(root, "packages/cli/package.json"), "utf8")) as { version: string };

const blocks = [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));
const files = blocks
  .filter(({ language }) => language === "yaml")
  .map(({ text }) => ({ path: /^# (\S+)\n/.exec(text)?.[1] ?? "", text }));
const workflows = files.filter(({ path }) => path.startsWith(".github/workflows/"));
const hooks = files.filter(({ path }) => path === ".pre-commit-config.yaml");
const commands = [...page.matchAll(/npx --yes ghcr-lint@(\S+)(.*)$/gm)].map(([, of = "", line = ""]) => ({ of, line }));

it("has blocks of known kinds, each with the name of its file", () => {
  expect(workflows.length + hooks.length).toBe(files.length);
  expect(blocks.filter(({ language }) => language !== "yaml").map(({ language }) => language)).toEqual(["sh"]);
  expect([workflows.length, hooks.length, commands.length].every((count) => count > 2)).toBe(true);
});

describe("each workflow", () => {
  const cases = workflows.map((workflow, index) => [index, workflow] as const);

  it.each(cases)("%i is in order for ghcr-lint and for GitHub's schema", (_index, { path, text }) => {
    const outcome = runCommand(["--fail-on", "note", path], { folder: plantTree({ [path]: text }) });
    expect(outcome).toEqual({ code: 0, output: "no problems in 1 file\n", diagnostics: "" });
    expect(problemsOf(text)).toEqual([]);
    expect(problemsOf(text.replace("runs-on:", "run-on:"))).not.toEqual([]);
  });

  it.each(cases)("%i gives the action what it takes", (_index, { text }) => {
    for (const { action: step, with: given } of stepsOf(text)) {
      if (step.kind !== "uses" || !step.uses.value.startsWith("ghcr-lint/")) continue;
      expect(step.uses.value).toBe(`ghcr-lint/ghcr-lint@v${version}`);
      for (const { key } of given) expect([...action.inputs.keys()]).toContain(key.value);
    }
  });

  it("lets the job upload where it is told to", () => {
    const uploading = workflows.filter(({ text }) => /upload-sarif/.test(text));
    expect(uploading).toHaveLength(2);
    for (const { text } of uploading) expect(text).toContain("security-events: write");
  });

  it("names a problem matcher that is there", () => {
    const [, path = ""] = /::add-matcher::([^"]+)"/.exec(page) ?? [];
    expect(existsSync(join(root, path))).toBe(true);
  });
});

describe("each command", () => {
  it("is of this version", () => {
    expect(new Set(commands.map(({ of }) => of))).toEqual(new Set([version]));
  });

  it.each(commands.map(({ line }) => line))("does what it is for:%s", (line) => {
    const argumentList = line
      .replace(/ >> .*/, "")
      .split(" ")
      .filter(Boolean);
    const isLenient = /--exit-zero|--update-baseline/.test(line);
    for (const [text, code] of [
      [goodWorkflow, 0],
      [publishWorkflow, isLenient ? 0 : 1],
    ] as const) {
      const folder = plantTree({ ".github/workflows/publish.yml": text });
      expect(runCommand(argumentList, { folder })).toMatchObject({ code, diagnostics: "" });
    }
  });
});

it("names hooks that are there, of this version", () => {
  const manifest = readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8");
  const ids = [...manifest.matchAll(/^- id: (\S+)$/gm)].map(([, id]) => id);
  for (const { text } of hooks) {
    expect(ids).toContain(/^ +- id: (\S+)$/m.exec(text)?.[1]);
    expect(text).toContain(`\n    rev: v${version}\n`);
  }
});

/** Compared as a snapshot, so that the option for those also writes the table. */
it("tells every input and output of the action", async () => {
  const inputs = [...action.inputs].map(([name, { initial, description }]) =>
    row([`\`${name}\``, initial === "" ? "" : `\`${initial}\``, description]),
  );
  const outputs = [...action.outputs].map(([name, description]) => row([`\`${name}\``, description]));
  const tables = [
    [row(["input", "default", ""]), row(["---", "---", "---"]), ...inputs],
    [row(["output", ""]), row(["---", "---"]), ...outputs],
  ];
  const written = tables.map((lines) => lines.join("\n")).join("\n\n");
  const shown = page.replace(
    /(<!-- inputs: .* -->\n)[^]*(<!-- end of inputs -->)/,
    (_all, begin: string, end: string) => `${begin}${written}\n${end}`,
  );
  await expect(shown).toMatchFileSnapshot(join(root, "docs/integrations.md"));
});

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function parsed(text: string): Workflow {
  const path = ".github/workflows/ghcr-lint.yml";
  const file = parseFile({ path, shownPath: path, text });
  if (file.kind !== "workflow") throw new Error(`the block is no workflow:\n${text}`);
  return file;
}

function problemsOf(text: string): readonly string[] {
  const file = parsed(text);
  return [...file.problems, ...checkSchema(file)].map(({ message }) => message);
}

function stepsOf(text: string): readonly Step[] {
  return parsed(text).jobs.flatMap(({ steps }) => steps);
}
