import type { ConfiguredIgnore, Configuration } from "./configuration/configuration.ts";
import type { IgnoreFacts } from "./facts/ignore-facts.ts";
import { applyIgnores } from "./ignores/apply-ignores.ts";
import type { Ignore } from "./ignores/ignore.ts";
import { ignoreComments } from "./ignores/ignore-comments.ts";
import type { Project } from "./project/project.ts";
import type { Report, SettledFinding } from "./report/report.ts";
import type { Rule } from "./rule.ts";
import { byPlace } from "./settle.ts";
import { matchesGlob } from "./source/glob.ts";
import type { SourceFile } from "./source/source-file.ts";
import { parseFile } from "./workflow/parse-file.ts";

/** What the people of the repository have said about findings, and what is needed to heed it. */
export interface Wishes {
  readonly configuration: Pick<Configuration, "severities" | "ignores"> | undefined;
  /** As `YYYY-MM-DD`. */
  readonly today: string | undefined;
  /** The files that findings are wanted for. */
  readonly files: readonly SourceFile[];
  /** GitHub's own parser was asked about them. */
  readonly hasSchema: boolean;
  /** They are not all of the repository: what hits nothing among them may well hit elsewhere. */
  readonly isPartial: boolean;
}

/** After all is settled: gives findings the weight that people want, and sets aside those that they do not want to hear. */
export function suppress(report: Report, project: Project, wishes: Wishes): Report {
  const { configuration, today, isPartial, hasSchema } = wishes;
  const ignores = [
    ...(configuration?.ignores ?? []).map((entry) => fromEntry(entry, !isPartial)),
    ...commentsFor(report, project, wishes),
  ];
  // Whether an ignore of what is found about ignores hits anything would be asked of itself; and half a rule has not run.
  const ran = new Set(
    report.rules
      .filter((rule) => rule.checkIgnore === undefined && (hasSchema || !rule.asksSchema))
      .map(({ id }) => id),
  );
  const first = applyIgnores(report.findings, ignores, { today, ran });
  const second = applyIgnores(aboutIgnores(report.rules, first.ignores), ignores, { today, ran });
  const order = byPlace(project);
  const weighed = <T extends SettledFinding>(finding: T): T => {
    const severity = configuration?.severities.get(finding.rule.id);
    return severity === undefined || severity === "off" ? finding : { ...finding, severity };
  };
  return {
    ...report,
    findings: [...first.kept, ...second.kept].toSorted(order).map(weighed),
    suppressed: [...first.suppressed, ...second.suppressed].toSorted(order).map(weighed),
  };
}

function aboutIgnores(rules: readonly Rule[], ignores: readonly IgnoreFacts[]): readonly SettledFinding[] {
  return rules.flatMap((rule) =>
    ignores
      .flatMap((ignore) => [...(rule.checkIgnore?.(ignore) ?? [])])
      .map((finding) => ({ ...finding, rule, severity: finding.severity ?? rule.severity, job: undefined, cases: [] })),
  );
}

function fromEntry({ at, rule, path, reason, until }: ConfiguredIgnore, isJudged: boolean): Ignore {
  const covers: Ignore["covers"] = (place) => path === undefined || matchesGlob(path, place.file.path);
  return { kind: "entry", at, rules: [rule], reason, until, covers, isJudged };
}

/** Of the files that were asked about, and of those in which something was found: a script of the repository, a callee. */
function commentsFor({ findings }: Report, project: Project, { files, isPartial }: Wishes): readonly Ignore[] {
  const parsed = new Map(project.files.map((file) => [file.file, file]));
  const concerned = new Set([...files, ...findings.map(({ at }) => at.file)]);
  return [...concerned].flatMap((file) => {
    const isYaml = parsed.has(file) || /\.ya?ml$/.test(file.path);
    const tree = parsed.get(file) ?? (isYaml && file.text.includes("ghcr-lint:") ? parseFile(file) : undefined);
    // What is found in an action or a called workflow hangs on who calls it.
    const standsAlone = tree?.kind === "workflow" && !tree.on.some(({ event }) => event.value === "workflow_call");
    return ignoreComments(file, tree, files.includes(file) && (!isPartial || standsAlone));
  });
}
