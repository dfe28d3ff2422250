import { expect, test } from "vitest";
import type { Job } from "./model.ts";
import { parseFile } from "./parse-file.ts";

function parseJobs(jobs: string): readonly Job[] {
  const parsed = parseFile({ path: ".github/workflows/a.yml", shownPath: "a.yml", text: `on: push\njobs:\n${jobs}` });
  if (parsed.kind !== "workflow") throw new Error(parsed.kind);
  return parsed.jobs;
}

function parseJob(job: string): Job {
  const [first] = parseJobs(job);
  if (first === undefined) throw new Error("no job");
  return first;
}

const full = `  build:
    name: Build
    needs: [lint, test]
    if: github.ref == 'x'
    runs-on: \${{ matrix.os }}
    environment: {name: production, url: x}
    strategy: {matrix: {os: [ubuntu]}}
    defaults: {run: {shell: bash}}
    env: {A: b}
    outputs: {digest: d}
    container:
      image: ghcr.io/acme/app
      credentials: {username: u, password: p}
      env: {C: d}
    services:
      db: {image: postgres}
      cache: redis
    steps:
      - run: make


  # the next job
  next: {uses: ./.github/workflows/b.yml}
`;

test("the parts of a job are found", () => {
  const job = parseJob(full);
  expect(job).toMatchObject({
    id: { value: "build" },
    name: { value: "Build" },
    needs: [{ value: "lint" }, { value: "test" }],
    if: { value: "github.ref == 'x'" },
    runsOn: { kind: "scalar" },
    environment: { value: "production" },
    matrix: { kind: "map" },
    defaultShell: { value: "bash" },
    env: [{ key: { value: "A" }, value: { value: "b" } }],
    outputs: [{ key: { value: "digest" } }],
    container: {
      key: { value: "container" },
      image: { value: "ghcr.io/acme/app" },
      credentials: { key: { value: "credentials" }, username: { value: "u" }, password: { value: "p" } },
      env: [{ key: { value: "C" } }],
    },
    services: [
      { key: { value: "db" }, name: { value: "db" }, image: { value: "postgres" }, credentials: undefined },
      { name: { value: "cache" }, image: { value: "redis" } },
    ],
    steps: [{ action: { kind: "run" } }],
    call: undefined,
  });
});

test("a job goes from its key to its last content", () => {
  const { span } = parseJob(full);
  const text = span.file.text.slice(span.start, span.end);
  expect(text.startsWith("build:")).toBe(true);
  expect(text.endsWith("- run: make")).toBe(true);
});

test("short forms mean the same", () => {
  const job = parseJob("  a: {needs: b, environment: staging, container: alpine, steps: []}\n");
  expect(job.needs.map(({ value }) => value)).toEqual(["b"]);
  expect(job.environment?.value).toBe("staging");
  expect(job.container).toMatchObject({ image: { value: "alpine" }, credentials: undefined, env: [] });
});

test("a call hands over inputs and secrets", () => {
  const { call } = parseJob("  a:\n    uses: ./.github/workflows/b.yml\n    with: {x: 1}\n    secrets: {T: t}\n");
  expect(call).toMatchObject({
    uses: { value: "./.github/workflows/b.yml" },
    usesKey: { value: "uses" },
    with: [{ key: { value: "x" }, type: "number" }],
    secrets: [{ key: { value: "T" } }],
  });
  expect(parseJob("  a: {uses: x, secrets: inherit}\n").call?.secrets).toBe("inherit");
  expect(parseJob("  a: {uses: x}\n").call?.secrets).toEqual([]);
});

test("a job by an alias has its content, and a span of its own", () => {
  const [, second] = parseJobs("  a: &a {runs-on: x, steps: [{run: y}]}\n  b: *a\n");
  expect(second?.steps).toHaveLength(1);
  expect(second?.span).toMatchObject({ start: second?.id.span.start, end: second?.id.span.end });
});
