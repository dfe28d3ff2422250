import type { SourceFile } from "../source/source-file.ts";
import type { Span } from "../source/span.ts";
import type { Action, MapNode, Node, NotAWorkflow, ReadFile, Workflow } from "./model.ts";
import { parseAction } from "./parse-action.ts";
import { parseWorkflow } from "./parse-workflow.ts";
import { problemList, type ProblemList } from "./problem-list.ts";
import { parsePlainYaml } from "./parse-plain-yaml.ts";
import { entryAt, isNull, valueAt } from "./read-node.ts";
import { parseYaml } from "./parse-yaml.ts";

/** A workflow or an action, as much of it as can be understood. Never throws, whatever the text is. */
export function parseFile(file: SourceFile): ReadFile {
  if (isBinary(file.text)) return notText(file);
  const plain = parsePlainYaml(file);
  const yaml = plain ? { root: plain, hasTags: false, problems: [] } : parseYaml(file);
  const kind = kindOf(file.path, yaml.root);
  if (kind === undefined) return { kind: "neither", file, problems: yaml.root === undefined ? yaml.problems : [] };
  const problems = problemList(yaml.problems);
  const root = mappingOf(yaml.root, file, problems);
  const read = kind === "workflow" ? parseWorkflow(file, root, problems) : parseAction(file, root, problems);
  return withFewProblems({ ...read, yaml });
}

/** Of a thousand problems nobody reads the next one, and each takes time and room to tell. */
const mostProblems = 1000;

function withFewProblems(read: Workflow | Action): ReadFile {
  if (read.problems.length <= mostProblems) return read;
  const told = read.problems.slice(0, mostProblems);
  const at: Span = { file: read.file, start: 0, end: 0 };
  return { ...read, problems: [...told, { code: "budget", message: `more than ${mostProblems} problems`, at }] };
}

/** GitHub runs what stands directly in the folder, and looks for `action.yml` wherever `uses:` points. */
function kindOf(path: string, root: Node | undefined): "workflow" | "action" | undefined {
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(path)) return "workflow";
  if (/(?:^|\/)action\.ya?ml$/.test(path)) return isForeign(root) ? undefined : "action";
  return kindByContent(root);
}

/**
 * Other tools have files of that name, too, with other keys, and none of those by which an action is known. What cannot be
 * read, or is empty, may have been one.
 * https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax
 */
function isForeign(root: Node | undefined): boolean {
  if (root === undefined || isNull(root)) return false;
  if (root.kind !== "map") return true;
  const keys = new Set(root.entries.map(({ key }) => key.value));
  if (["runs", "inputs", "outputs", "branding"].some((key) => keys.has(key))) return false;
  const described = ["name", "description", "author"].filter((key) => keys.has(key));
  return described.length < Math.min(keys.size, 2);
}

/** For standard input and files that are kept elsewhere. */
function kindByContent(root: Node | undefined): "workflow" | "action" | undefined {
  if (entryAt(root, "on") && entryAt(root, "jobs")) return "workflow";
  return entryAt(valueAt(root, "runs"), "using") ? "action" : undefined;
}

function mappingOf(root: Node | undefined, file: SourceFile, problems: ProblemList): MapNode | undefined {
  if (root?.kind === "map") return root;
  // Where nothing could be read, that has been said already.
  if (problems.all.length > 0) return undefined;
  const start: Span = { file, start: 0, end: 0 };
  if (root === undefined || isNull(root)) problems.add("not-a-mapping", start, "the file is empty");
  else problems.add("not-a-mapping", root.span, `${article(root)} stands where the file's keys belong`);
  return undefined;
}

function article(node: Node): string {
  return node.kind === "sequence" ? "a list" : "a single value";
}

/** NUL, or more than stray bytes that are no UTF-8: a reader has put U+FFFD in their place. */
function isBinary(text: string): boolean {
  if (text.includes("\0")) return true;
  if (!text.includes("\uFFFD")) return false;
  return text.split("\uFFFD").length - 1 > text.length / 20;
}

function notText(file: SourceFile): NotAWorkflow {
  const at = { file, start: 0, end: 0 };
  return { kind: "neither", file, problems: [{ code: "yaml-syntax", message: "not a text file", at }] };
}
