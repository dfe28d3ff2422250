import type { ConfigurationProblem, LintInput, SettledFinding, SourceFile } from "@ghcr-lint/core";
import type * as core from "@ghcr-lint/core";
import { configurationPaths } from "../read-configuration.ts";
import type { ReadConfiguration } from "../read-configuration.ts";
import type { RepositoryFiles } from "../repository-files.ts";
import type { RepositoryTerms } from "../repository-terms.ts";
import { shownPath } from "../shown-path.ts";
import { concernedFiles } from "./concerned-files.ts";
import { createLinkedLint } from "./linked-lint.ts";
import type { LinkedPart, Snapshot } from "./linked-lint.ts";
import { createRepositoryViewer } from "./repository-view.ts";

/** What is known of a repository as it is in the editor at one moment. */
export interface Judgement {
  readonly findings: readonly SettledFinding[];
  /** What no message may show. */
  readonly secrets: readonly string[];
  /** What is wrong with the configuration. */
  readonly problems: readonly ConfigurationProblem[];
  readonly fileAt: (path: string) => SourceFile | undefined;
  /** Everything that is judged together with a file. */
  readonly partOf: (file: SourceFile) => LinkedPart | undefined;
}

export interface EditorRepository {
  /** `open` are the texts of open documents by their absolute paths. */
  readonly judge: (open: ReadonlyMap<string, string>) => Judgement;
  /** Whether what stands at a path in the repository can make a difference. */
  readonly heeds: (path: string) => boolean;
  readonly forgetDisk: () => void;
}

/** By what repositories are judged. */
export interface Judging {
  readonly core: Pick<typeof core, "lint">;
  readonly rules: NonNullable<LintInput["rules"]>;
  readonly termsOf: (
    root: string,
    read: RepositoryFiles["read"],
  ) => { readonly terms: RepositoryTerms; readonly told: ReadConfiguration };
}

export function createEditorRepository(root: string, { core: { lint }, rules, termsOf }: Judging): EditorRepository {
  const viewer = createRepositoryViewer(root);
  const linked = createLinkedLint(lint);
  const steady = steadyTerms();

  const judge = (open: ReadonlyMap<string, string>): Judgement => {
    const { files, read, lookup } = viewer.view(open);
    const configurations: unknown[] = [];
    const { terms, told } = termsOf(root, (path) => {
      const result = read(path);
      configurations.push("file" in result ? result.file : result.reason);
      return result;
    });
    const kept = steady({ ...terms, rules }, [...configurations, terms.settings.repository, terms.today]);
    const paths = [...open.keys()].map((path) => shownPath(root, path));
    const parts = linked.judge({ files: concernedFiles(files, paths), lookup, terms: kept });
    const isOfConfiguration = ({ at }: { readonly at: core.Span }): boolean => isConfiguration(at.file.path);
    // What an entry of the configuration ignores may stand in any file, so that only a run over all of them knows.
    const whole = paths.some(isConfiguration)
      ? lint({ ...kept, files, lookup }).findings.filter(isOfConfiguration)
      : [];
    const findings = parts.flatMap(({ report }) => report.findings).filter((finding) => !isOfConfiguration(finding));
    return {
      findings: [...findings, ...whole],
      secrets: parts.flatMap(({ report }) => report.secrets),
      problems: told.problems.filter(({ at }) => lookup(at.file.path) === at.file),
      fileAt: lookup,
      partOf: (file) => parts.find(({ input, asked }) => input.files.includes(file) || asked.has(file.path)),
    };
  };
  return {
    judge,
    heeds: (path) => linked.asksFor(path) || isConfiguration(path),
    forgetDisk: viewer.forgetDisk,
  };
}

function isConfiguration(path: string): boolean {
  return configurationPaths.some((known) => known === path);
}

/** The same object as long as what it is made from is the same: a configuration is parsed anew each time. */
function steadyTerms(): (terms: Snapshot["terms"], from: readonly unknown[]) => Snapshot["terms"] {
  let last: { readonly terms: Snapshot["terms"]; readonly from: readonly unknown[] } | undefined;
  return (terms, from) => {
    const isSame = last?.from.length === from.length && from.every((part, index) => part === last?.from[index]);
    if (!last || !isSame) last = { terms, from };
    return last.terms;
  };
}
