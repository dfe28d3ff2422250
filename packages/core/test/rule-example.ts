import { existsSync, readdirSync, readFileSync } from "node:fs";
import { maskSecrets } from "../src/report/mask-secrets.ts";
import type { RuleExample } from "../src/report/rule-page.ts";
import { lint, renderText } from "../src/index.ts";
import type { LintInput, Report, SourceFile } from "../src/index.ts";
import { repositoryFolder } from "./repository-folder.ts";

const fixtures = new URL("../../../fixtures/rules/", import.meta.url);

/**
 * The example of a rule's page, from its fixtures `bad` and `good`: the comment that begins each is the sentence above it,
 * and the `# want:` comments, which are for tests, are not shown. Undefined where there is no such fixture.
 */
export function ruleExample(id: string): RuleExample | undefined {
  const bad = shownExample(id, "bad");
  const good = shownExample(id, "good");
  if (bad === undefined || good === undefined) return undefined;
  const report = linted(bad.files);
  const all = allBad(id).flatMap((files) => linted(files).findings.filter(({ rule }) => rule.id === id));
  const safeties = new Set(all.flatMap(({ fix }) => (fix ? [fix.safety] : [])));
  return {
    fault: bad.sentence,
    bad: bad.files.map(({ path, text }) => ({ path, text: maskSecrets(text, report.secrets) })),
    output: renderText(report, { color: false, width: 140, quiet: true }),
    predicts: distinctTexts(all.flatMap(({ predicts }) => (predicts === undefined ? [] : [predicts]))),
    fix: safeties.size > 1 ? "both" : [...safeties][0],
    innocence: capitalized(good.sentence.replace(/^The nearest innocent neighbors?: /, "")),
    good: good.files.map((file) => ({ path: file.path, text: shortened(file.text, id) })),
  };
}

/** Each text once, whatever names it quotes. */
function distinctTexts(texts: readonly string[]): readonly string[] {
  const byKind = new Map<string, string>();
  for (const text of texts) {
    const kind = text.replace(/'[^']*'/g, "''");
    if (!byKind.has(kind)) byKind.set(kind, text);
  }
  return [...byKind.values()];
}

function linted(files: readonly SourceFile[]): Report {
  const lookup: LintInput["lookup"] = (path) => files.find((file) => file.path === path);
  return lint({ files, lookup, settings: { repository: "acme/app" } });
}

interface ShownExample {
  readonly sentence: string;
  readonly files: readonly SourceFile[];
}

function shownExample(id: string, name: "bad" | "good"): ShownExample | undefined {
  const files = filesOf(id, name);
  if (files === undefined) return undefined;
  return {
    sentence: files
      .map(({ text }) => openingComment(text).words)
      .filter((words) => words !== "")
      .join(" "),
    files: files.map((file) => ({ ...file, text: plain(openingComment(file.text).rest) })),
  };
}

function filesOf(id: string, name: string): readonly SourceFile[] | undefined {
  const file = new URL(`${id}/${name}.yml`, fixtures);
  if (existsSync(file)) return [sourceFile(".github/workflows/publish.yml", readFileSync(file, "utf8"))];
  const folder = new URL(`${id}/${name}/`, fixtures);
  return existsSync(folder) ? repositoryFolder(folder).files : undefined;
}

/** Every bad example of a rule, but for actions, which stand alone. */
function allBad(id: string): readonly (readonly SourceFile[])[] {
  const names = readdirSync(new URL(`${id}/`, fixtures)).filter((name) => /^bad(-[\w-]+)?(\.yml)?$/.test(name));
  return names.flatMap((name) => {
    const files = filesOf(id, name.replace(/\.yml$/, ""));
    return files === undefined ? [] : [files];
  });
}

function sourceFile(path: string, text: string): SourceFile {
  return { path, shownPath: path, text };
}

function openingComment(text: string): { readonly words: string; readonly rest: string } {
  const lines = text.split("\n");
  // An ignore belongs to the example.
  const isComment = (line: string): boolean => /^#(?! ghcr-lint:)/.test(line);
  const end = lines.findIndex((line) => !isComment(line));
  const words = lines
    .slice(0, end)
    .map((line) => line.replace(/^#\s?/, ""))
    .filter((line) => !/^(?:want|repository)/.test(line));
  return { words: words.join(" "), rest: lines.slice(end).join("\n").replace(/^\n+/, "") };
}

/** Without the comments that tests read. */
function plain(text: string): string {
  return text.replace(/^\s*#\s*want[^\n]*\n/gm, "").replace(/[ \t]+#\s*want[^\n]*$/gm, "");
}

const longestGood = 45;

/** The first jobs, as many as fit: the good examples of some rules are long. */
function shortened(text: string, id: string): string {
  const [head = "", ...jobs] = text.split(/\n(?= {2}[\w-]+:(?: #[^\n]*)?\n {4}\S)/);
  const shown = jobs.filter((_job, index) => {
    const upToHere = [head, ...jobs.slice(0, index + 1)].join("\n");
    return index === 0 || upToHere.split("\n").length <= longestGood;
  });
  const more = jobs.length - shown.length;
  const kept = [head, ...shown].join("\n");
  if (more === 0) return kept;
  const rest = more === 1 ? "one more job" : `${more} more jobs`;
  return `${kept.trimEnd()}\n\n  # … and ${rest}: fixtures/rules/${id}/good.yml`;
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
