import { casesOf, countBy, countFaults, isGrave, ruleOf } from "./faults.ts";
import { lint, type LintInput } from "./lint.ts";
import { newProblems } from "./new-problems.ts";
import type { Report } from "./report/report.ts";
import type { Finding, Fix } from "./rule.ts";
import { applyEdits, isSameEdit, overlap, withoutRepeats } from "./source/apply-edits.ts";
import type { SourceFile } from "./source/source-file.ts";

export interface FixedFiles {
  /** Those that have changed, as they were and as they are. */
  readonly changes: readonly { readonly before: SourceFile; readonly after: SourceFile }[];
  /** What is found in the files as they are now. */
  readonly report: Report;
  /** The fixes that are in the changes. */
  readonly fixed: readonly Fix[];
  /** Fixes that were tried and taken back. */
  readonly refused: readonly RefusedFix[];
}

export interface RefusedFix {
  readonly rule: string;
  readonly finding: Finding;
  /** "it would bring `missing-login`": the rest of the sentence. */
  readonly because: string;
}

/** One fix can make way for another. More rounds than this are a circle. */
const mostRounds = 20;

/** What a fix has brought to light may be fixed with it, and what that brings, but no further. */
const mostFollowing = 3;

/**
 * Applies fixes until none is left, and keeps those that prove right: the files are linted again, and a fix that leaves its
 * finding, brings another error or warning that cannot be fixed along with it, or breaks its file is taken back. Every byte
 * that no edit names stays.
 */
export function applyFixes(
  input: LintInput,
  allowed: Fix["safety"],
  mayChange: (file: SourceFile) => boolean = () => true,
): FixedFiles {
  const refused = new Map<string, RefusedFix>();
  let state = judge(input, input.files);
  // What a fix has taken out of a file still stands in its diff.
  const { secrets } = state.report;
  const fixed: Fix[] = [];
  for (let number = 0; number < mostRounds; number++) {
    const open = candidatesIn(state, allowed, mayChange).filter(({ key }) => !refused.has(key));
    const round: Round = { base: state, best: state, accepted: [], isClosed: false, allowed, mayChange, refused };
    accept(round, withoutOverlaps(open));
    if (open.length === 0) break;
    state = round.best;
    fixed.push(...round.accepted.map(({ fix }) => fix));
    // What went wrong in the files as they were may go well now.
    if (round.accepted.length > 0) refused.clear();
  }
  const changes = input.files.flatMap((before, index) => {
    const after = state.input.files[index];
    return after && after.text !== before.text ? [{ before, after }] : [];
  });
  const report = { ...state.report, secrets: [...new Set([...secrets, ...state.report.secrets])] };
  return { changes, report, fixed, refused: [...refused.values()] };
}

/** The files as they are at some point, and what is found in them. */
interface State {
  readonly input: LintInput;
  /** By the rules that were asked for. */
  readonly report: Report;
  /** By all rules: what a fix must not bring. */
  readonly full: Report;
}

