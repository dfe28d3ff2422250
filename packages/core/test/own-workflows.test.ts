import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { lint } from "../src/index.ts";
import { checkSchema } from "../src/schema/check-schema.ts";
import type { SourceFile } from "../src/source/source-file.ts";
import { parseFile } from "../src/workflow/parse-file.ts";

const folder = new URL("../../../.github/workflows/", import.meta.url);
const files = readdirSync(folder).map((name): SourceFile => {
  const path = `.github/workflows/${name}`;
  return { path, shownPath: path, text: readFileSync(new URL(name, folder), "utf8") };
});

it("has nothing to say against the workflows of this repository", () => {
  const lookup = (path: string): SourceFile | undefined => files.find((file) => file.path === path);
  const { findings } = lint({ files, lookup, settings: {}, checkSchema });
  expect(findings.map(({ message, at }) => `${at.file.path}: ${message}`)).toEqual([]);
});

/** A file that has nothing to do with packages is not checked by the line above. */
it.each(files)("finds that GitHub accepts $path", (file) => {
  expect(messages(file)).toEqual([]);
  const spoiled = { ...file, text: file.text.replace(/^ {4}runs-on: .*$/m, "    runs-no: here") };
  expect(messages(spoiled)).not.toEqual([]);
});

function messages(file: SourceFile): string[] {
  const parsed = parseFile(file);
  if (parsed.kind !== "workflow") return ["it is no workflow"];
  return [...parsed.problems, ...checkSchema(parsed)].map(({ message }) => message);
}

it("pins every action of others to a commit, and says which version that is", () => {
  const uses = files.flatMap(({ text }) => text.match(/(?<=uses: )(?!\.\/).+$/gm) ?? []);
  expect(uses).not.toEqual([]);
  expect(uses.filter((reference) => !/^[\w./-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(reference))).toEqual([]);
});
