import { describe, expect, it } from "vitest";
import { access, lint, renderAccessText, renderJson, renderSarif, renderText } from "../src/index.ts";
import type { LintInput, SourceFile } from "../src/index.ts";
import { checkSchema } from "../src/schema/check-schema.ts";

/**
 * Files that were made to take for ever, or to exhaust the memory. Each ends in a matter of seconds, with a text that says
 * where reading was given up, if it was. The time is that of the processor, so that a busy machine does not fail.
 */
const mostSeconds = 15;

describe("a budget is kept, and said when it is reached", { timeout: 120_000 }, () => {
  it.each<readonly [name: string, texts: Readonly<Record<string, string>>, said: string]>([
    ["an alias bomb", { w: bomb() }, "aliases repeat too much: from here they are not followed"],
    [
      "100,000 aliases of one step",
      { w: job(`- &s {run: ${push}}\n${"      - *s\n".repeat(100_000)}`) },
      "aliases repeat too much",
    ],
    [
      "100,000 steps",
      { w: job(many(100_000, (index) => `- run: ${push}${index}\n`)) },
      "longer than 2097152 characters: the file was not read",
    ],
    [
      "40,000 steps",
      { w: job(many(40_000, () => `- run: ${push}\n`)) },
      "too many logins, pushes, pulls and unknown commands, 1000 in a job",
    ],
    [
      "a scalar of 10 MB",
      { w: script(`${push}${"b".repeat(10_000_000)}`) },
      "longer than 2097152 characters: the file was not read",
    ],
    ["a scalar of 10 MB in many lines", { w: script(`${push}\n`.repeat(500_000)) }, "longer than 2097152 characters"],
    [
      "a quoted scalar of 1.8 MB",
      { w: job(`- run: "${`${push}\\n`.repeat(60_000)}"\n`) },
      "1000 in a job: the rest is not looked into",
    ],
    [
      "brackets nested 100,000 deep",
      { w: `on: ${"[".repeat(100_000)}ghcr.io` },
      "nested deeper than 100 levels: the file was not read",
    ],
    [
      "100,000 duplicate keys",
      { w: job(`- run: ${push}\n        env:\n${"          K: v\n".repeat(100_000)}`) },
      "more than 1000 problems",
    ],
    [
      "a matrix of 256 × 256",
      { w: matrix(`a: [${numbers(256)}], b: [${numbers(256)}]`) },
      "the matrix of job `a` has more than 64 combinations: its values are not known",
    ],
    [
      "20,000 entries of include",
      {
        w: matrix(
          `a: [${numbers(64)}], b: [${numbers(64)}], include: [${many(20_000, (index) => `{a: ${index % 64}, c: ${index}}, `)}]`,
        ),
      },
      "has more than 64 combinations",
    ],
    [
      "5000 events",
      {
        w: `on: [${many(5000, (index) => `e${index}, `)}]\n${withoutOn(job(many(1000, () => `- {run: ${push}, if: github.event_name != 'push'}\n`)))}`,
      },
      "more than 60 events: they are not told apart",
    ],
    ["a cycle of calls", { w: calling("v"), v: calling("w") }, "`./.github/workflows/w.yml` leads back to itself"],
    ["a tree of calls", callTree(), "more than 5000 calls of jobs: the rest is not judged"],
    [
      "an expression deeper than GitHub allows",
      { w: job(`- {run: ${push}, if: "${"(".repeat(5000)}true${")".repeat(5000)}"}\n`) },
      "exceeded max expression depth 50",
    ],
    [
      "an expression longer than GitHub allows",
      { w: job(`- {run: ${push}, if: "${"true || ".repeat(4000)}true"}\n`) },
      "the expression is longer than GitHub allows",
    ],
    [
      "loops in loops",
      { w: script(`${"for a in 1 2 3 4 5 6 7 8 9; do ".repeat(12)}${push}${"; done".repeat(12)}`) },
      "a script with more than 5000 commands: it is followed only in part",
    ],
    [
      "a loop over 1000 words",
      { w: script(`for a in ${"x ".repeat(1000)}; do docker push ghcr.io/acme/$a; done`) },
      "a script with a loop of more than 24 turns",
    ],
    [
      "functions that call each other",
      { w: script(`f() { g; g; }\ng() { f; f; }\nf\n${push}`) },
      "functions that call each other more than 12 deep",
    ],
    [
      "scripts in scripts",
      { w: script(`bash -c "bash -c 'bash -c \\"bash -c \\\\\\"bash -c x\\\\\\"\\"'"\n${push}`) },
      "scripts inside scripts more than 4 deep",
    ],
    [
      "scripts that call each other",
      { w: script("./a.sh"), "a.sh": "#!/bin/sh\n./a.sh\n./a.sh\ndocker push ghcr.io/acme/app\n" },
      "scripts that call each other more than 8 deep",
    ],
    [
      "substitutions 50,000 deep",
      { w: script(`echo ${"$(".repeat(50_000)}${push}`) },
      "a script that is broken or nested too deep: it is followed only in part",
    ],
    [
      "backticks in backticks",
      { w: script(`echo ${"`\\`".repeat(30_000)}${push}`) },
      "a script with more than 5000 commands",
    ],
    [
      "expansions that are never closed",
      { w: script(`echo ${"${x:-".repeat(50_000)}${push}`) },
      "a script that is broken or nested too deep",
    ],
    [
      "quotes that are never closed",
      { w: script(`${'echo "$(echo "'.repeat(20_000)}${push}`) },
      "a script that is broken or nested too deep",
    ],
    [
      "an error in each line",
      { w: script(`${"a &;\n".repeat(30_000)}${push}`) },
      "a script that is broken or nested too deep",
    ],
    [
      "brackets of PowerShell 100,000 deep",
      { w: job(`- shell: pwsh\n        run: |\n          ${"(".repeat(100_000)}${push}\n`) },
      "a script that is broken or nested too deep",
    ],
  ])("%s", (_name, texts, said) => {
    expect(spent(texts)).toContain(said);
  });
});

