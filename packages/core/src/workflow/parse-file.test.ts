import { describe, expect, test } from "vitest";
import type { Problem } from "../source/problem.ts";
import { parseFile } from "./parse-file.ts";

const inWorkflows = ".github/workflows/a.yml";
const parse = (text: string, path = inWorkflows) => parseFile({ path, shownPath: path, text });

/** `code @what is underlined@ message`. */
const shown = ({ code, message, at }: Problem) => `${code} @${at.file.text.slice(at.start, at.end)}@ ${message}`;
const problemsOf = (text: string, path = inWorkflows) => parse(text, path).problems.map(shown);

const workflow = "on: push\njobs: {a: {runs-on: x, steps: [{run: y}]}}\n";
const action = "name: a\nruns: {using: composite, steps: []}\n";

describe("the kind of a file", () => {
  test.each([
    [inWorkflows, "nothing: here", "workflow"],
    ["sub/.github/workflows/a.yaml", "nothing: here", "workflow"],
    [".github/workflows/sub/a.yml", "nothing: here", "neither"],
    [".github/workflows/action.yml", "nothing: here", "workflow"],
    ["action.yml", "name: a", "action"],
    [".github/actions/push/action.yaml", "inputs: {a: {}}", "action"],
    ["action.yml", "name: a\ndescription: b\nrun: {}", "action"],
    ["action.yml", "", "action"],
    ["action.yml", "nothing: here", "neither"],
    ["action.yml", "name: a\nkind: Action", "neither"],
    ["action.yml", "- a", "neither"],
    ["action.yml", workflow, "neither"],
    ["reaction.yml", "nothing: here", "neither"],
    ["stdin", workflow, "workflow"],
    ["stdin", action, "action"],
    ["stdin", "runs: fast", "neither"],
    ["stdin", "on: fire", "neither"],
  ])("%s with %j is %s", (path, text, kind) => {
    expect(parse(text, path).kind).toBe(kind);
  });
});

describe("what cannot be a workflow has one problem", () => {
  test.each([
    ["", "not-a-mapping @@ the file is empty"],
    ["# only a comment\n", "not-a-mapping @@ the file is empty"],
    ["- a\n- b\n", "not-a-mapping @- a\n- b@ a list stands where the file's keys belong"],
    ["just words\n", "not-a-mapping @just words@ a single value stands where the file's keys belong"],
  ])("%j", (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
    expect(parse(text).kind).toBe("workflow");
  });

  test("and a binary file is neither", () => {
    for (const text of ["\u007fELF\0\0\0", "\uFFFD\uFFFDa\uFFFD"]) {
      expect(parse(text).kind).toBe("neither");
      expect(problemsOf(text)).toEqual(["yaml-syntax @@ not a text file"]);
    }
  });

  test("but a stray byte does not make a file binary", () => {
    expect(problemsOf(`# caf\uFFFD\n${workflow}`)).toEqual([]);
  });
});

test("a file that is no business of ours has no problems", () => {
  expect(problemsOf("a: 1\n---\nb: 2\n", "deploy/service.yaml")).toEqual([]);
});

test("where the syntax is broken, nothing is said of the shape", () => {
  expect(problemsOf("on: push\njobs:\n  a: 'x' y\n")).toEqual(["yaml-syntax @y@ unexpected scalar at node end"]);
});

test("JSON is YAML", () => {
  const parsed = parse('{"on": {"push": null}, "jobs": {"a": {"runs-on": "x", "steps": [{"run": "y"}]}}}');
  expect(parsed.problems).toEqual([]);
  expect(parsed).toMatchObject({ on: [{ event: { value: "push" } }], jobs: [{ id: { value: "a" } }] });
});
