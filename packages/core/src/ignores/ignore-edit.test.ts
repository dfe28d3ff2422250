import { expect, it } from "vitest";
import { lint } from "../lint.ts";
import { applyEdits } from "../source/apply-edits.ts";
import type { SourceFile } from "../source/source-file.ts";
import { ignoreEdit } from "./ignore-edit.ts";

const rule = "missing-packages-write";

function workflow(steps: string, path = ".github/workflows/a.yml"): SourceFile {
  const text = `on: push\npermissions:\n  contents: read\njobs:\n  image:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;
  return { path, shownPath: path, text };
}

/** The file with the comment in it, as far as one is offered for a text. */
function ignoredAt(file: SourceFile, text: string): string | undefined {
  const start = file.text.indexOf(text);
  expect(start).not.toBe(-1);
  const edit = ignoreEdit({ file, start, end: start + text.length }, rule);
  return edit && applyEdits(file, [edit]).text;
}

const comment = `# ghcr-lint: ignore[${rule}] TODO: say why`;

it.each([
  ["above its line", "      - uses: a/b@v1\n        with:\n          push: true\n", "push: true", "          "],
  ["above the dash", "      - uses: a/b@v1\n", "uses: a/b@v1", "      "],
  [
    "above the step of a script",
    "      - name: x\n        run: |\n          docker push x\n",
    "docker push",
    "      - name",
  ],
  [
    "above the step of a folded script",
    "      - run: >\n          docker\n          push x\n",
    "push x",
    "      - run",
  ],
  ["above the step of a plain text of two lines", "      - run: docker\n          push x\n", "push x", "      - run"],
  ["above the step of a flow", "      [{ run: 'docker\n        push x' }]\n", "push x", "      [{ run"],
])("%s", (_where, steps, text, before) => {
  const after = ignoredAt(workflow(steps), text);
  const lines = after?.split("\n") ?? [];
  const at = lines.findIndex((line) => line.includes(comment));
  const [indent] = /^ */.exec(before) ?? [""];
  expect(lines[at]).toBe(`${indent}${comment}`);
  if (before.trim() === "") expect(lines[at + 1]).toContain(text);
  else expect(lines[at + 1]?.startsWith(before)).toBe(true);
});

it("ends its line as the file does", () => {
  const file = workflow("      - uses: a/b@v1\n");
  const after = ignoredAt({ ...file, text: file.text.replaceAll("\n", "\r\n") }, "uses: a/b@v1");
  expect(after).toContain(`      ${comment}\r\n      - uses`);
  expect(after?.replaceAll("\r\n", "")).not.toContain("\n");
});

it("stands in a script of the repository, and never inside of a command", () => {
  const script = (text: string): SourceFile => ({ path: "push.sh", shownPath: "push.sh", text });
  expect(ignoredAt(script("#!/bin/sh\ndocker push x\n"), "docker push")).toBe(`#!/bin/sh\n${comment}\ndocker push x\n`);
  expect(ignoredAt(script("docker \\\n  push x\n"), "push x")).toBeUndefined();
  expect(ignoredAt(script("cat <<EOF\ndocker push x\nEOF\n"), "docker push")).toBeUndefined();
});

it("silences what it was made for, and nothing else", () => {
  const file = workflow(
    "      - run: |\n          docker login ghcr.io -u x -p $T\n          docker push ghcr.io/a/b\n",
  );
  const judge = (files: readonly SourceFile[]) => lint({ files, lookup: () => undefined, settings: {} });
  const before = judge([file]).findings;
  expect(before.length).toBeGreaterThan(1);
  for (const { at, rule: found } of before) {
    const edit = ignoreEdit(at, found.id);
    const { findings, suppressed } = judge(edit ? [applyEdits(file, [edit])] : [file]);
    expect(suppressed.map((one) => one.rule.id)).toEqual([found.id]);
    const others = before.filter((one) => one.rule !== found).map((one) => one.rule.id);
    expect(findings.map((one) => one.rule.id).toSorted()).toEqual(others.toSorted());
  }
});