it("claims nothing of what it has not looked into", () => {
  const text = job(`${"- run: echo ghcr.io\n".repeat(10_001)}- run: ${push}\n`);
  const { findings, remarks } = lint(inputOf({ w: text }));
  expect(findings.map(({ rule }) => rule.id)).toEqual([]);
  expect(remarks).toHaveLength(1);
});

describe("what multiplies ends soon, with nothing left out", { timeout: 120_000 }, () => {
  it.each<readonly [name: string, texts: Readonly<Record<string, string>>]>([
    ["here-documents that are never closed", { w: script(`${"cat <<A\n".repeat(20_000)}${push}`) }],
    ["a pattern of 20,000 ways", { w: script(`case $x in ${"a|".repeat(20_000)}b) ${push};; esac`) }],
    ["blanks", { w: `${script(`${push}${" ".repeat(300_000)}x`)}#${" ".repeat(300_000)}ghcr.io\n` }],
    ["variables that double", { w: script(`A=x\n${"A=$A$A\n".repeat(60)}docker push ghcr.io/acme/$A`) }],
    [
      "inputs that multiply from call to call",
      chain((name) => `with: {x: "${`\${{ inputs.${name} }}`.repeat(100)}"}`, "inputs: {x: {type: string}}"),
    ],
    [
      "secrets that multiply from call to call",
      chain((name) => `secrets: {x: "${`\${{ secrets.${name} }}`.repeat(100)}"}`, "secrets: {x: {required: true}}"),
    ],
    ["outputs that double from job to job", { w: `on: push\njobs:\n${many(200, needing)}` }],
    [
      "5000 jobs",
      { w: `on: push\njobs:\n${many(4900, (index) => `  j${index}: {runs-on: x, steps: [{run: ${push}}]}\n`)}` },
    ],
    ["3000 passwords", { w: job(many(450, (index) => `- run: docker login ghcr.io -u acme -p hunter-${index}\n`)) }],
  ])("%s", (_name, texts) => {
    const printed = spent(texts);
    expect(printed).not.toContain("not analyzed");
  });
});

