import type { Happening, JobFacts, Login, Operation, ProjectFacts } from "../facts/facts.ts";
import { isSameStart } from "../source/compare-spans.ts";
import type { OpaqueAccess, Reason, SecretNeed, Verdict } from "./access.ts";
import type { FindingCase, JudgedFinding } from "./judgement.ts";
import { isUntold } from "./tokens.ts";

/** What is seen of a job, put together from all of its runs. */
export interface Sighting {
  readonly job: JobFacts;
  readonly logins: readonly Login[];
  readonly operations: readonly Operation[];
  /** Those of the operations of which only the logins say that they may be at ghcr.io. */
  readonly stray: readonly Operation[];
  readonly opaque: readonly OpaqueAccess[];
  readonly needs: readonly SecretNeed[];
}

/**
 * Will it work? What the rules say goes first: an error of a file that GitHub refuses or of a call that it does not start,
 * then an error of the job itself, then a warning of a failure. Where they are silent, what cannot be told decides.
 */
export function verdictOf(seen: Sighting, { settings }: ProjectFacts, findings: SortedFindings): Verdict {
  const stopped = [...refusedFiles(seen.job, findings), ...callsThatDoNotStart(seen.job, findings)];
  if (stopped.length > 0) return { is: "fails", reasons: stopped };
  const own = findings.ofJob.get(seen.job) ?? [];
  const errors = own.filter(
    ({ rule, finding, severity }) =>
      severity === "error" && (finding.predicts !== undefined || rule.category !== "credentials"),
  );
  if (errors.length > 0) return { is: "fails", reasons: distinct(errors.map(reasonOf)) };
  const warnings = own.filter(({ finding, severity }) => severity === "warning" && finding.predicts !== undefined);
  if (warnings.length > 0) return { is: "depends", reasons: distinct(warnings.map(reasonOf)) };
  const open = onOthers(seen, settings.defaultPermissions === "permissive");
  if (open.length > 0) return { is: "depends", reasons: open };
  const untold = cannotBeTold(seen);
  return untold.length > 0 ? { is: "unknown", reasons: untold } : { is: "works", reasons: takenForGranted(seen) };
}

function reasonOf({ rule, finding }: Pick<OneCase, "rule" | "finding">): Reason {
  return { message: finding.message, predicts: finding.predicts, rule: rule.id, at: finding.at };
}

function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(
    ({ rule, message }, index) =>
      reasons.findIndex((other) => other.rule === rule && other.message === message) === index,
  );
}

/** GitHub runs nothing of a file that it refuses, nor of one that calls it. */
function refusedFiles(job: JobFacts, { refusing }: SortedFindings): readonly Reason[] {
  const files = new Set([job.file, ...job.chain.map((call) => call.file)]);
  return distinct(refusing.filter(({ finding }) => files.has(finding.at.file)).map(reasonOf));
}

/** One call that asks for too much, and no job of the whole run starts. */
function callsThatDoNotStart(job: JobFacts, { stopping }: SortedFindings): readonly Reason[] {
  const root = rootOf(job);
  return distinct(stopping.filter((one) => one.job !== undefined && rootOf(one.job) === root).map(reasonOf));
}

type OneCase = FindingCase & Pick<JudgedFinding, "rule">;

/** What the rules say, by what it is about: every job asks, and a file may have thousands of them. */
export interface SortedFindings {
  readonly ofJob: ReadonlyMap<JobFacts, readonly OneCase[]>;
  /** GitHub refuses the file. */
  readonly refusing: readonly OneCase[];
  /** A call asks for too much. */
  readonly stopping: readonly OneCase[];
}

export function sortedFindings(findings: readonly JudgedFinding[]): SortedFindings {
  const cases = findings.flatMap(({ rule, cases: all }) => all.map((one): OneCase => ({ rule, ...one })));
  const ofJob = new Map<JobFacts, OneCase[]>();
  for (const one of cases) {
    if (one.job === undefined) continue;
    const own = ofJob.get(one.job);
    if (own) own.push(one);
    else ofJob.set(one.job, [one]);
  }
  const errors = cases.filter(({ severity }) => severity === "error");
  return {
    ofJob,
    refusing: errors.filter(({ job }) => job === undefined),
    stopping: errors.filter(({ job, finding }) => job?.overreaches.some(({ at }) => isSameStart(at, finding.at))),
  };
}

