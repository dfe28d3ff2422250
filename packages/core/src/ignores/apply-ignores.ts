import type { IgnoreFacts, NamedRule } from "../facts/ignore-facts.ts";
import type { SettledFinding, SuppressedFinding } from "../report/report.ts";
import { rules as allRules } from "../rules/index.ts";
import { didYouMean } from "../source/nearest-word.ts";
import type { Span } from "../source/span.ts";
import type { Ignore } from "./ignore.ts";

export interface IgnoresApplied {
  readonly kept: readonly SettledFinding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** What came of each ignore. */
  readonly ignores: readonly IgnoreFacts[];
}

/** Parts what is to be told from what is not. `today` is `YYYY-MM-DD`; without it no ignore expires. */
export function applyIgnores(
  findings: readonly SettledFinding[],
  ignores: readonly Ignore[],
  run: { readonly today: string | undefined; readonly ran: ReadonlySet<string> },
): IgnoresApplied {
  const holding = ignores.filter((ignore) => !isExpired(ignore, run.today));
  const used = new Map<Ignore, Set<string>>();
  const kept: SettledFinding[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const finding of findings) {
    const { id } = finding.rule;
    const hits = holding.filter(({ rules, covers }) => rules.some((rule) => rule.id === id) && covers(finding.at));
    for (const hit of hits) used.set(hit, (used.get(hit) ?? new Set()).add(id));
    // The one nearest to the finding is the one that was written for it.
    const first = hits.findLast(({ kind }) => kind === "comment") ?? hits[0];
    if (first === undefined) kept.push(finding);
    else suppressed.push({ ...finding, suppression: { by: first.kind, reason: first.reason } });
  }
  return {
    kept,
    suppressed,
    ignores: ignores.map((ignore) => ({
      kind: ignore.kind,
      at: ignore.at,
      named: ignore.rules.map(({ id, at }) => named(ignore, { id, at }, used.get(ignore), { ran: run.ran, kept })),
      hasReason: ignore.reason !== undefined && ignore.reason.trim() !== "",
      expired: isExpired(ignore, run.today) ? ignore.until : undefined,
    })),
  };
}

function isExpired({ until }: Ignore, today: string | undefined): boolean {
  return until !== undefined && today !== undefined && until < today;
}

function named(
  ignore: Ignore,
  { id, at }: Pick<NamedRule, "id" | "at">,
  used: ReadonlySet<string> | undefined,
  { ran, kept }: { readonly ran: ReadonlySet<string>; readonly kept: readonly SettledFinding[] },
): NamedRule {
  const ids = allRules.map((rule) => rule.id);
  const told = { id, at, missed: undefined, suggestion: "" };
  if (!ids.includes(id)) return { ...told, is: "no-rule", suggestion: didYouMean(id, ids) };
  if (used?.has(id)) return { ...told, is: "used" };
  if (!ignore.isJudged || !ran.has(id)) return { ...told, is: "open" };
  return { ...told, is: "unused", missed: ignore.kind === "comment" ? missedBy(ignore, id, kept) : undefined };
}

function missedBy({ at }: Ignore, id: string, kept: readonly SettledFinding[]): Span | undefined {
  const places = kept.flatMap((finding) => (finding.rule.id === id && finding.at.file === at.file ? [finding.at] : []));
  const distance = ({ start }: Span): number => Math.abs(start - at.start);
  return places.toSorted((a, b) => distance(a) - distance(b))[0];
}
