import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { lint } from "@ghcr-lint/core";
import type { LintInput, Report, SourceFile } from "@ghcr-lint/core";
import { describe, expect, it } from "vitest";
import { concernedFiles } from "./concerned-files.ts";
import { createLinkedLint } from "./linked-lint.ts";
import type { Snapshot } from "./linked-lint.ts";

const projects = fileURLToPath(new URL("../../../../fixtures/projects/", import.meta.url));
const terms = { settings: { repository: "acme/app" }, rules: {} };

type Texts = ReadonlyMap<string, SourceFile>;

function fileOf(path: string, text: string): SourceFile {
  return { path, shownPath: path, text };
}

function projectTexts(name: string): Texts {
  const paths = readdirSync(join(projects, name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== "expected.txt")
    .map((entry) => join(entry.parentPath, entry.name).slice(join(projects, name).length + 1))
    .toSorted();
  return new Map(paths.map((path) => [path, fileOf(path, readFileSync(join(projects, name, path), "utf8"))]));
}

function snapshotOf(texts: Texts): Snapshot {
  const files = [...texts.values()].filter(({ path }) => /^\.github\/workflows\/|(?:^|\/)action\.ya?ml$/.test(path));
  return { files, lookup: (path) => texts.get(path), terms };
}

const told = (reports: readonly Report[]): readonly string[] =>
  reports
    .flatMap(({ findings, suppressed }) => [...findings, ...suppressed])
    .map(({ at, rule, severity, message }) => `${at.file.path}:${at.start}-${at.end} ${severity} ${rule.id} ${message}`)
    .toSorted();

function whole({ files, lookup }: Snapshot): readonly string[] {
  return told([lint({ ...terms, files, lookup })]);
}

/** What people do to a file, one after the other: each leaves the text as it was, or is taken back by the next. */
const edits: readonly ((text: string) => string)[] = [
  (text) => text.replace("packages: write", "packages: read"),
  (text) => text.replaceAll(/uses: \.\/.*/g, "uses: ./.github/workflows/nowhere.yml"),
  (text) => text.replace("contents: read", "contents: read\n  packages: none"),
  (text) => text.replace("ghcr.io", "docker.io"),
  (text) => text.slice(0, text.length >> 1),
  () => "",
];

describe("a linked lint finds what a lint of everything finds", () => {
  it.each(readdirSync(projects))("in %s, and after every edit of each of its files", (name) => {
    const texts = projectTexts(name);
    const { judge } = createLinkedLint(lint);
    const inParts = (snapshot: Snapshot): readonly string[] => told(judge(snapshot).map(({ report }) => report));
    const all = snapshotOf(texts);
    expect(inParts(all)).toEqual(whole(all));
    for (const [path, { text }] of texts) {
      const changes = edits.map((edit) => new Map(texts).set(path, fileOf(path, edit(text))));
      const without = new Map(texts);
      without.delete(path);
      for (const change of [...changes, without]) {
        const changed = snapshotOf(change);
        expect(inParts(changed)).toEqual(whole(changed));
        expect(inParts(all)).toEqual(whole(all));
      }
    }
  });
});

describe("what concerns an open file is enough to find what is in it", () => {
  it.each(readdirSync(projects))("in %s", (name) => {
    const { files, lookup } = snapshotOf(projectTexts(name));
    const all = whole({ files, lookup, terms });
    for (const { path } of files) {
      const { judge } = createLinkedLint(lint);
      const parts = judge({ files: concernedFiles(files, [path]), lookup, terms });
      const inFile = (line: string): boolean => line.startsWith(`${path}:`);
      expect(told(parts.map(({ report }) => report)).filter(inFile)).toEqual(all.filter(inFile));
    }
  });
});

describe("a linked lint runs over no more than what an edit can touch", () => {
  const alone = "on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - run: docker push ghcr.io/acme/app\n";
  const caller = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n";
  const called = alone.replace("push\n", "workflow_call\n");
  const texts = new Map(
    Object.entries({ alone, other: alone, caller, called }).map(([name, text]) => {
      const path = `.github/workflows/${name}.yml`;
      return [path, fileOf(path, text)];
    }),
  );
  const runs: string[] = [];
  const counting = (input: LintInput): Report => {
    runs.push(input.files.map(({ path }) => /(\w+)\.yml$/.exec(path)?.[1]).join("+"));
    return lint(input);
  };
  const { judge, asksFor } = createLinkedLint(counting);
  const after = (change: Readonly<Record<string, string>>): readonly string[] => {
    const now = new Map(texts);
    for (const [name, text] of Object.entries(change)) {
      const path = `.github/workflows/${name}.yml`;
      now.set(path, fileOf(path, text));
    }
    judge(snapshotOf(texts));
    runs.length = 0;
    judge(snapshotOf(now));
    return runs;
  };

  it("which is nothing without one", () => expect(after({})).toEqual([]));
  it("which is the file itself", () => expect(after({ other: `${alone}\n` })).toEqual(["other"]));
  it("which is the callers of a called workflow", () =>
    expect(after({ called: `${called}\n` })).toEqual(["caller", "called", "caller+called"]));
  it("and knows what it has asked for", () => {
    expect(asksFor(".github/workflows/called.yml")).toBe(true);
    expect(asksFor(".github/workflows/alone.yml")).toBe(true);
    expect(asksFor("README.md")).toBe(false);
  });
});