function rootOf({ file, chain }: JobFacts): JobFacts["file"] {
  return chain[0]?.file ?? file;
}

/** What the files leave to the repository's settings, or to a caller that is not at hand. */
function onOthers({ job, operations }: Sighting, isPermissive: boolean): readonly Reason[] {
  const { packages, decidedBy } = job.permissions;
  const write = operations.find((operation) => operation.does !== "pull" && operation.byGithubToken);
  if (packages !== "unknown" || !write) return [];
  if (decidedBy.kind === "unknown-caller") {
    return [reason(`its caller, which is not at hand, has to grant \`packages: write\` for the ${write.does}`, write)];
  }
  const isDefault = decidedBy.kind === "default" && !isPermissive;
  return isDefault
    ? [reason(`the repository's default has to give the token \`packages: write\` for the ${write.does}`, write)]
    : [];
}

function cannotBeTold({ job, logins, operations, stray, opaque }: Sighting): readonly Reason[] {
  const write = operations.find((operation) => operation.does !== "pull" && isUnseen(operation));
  if (write) {
    const logsIn = job.kind === "action" ? "whether its caller logs in before" : "whether anything logs in before";
    return [reason(`${logsIn} the ${write.does} cannot be told`, write)];
  }
  const strange = logins.find(({ password }) =>
    password?.tokens.some(({ kind }) => kind === "unknown" || kind === "context"),
  );
  if (strange) return [reason("which token the login gets cannot be told", strange)];
  const [first] = stray;
  if (first && stray.length === operations.length)
    return [reason(`whether it ${verbs[first.does]} ghcr.io or another registry cannot be told`, first)];
  if (operations.length > 0 || opaque.length === 0) return [];
  const message = `no use of ghcr.io can be seen, but ${opaqueWords(opaque)} cannot be looked into`;
  return [{ message, predicts: undefined, rule: undefined, at: opaque[0]?.places[0] }];
}

/** No login can be seen by which it goes out. */
function isUnseen({ auth }: Operation): boolean {
  return auth.by === "perhaps" || auth.by === "nothing" || (auth.by === "itself" && isUntold(auth.password));
}

const verbs: Readonly<Record<Operation["does"], string>> = {
  pull: "pulls from",
  push: "pushes to",
  delete: "deletes from",
};

/** What no file shows, and what has to be so for the job to work. */
function takenForGranted({ operations, opaque, needs }: Sighting): readonly Reason[] {
  const secrets = needs.flatMap(({ name, scopes }) => {
    const wanted = (scopes ?? []).map((scope) => `\`${scope}\``).join(" and ");
    return wanted === "" ? [] : [`\`secrets.${name}\` holds a classic token with ${wanted}`];
  });
  const by = new Set(operations.filter(({ does }) => does === "pull").map(({ auth }) => auth.by));
  const pulls = by.has("nothing")
    ? ["what it pulls without a login is public"]
    : by.has("perhaps")
      ? ["what it pulls is public, or a step that cannot be looked into logs in"]
      : [];
  const strange =
    opaque.length > 0 ? [`nothing at ghcr.io depends on ${opaqueWords(opaque)}, which cannot be looked into`] : [];
  return [...secrets, ...pulls, ...strange].map((message) => ({
    message,
    predicts: undefined,
    rule: undefined,
    at: undefined,
  }));
}

function opaqueWords([first, ...others]: readonly OpaqueAccess[]): string {
  return `${first?.what ?? ""}${others.length > 0 ? ` and ${others.length} more` : ""}`;
}

function reason(message: string, { at }: Happening): Reason {
  return { message, predicts: undefined, rule: undefined, at };
}
