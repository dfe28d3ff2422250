import { describe, expect, test } from "vitest";
import type { Problem } from "../source/problem.ts";
import type { Span } from "../source/span.ts";
import type { Step, Workflow } from "./model.ts";
import { parseFile } from "./parse-file.ts";

function parse(steps: string): Workflow {
  const text = `on: push\njobs:\n  a:\n    steps:\n${steps}\n`;
  const parsed = parseFile({ path: ".github/workflows/a.yml", shownPath: "a.yml", text });
  if (parsed.kind !== "workflow") throw new Error(parsed.kind);
  return parsed;
}

function parseStep(step: string): Step {
  const first = parse(step).jobs[0]?.steps[0];
  if (first === undefined) throw new Error("no step");
  return first;
}

const shown = ({ file, start, end }: Span) => file.text.slice(start, end);
const problem = ({ code, message, at }: Problem) => `${code} @${shown(at)}@ ${message}`;

test("the parts of a step are found", () => {
  const step = parseStep(`      - id: push
        name: Push
        if: always()
        working-directory: sub
        continue-on-error: true
        shell: bash
        env: {A: b}
        run: |
          docker push`);
  expect(step).toMatchObject({
    id: { value: "push" },
    name: { value: "Push" },
    if: { value: "always()" },
    workingDirectory: { value: "sub" },
    continueOnError: { value: "true" },
    env: [{ key: { value: "A" } }],
    with: [],
    action: { kind: "run", script: { value: "docker push\n" }, shell: { value: "bash" } },
  });
  expect(shown(step.span)).toMatch(/^id: push[^]*docker push$/);
});

test("an input keeps braces that YAML takes for maps, and no other collection", () => {
  const step = parseStep("      - uses: a/b@v1\n        with: {x: {{ y }}, z: [1], n: }");
  expect(step.with.map(({ key, value, type }) => [key.value, value.value, type])).toEqual([
    ["x", "{{ y }}", "string"],
    ["n", "", "null"],
  ]);
});

describe("the line of a step", () => {
  test.each([
    ["      - uses: docker/login-action@v3 # pinned", "uses: docker/login-action@v3"],
    ["      - name: x\n        uses: 'a/b@v1'\n        with: {}", "uses: 'a/b@v1'"],
    ["      - run: |\n          docker login\n          docker push", "run: |"],
    ["      - run: >-\r\n          docker login\r\n", "run: >-"],
    ["      - run: docker login\n          ghcr.io", "run: docker login"],
    ["      - run:\n          docker login", "run:"],
    ["      - {run: docker login, shell: sh}", "run: docker login"],
    ["      - name: x\n        with: {}", "name"],
    ["      - name: x\n        run: a\n        uses: b", "name"],
  ])("%j", (step, line) => {
    expect(shown(parseStep(step).line)).toBe(line);
  });

  test("that takes its script by an alias is where the alias is", () => {
    const steps = parse("      - run: &script docker push\n      - run: *script").jobs[0]?.steps ?? [];
    expect(steps.map(({ line }) => shown(line))).toEqual(["run: &script docker push", "run: *script"]);
  });
});

describe("GitHub refuses", () => {
  test.each([
    ["      - name: x\n        with: {a: b}", "wrong-shape @name@ this step has neither `run` nor `uses`"],
    ["      - run: x\n        uses: y", "wrong-shape @uses@ a step has either `run` or `uses`, this one has both"],
    ["      - uses:", "wrong-shape @uses@ `uses` is empty"],
    ["      - uses: [a]", "wrong-shape @uses@ `uses` is not a string"],
    ["      - run: {a: b}", "wrong-shape @run@ `run` is not a string"],
    ["      - make", "not-a-mapping @make@ this step is not a mapping"],
    ["      -", "not-a-mapping @@ this step is empty"],
    ["      run: make", "wrong-shape @steps@ `steps` is not a list"],
    ["", "wrong-shape @steps@ `steps` is empty"],
  ])("%j", (steps, expected) => {
    expect(parse(steps).problems.map(problem)).toEqual([expected]);
  });
});

test("a broken step keeps what can be understood", () => {
  const step = parseStep("      - name: x\n        with: {a: b}");
  expect(step).toMatchObject({ name: { value: "x" }, with: [{ key: { value: "a" } }], action: { kind: "broken" } });
});

test("a kind of step that GitHub is about to bring is no problem", () => {
  expect(parse("      - wait: build").problems).toEqual([]);
});
