import type { RawFinding } from "./check-rules.ts";
import type { ProjectFacts, Token } from "./facts/facts.ts";
import { fittingFix } from "./fitting-fix.ts";
import type { Project } from "./project/project.ts";
import type { Remark, Report, SettledFinding } from "./report/report.ts";
import type { Rule, Severity } from "./rule.ts";
import type { Span } from "./source/span.ts";
import type { ParsedFile } from "./workflow/model.ts";

/** From what the rules say to what is reported: each fault once, by the rule that says it best, in the order of the files. */
export function settle(
  found: readonly RawFinding[],
  run: { readonly rules: readonly Rule[]; readonly project: Project; readonly facts: ProjectFacts },
): Report {
  const { rules, project, facts } = run;
  const fitting = withoutTheGeneral(found).map((raw) => withFittingFix(raw, project));
  const findings = onePerPlace(fitting)
    .map(({ told, all }): SettledFinding => ({
      ...told.finding,
      rule: told.rule,
      severity: severityOf(told),
      job: told.job,
      cases: all.map(caseOf),
    }))
    .toSorted(byPlace(project));
  const files = project.files.filter(isJudged).length;
  return {
    findings,
    remarks: remarksOf(project, facts),
    files,
    suppressed: [],
    rules,
    secrets: literalPasswords(facts),
  };
}

function withFittingFix(raw: RawFinding, { files }: Project): RawFinding {
  const { fix } = raw.finding;
  return fix ? { ...raw, finding: { ...raw.finding, fix: fittingFix(fix, files) } } : raw;
}

/** The order of every report: that of the files, then that of the places. */
export function byPlace(project: Project): (a: SettledFinding, b: SettledFinding) => number {
  const paths = new Map(project.files.map((file, index) => [file.file.path, index]));
  const position = (finding: SettledFinding): number => paths.get(finding.at.file.path) ?? paths.size;
  return (a, b) =>
    position(a) - position(b) ||
    compare(a.at.file.path, b.at.file.path) ||
    a.at.start - b.at.start ||
    a.at.end - b.at.end ||
    compare(a.rule.id, b.rule.id);
}

/** What could not be followed, and the files that are not ours to judge. What is wrong with a file is a finding. */
function remarksOf(project: Project, facts: ProjectFacts): readonly Remark[] {
  const links = project.remarks.map(({ path, message }) => ({ path: path === "" ? undefined : path, message }));
  const strangers = project.files.filter((file) => !isJudged(file));
  return [
    ...links,
    ...facts.remarks,
    ...strangers.map(({ file }) => ({ path: file.shownPath, message: "neither a workflow nor an action" })),
  ];
}

/** A workflow or an action, or a file among them that cannot be read as anything. */
function isJudged({ kind, problems }: ParsedFile): boolean {
  return kind !== "neither" || problems.length > 0;
}

/** A rule that yields to another is silent where that one speaks of the same job, or, of a file, of the same place. */
function withoutTheGeneral(found: readonly RawFinding[]): readonly RawFinding[] {
  const key = (id: string, { finding, job }: RawFinding): string => JSON.stringify([id, finding.at.file.path, job]);
  const told = new Set(found.map((raw) => key(raw.rule.id, raw)));
  const isToldBeside = placesOfOthers(found);
  return found.filter((raw) => {
    const { rule, finding } = raw;
    if (rule.yieldsTo !== "same-place") return !rule.yieldsTo?.some((id) => told.has(key(id, raw)));
    return !isToldBeside(rule, finding.at);
  });
}

/** Whether another rule speaks of a place that touches this one. Most of a broken file's findings are of one rule. */
function placesOfOthers(found: readonly RawFinding[]): (rule: Rule, at: Span) => boolean {
  const places = new Map<string, Map<Rule, Span[]>>();
  for (const { rule, finding } of found) {
    const inFile = places.get(finding.at.file.path) ?? new Map<Rule, Span[]>();
    places.set(finding.at.file.path, inFile);
    const ofRule = inFile.get(rule);
    const own = [finding.at, ...(finding.covers ?? [])];
    if (ofRule) ofRule.push(...own);
    else inFile.set(rule, own);
  }
  return (rule, at) =>
    [...(places.get(at.file.path) ?? [])].some(
      ([other, spans]) => other !== rule && spans.some((span) => span.start <= at.end && at.start <= span.end),
    );
}

/** One fault is told once, however many jobs and calls lead to it: the first finding stands, the highest severity counts. */
function onePerPlace(
  found: readonly RawFinding[],
): readonly { readonly told: RawFinding; readonly all: readonly RawFinding[] }[] {
  const rank = { error: 0, warning: 1, note: 2 } as const;
  const groups = new Map<string, RawFinding[]>();
  for (const raw of found) {
    const { at } = raw.finding;
    const key = `${raw.rule.id} ${at.file.path} ${at.start} ${at.end}`;
    const group = groups.get(key);
    if (group) group.push(raw);
    else groups.set(key, [raw]);
  }
  return [...groups.values()].map((all) => ({
    told: all.reduce((best, raw) => (rank[severityOf(raw)] < rank[severityOf(best)] ? raw : best)),
    all,
  }));
}

function severityOf({ rule, finding }: RawFinding): Severity {
  return finding.severity ?? rule.severity;
}

function caseOf(raw: RawFinding): SettledFinding["cases"][number] {
  return { job: raw.of, finding: raw.finding, severity: severityOf(raw) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What no output may show. */
function literalPasswords(facts: ProjectFacts): readonly string[] {
  const passwords = new Set<string>();
  for (const job of facts.jobs) {
    const logins = job.runs
      .flatMap((run) => run.flow)
      .flatMap((happening) => (happening.kind === "login" ? [happening.password] : []));
    for (const credential of [...logins, ...job.credentials.map((given) => given.password)]) {
      for (const text of (credential?.tokens ?? []).flatMap(tellingTexts)) passwords.add(text);
    }
  }
  return [...passwords];
}

/** The password, and how it is written where that is something else, such as `0x1F2E3D` or `hunt\x65r2`: a snippet shows it. */
function tellingTexts(token: Token): readonly string[] {
  const password = token.kind === "literal" ? token.text.trim() : "";
  if (password.length <= 2) return [];
  const { at } = token;
  const written = at.file.text.slice(at.start, at.end).replaceAll(/^["']|["']$/g, "");
  const isPlain = written.includes(password) || bareReference.test(written) || /[\r\n]/.test(written);
  return isPlain ? [password] : [password, written];
}

/** `$PASSWORD` and `${{ env.PASSWORD }}` tell nothing of what they hold. */
const bareReference = /^(?:\$\{?\w+\}?|\$\{\{[^'"]*\}\})$/;