interface Candidate {
  /** The same for the same finding, while other lines come and go. */
  readonly key: string;
  readonly fault: string;
  readonly rule: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

interface Round {
  readonly base: State;
  best: State;
  accepted: readonly Candidate[];
  /** The best state is no longer the base with the edits of what was accepted: the rest has to wait for the next round. */
  isClosed: boolean;
  readonly allowed: Fix["safety"];
  readonly mayChange: (file: SourceFile) => boolean;
  readonly refused: Map<string, RefusedFix>;
}

/** All at once, if that goes well; else one half after the other, down to the one that does not. */
function accept(round: Round, group: readonly Candidate[]): void {
  const [first] = group;
  if (!first || round.isClosed) return;
  const trial = [...round.accepted, ...group];
  const { state, because } = attempt(round.base, trial);
  if (because === undefined) {
    round.best = state;
    round.accepted = trial;
  } else if (group.length === 1) {
    // Beside others it may only have come too early.
    if (round.accepted.length > 0) return;
    const settled = withFollowing(round, trial, { state, because });
    if (settled.because === undefined) {
      round.best = settled.state;
      round.accepted = trial;
      round.isClosed = true;
    } else {
      round.refused.set(first.key, { rule: first.rule, finding: first.finding, because: settled.because });
    }
  } else {
    const middle = group.length >> 1;
    accept(round, group.slice(0, middle));
    accept(round, group.slice(middle));
  }
}

/** What came of some fixes, and what speaks against it. */
interface Attempt {
  readonly state: State;
  readonly because: string | undefined;
}

function attempt(base: State, trial: readonly Candidate[]): Attempt {
  const state = edited(base, trial);
  return { state, because: objection(base, state, trial) };
}

/**
 * A login at the right host at last may show that its password stands on the command line: then that is fixed, too. What
 * speaks against it all in the end is what cannot be fixed along with it.
 */
function withFollowing({ base, allowed, mayChange }: Round, trial: readonly Candidate[], first: Attempt): Attempt {
  let { state, because } = first;
  for (let number = 0; number < mostFollowing; number++) {
    const brought = new Set(broughtBy(base, state));
    const following = withoutOverlaps(
      candidatesIn(state, allowed, mayChange).filter(({ fault }) => brought.has(fault)),
    );
    if (following.length === 0) break;
    state = edited(state, following);
    because = objection(base, state, trial);
    if (because === undefined) break;
  }
  return { state, because };
}

function edited(base: State, trial: readonly Candidate[]): State {
  const edits = withoutRepeats(trial.flatMap(({ fix }) => fix.edits));
  return judge(
    base.input,
    base.input.files.map((file) => applyEdits(file, edits)),
  );
}

/** What speaks against these fixes, seeing what they have led to. */
function objection(base: State, state: State, trial: readonly Candidate[]): string | undefined {
  const before = countFaults(base.report);
  const after = countFaults(state.report);
  const done = countBy(trial.map(({ fault }) => fault));
  const stays = [...done].some(([fault, count]) => (after.get(fault) ?? 0) > (before.get(fault) ?? 0) - count);
  if (stays) return "the finding would stay";
  const isBroken = state.input.files.some(
    (file, index) => newProblems(base.input.files[index] ?? file, file).length > 0,
  );
  if (isBroken) return "it would break the file";
  const [brought] = broughtBy(base, state);
  return brought === undefined ? undefined : `it would bring \`${ruleOf(brought)}\``;
}

/** The errors and warnings that were not there before. */
function broughtBy(base: State, state: State): readonly string[] {
  const before = countFaults(base.full, isGrave);
  const after = [...countFaults(state.full, isGrave)];
  return after.filter(([fault, count]) => count > (before.get(fault) ?? 0)).map(([fault]) => fault);
}

function judge(input: LintInput, files: readonly SourceFile[]): State {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const now: LintInput = { ...input, files, lookup: (path) => byPath.get(path) ?? input.lookup(path) };
  const report = lint(now);
  const { rules, ...withoutChoice } = now;
  return { input: now, report, full: rules ? lint(withoutChoice) : report };
}

/** Only what was handed in may be changed, and not what it refers to. */
function candidatesIn(
  { input, report }: State,
  allowed: Fix["safety"],
  mayChange: (file: SourceFile) => boolean,
): readonly Candidate[] {
  return report.findings.flatMap((settled) =>
    casesOf(settled).flatMap(({ fault, finding }): readonly Candidate[] => {
      const { fix } = finding;
      if (!fix || fix.edits.length === 0 || (allowed === "safe" && fix.safety === "unsafe")) return [];
      if (!fix.edits.every(({ span }) => input.files.includes(span.file) && mayChange(span.file))) return [];
      return [{ key: keyOf(fault, finding), fault, rule: settled.rule.id, finding, fix }];
    }),
  );
}

function keyOf(fault: string, { message, at }: Finding): string {
  const { text } = at.file;
  const line = text.slice(text.lastIndexOf("\n", at.start - 1) + 1, at.end);
  return JSON.stringify([fault, message, line]);
}

/**
 * The first of those that touch each other; the next round has the others, if they are still there. What several findings
 * want alike is done once, for all of them.
 */
function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const taken = chosen.flatMap(({ fix }) => fix.edits);
    const isFree = candidate.fix.edits.every((edit) =>
      taken.every((other) => !overlap(edit.span, other.span) || isSameEdit(edit, other)),
    );
    if (isFree) chosen.push(candidate);
  }
  return chosen;
}