/** All that the tool would print; fails where that takes too long. */
function spent(texts: Readonly<Record<string, string>>): string {
  const started = process.cpuUsage();
  const input = inputOf(texts);
  const report = lint(input);
  const printed = renderText(report, { color: false, verbose: true });
  renderJson(report);
  renderSarif(report);
  renderAccessText(access(input), { color: false });
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1_000_000).toBeLessThan(mostSeconds);
  return printed;
}

function inputOf(texts: Readonly<Record<string, string>>): LintInput {
  const files = Object.entries(texts).map(([name, text]): SourceFile => {
    const path = name.includes(".") ? name : `.github/workflows/${name}.yml`;
    return { path, shownPath: path, text };
  });
  return {
    files: files.filter(({ path }) => path.endsWith(".yml")),
    lookup: (path) => files.find((file) => file.path === path),
    settings: { repository: "acme/app" },
    checkSchema,
  };
}

const push = "docker push ghcr.io/acme/app";

/** The first step without its indentation. */
function job(steps: string): string {
  return `on: push\npermissions: {packages: write}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${indented(steps)}`;
}

function indented(steps: string): string {
  return steps.replaceAll(/^- /gm, "      - ");
}

function withoutOn(workflow: string): string {
  return workflow.replace("on: push\n", "");
}

function script(text: string): string {
  return job(`- run: |\n          ${text.replaceAll("\n", "\n          ")}\n`);
}

function matrix(axes: string): string {
  return `on: push\njobs:\n  a:\n    runs-on: x\n    strategy: {matrix: {${axes}}}\n    steps:\n      - run: ${push}:\${{ matrix.a }}-\${{ matrix.c }}\n`;
}

function many(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join("");
}

function numbers(count: number): string {
  return many(count, (index) => `${index}, `);
}

function bomb(): string {
  const levels = many(30, (index) => `x${index + 1}: &x${index + 1} [${`*x${index}, `.repeat(9)}]\n`);
  return `x0: &x0 [ghcr.io]\n${levels}${job(`- run: ${push}\n`)}`;
}

function calling(other: string): string {
  return `on: [push, workflow_call]\njobs:\n  call: {uses: ./.github/workflows/${other}.yml}\n  push: {runs-on: x, steps: [{run: ${push}}]}\n`;
}

function callTree(): Readonly<Record<string, string>> {
  const levels = Array.from({ length: 9 }, (_, level): [string, string] => {
    const on = level === 0 ? "push" : "workflow_call";
    const body = level < 8 ? `{uses: ./.github/workflows/w${level + 1}.yml}` : `{runs-on: x, steps: [{run: ${push}}]}`;
    return [`w${level}`, `on: ${on}\njobs:\n${many(10, (index) => `  j${index}: ${body}\n`)}`];
  });
  return Object.fromEntries(levels);
}

/** Nine workflows, each of which gives the next one what it was given, a hundred times over. */
function chain(give: (name: string) => string, takes: string): Readonly<Record<string, string>> {
  const levels = Array.from({ length: 9 }, (_, level): [string, string] => {
    const on = level === 0 ? "on: push" : `on: {workflow_call: {${takes}}}`;
    const body =
      level < 8
        ? `uses: ./.github/workflows/w${level + 1}.yml\n    ${give("x")}`
        : `runs-on: x\n    steps: [{run: "docker login ghcr.io -u acme -p \${{ secrets.x }} && ${push}:\${{ inputs.x }}"}]`;
    return [`w${level}`, `${on}\njobs:\n  j:\n    ${body}\n`];
  });
  return Object.fromEntries(levels);
}

function needing(index: number): string {
  const output = `\${{ needs.j${index + 1}.outputs.x }}`;
  return `  j${index}:\n    runs-on: x\n    needs: [j${index + 1}]\n    outputs: {x: "${output}${output}"}\n    steps: [{run: "${push}:${output}"}]\n`;
}
