import type { Happening, JobFacts, Login, OpaqueStep, Operation, ProjectFacts } from "../facts/facts.ts";
import type { Span } from "../source/span.ts";
import type { AccessMap, JobAccess, LoginAccess, OpaqueAccess, OperationAccess } from "./access.ts";
import { eventAccess } from "./event-access.ts";
import { imageName } from "./image-name.ts";
import type { JudgedFinding } from "./judgement.ts";
import { packagesAccess } from "./packages-access.ts";
import { secretNeeds } from "./secret-needs.ts";
import { isUntold, passwordFor, tokensOf, userOf } from "./tokens.ts";
import { sortedFindings, verdictOf } from "./verdict.ts";
import type { SortedFindings } from "./verdict.ts";

/** Which token, with which scope, does what where, and will it work: for each job that has to do with ghcr.io. */
export function accessMap(
  facts: ProjectFacts,
  findings: readonly JudgedFinding[],
  secrets: readonly string[] = [],
): AccessMap {
  const sorted = sortedFindings(findings);
  const called = new Set(facts.jobs.flatMap(({ chain }) => chain.map(placeKey)));
  const jobs = distinctBy(facts.jobs, (job) => [job.key, ...job.chain].map(placeKey).join(" "))
    .map((job) => jobAccess(job, facts, sorted, called))
    .filter((job) => job !== undefined);
  const order = new Map(facts.files.map(({ file }, index) => [file, index]));
  const position = ({ at }: JobAccess): number => order.get(at.file) ?? order.size;
  return {
    jobs: withoutRepeats(jobs).toSorted((a, b) => position(a) - position(b) || a.at.start - b.at.start),
    files: facts.files.filter(({ kind }) => kind !== "neither").length,
    secrets,
  };
}

/** `undefined`: the job has nothing to do with ghcr.io. */
function jobAccess(
  job: JobFacts,
  facts: ProjectFacts,
  findings: SortedFindings,
  called: ReadonlySet<string>,
): JobAccess | undefined {
  // The rows of a matrix are one job here.
  const flow = job.runs.flatMap((run) => run.flow);
  const logins = flow.filter(
    (happening): happening is Login => happening.kind === "login" && concerns(happening) && !isAbsent(happening, flow),
  );
  const sure = flow.filter(
    (happening): happening is Operation => happening.kind === "operation" && happening.atGhcr !== "no",
  );
  const stray = job.runs.flatMap((run) => strayOperations(run.flow));
  const operations = [...sure, ...stray];
  const opaque = opaqueSteps(flow, job, called);
  const needs = secretNeeds(logins, operations, opaque.length > 0);
  if (logins.length === 0 && operations.length === 0 && !mayBeAtWork(job, opaque) && !hasCause(job, findings))
    return undefined;
  return {
    id: job.id,
    called: job.called,
    kind: job.kind,
    logNames: job.logNames,
    at: job.key,
    chains: job.chain.length > 0 ? [job.chain] : [],
    packages: packagesAccess(job),
    logins: distinctBy(logins.map(loginAccess), ({ tool, registry, tokens, user, at }) =>
      JSON.stringify([tool, registry, tokens, user, placeKey(at)]),
    ),
    operations: merged(operations.map(operationAccess)),
    secrets: needs,
    events: logins.length + operations.length > 0 ? eventAccess(job, logins, operations) : [],
    opaque,
    verdict: verdictOf({ job, logins, operations, stray, opaque, needs }, facts, findings),
  };
}

/** What a tool takes by itself where it is given: that it is given cannot be seen. */
function isAbsent({ password, at }: Login, flow: readonly Happening[]): boolean {
  return (
    isUntold(password) &&
    flow.some(
      (happening) =>
        happening.kind === "operation" && happening.auth.by === "itself" && placeKey(happening.at) === placeKey(at),
    )
  );
}

/** Logins to ghcr.io, and those that were meant for it. */
function concerns({ host, password }: Login): boolean {
  if (host.kind === "ghcr" || host.kind === "lookalike" || host.kind === "deprecated") return true;
  if (["other", "enterprise", "github-packages"].includes(host.kind) || (host.kind === "docker-hub" && host.given))
    return false;
  return (
    password?.tokens.some(
      (token) => token.kind === "github-token" || (token.kind === "secret" && token.ofGithub === "certain"),
    ) ?? false
  );
}

/**
 * Operations at an image that is not known, in a job that is logged in to several registries: ghcr.io may be meant. They
 * are taken to go out with that login.
 */
function strayOperations(flow: readonly Happening[]): readonly Operation[] {
  return flow.flatMap((operation, index): readonly Operation[] => {
    if (operation.kind !== "operation" || operation.atGhcr !== "no" || operation.image.host.kind !== "unknown")
      return [];
    if (operation.auth.by === "itself") return [];
    const login = flow
      .slice(0, index)
      .findLast(
        (before): before is Login =>
          before.kind === "login" && before.host.kind === "ghcr" && operation.reads.includes(before.store),
      );
    if (!login) return [];
    return [{ ...operation, atGhcr: "possible", auth: { by: "login", login }, byGithubToken: login.byGithubToken }];
  });
}

/** The job's own block names `packages`, so that somebody thought of it, and there is a step that may make use of it. */
function mayBeAtWork({ permissions: { decidedBy, packages } }: JobFacts, opaque: readonly OpaqueAccess[]): boolean {
  return (
    opaque.length > 0 &&
    decidedBy.kind === "block" &&
    decidedBy.of === "job" &&
    decidedBy.entry !== undefined &&
    packages !== "none"
  );
}

/** A finding says that it fails, whatever is seen of what it does. */
function hasCause(job: JobFacts, { ofJob }: SortedFindings): boolean {
  return ofJob.get(job)?.some(({ finding }) => finding.predicts !== undefined) ?? false;
}

/** A call of a workflow that is at hand is looked into: its jobs stand for it. */
function opaqueSteps(flow: readonly Happening[], job: JobFacts, called: ReadonlySet<string>): readonly OpaqueAccess[] {
  const steps = flow.filter(
    (happening): happening is OpaqueStep => happening.kind === "opaque" && happening.may === "anything",
  );
  const inside = steps.filter((step) => !called.has(placeKey(step.at)) && step.at !== job.key);
  const names = [...new Set(inside.map(({ what }) => what))];
  return names.map((name) => ({
    what: name,
    places: distinctBy(
      inside.flatMap(({ what, at }) => (what === name ? [at] : [])),
      placeKey,
    ),
  }));
}

function loginAccess(login: Login): LoginAccess {
  return {
    tool: login.tool,
    registry: registryOf(login),
    tokens: tokensOf(login.password),
    user: userOf(login),
    certain: login.certainty === "certain",
    at: login.at,
    tokenAt: login.password?.at,
  };
}

function registryOf({ host }: Login): string {
  switch (host.kind) {
    case "ghcr":
      return "ghcr.io";
    case "docker-hub":
      return "Docker Hub";
    case "unknown":
      return "a registry that cannot be told";
    default:
      return host.name;
  }
}

function operationAccess(operation: Operation): OperationAccess {
  const { does, what, tool, certainty, atGhcr, cause } = operation;
  const password = passwordFor(operation);
  return {
    does,
    what,
    image: operation.image.host.kind === "ghcr" ? imageName(operation.image.shown) : undefined,
    tools: [tool],
    certain: certainty === "certain" && atGhcr === "certain",
    by:
      password && !(operation.auth.by === "itself" && isUntold(password))
        ? tokensOf(password)
        : operation.auth.by === "nothing"
          ? "nothing"
          : "unknown",
    at: cause,
  };
}

/** The tags of an image, and the same done twice or with several tools, are one; it is certain if one of them is. */
function merged(operations: readonly OperationAccess[]): readonly OperationAccess[] {
  const kept = new Map<string, OperationAccess>();
  for (const operation of operations) {
    const { does, what, image, by } = operation;
    const key = JSON.stringify([does, what, image, by]);
    const before = kept.get(key);
    if (!before) kept.set(key, operation);
    else
      kept.set(key, {
        ...before,
        tools: [...new Set([...before.tools, ...operation.tools])],
        certain: before.certain || operation.certain,
      });
  }
  return [...kept.values()];
}

/** A called job is one where the ways in which it is called make no difference. */
function withoutRepeats(jobs: readonly JobAccess[]): readonly JobAccess[] {
  const kept = new Map<string, JobAccess>();
  for (const job of jobs) {
    // Where the caller is at fault, each has a place of its own.
    const verdict = { ...job.verdict, reasons: job.verdict.reasons.map((reason) => ({ ...reason, at: undefined })) };
    const key = JSON.stringify(
      { ...job, verdict, chains: job.chains.length > 0, logNames: undefined },
      (_name, value: unknown) => (isSpan(value) ? placeKey(value) : value),
    );
    const before = kept.get(key);
    kept.set(key, before ? together(before, job) : job);
  }
  return [...kept.values()];
}

function together(one: JobAccess, other: JobAccess): JobAccess {
  return {
    ...one,
    chains: [...one.chains, ...other.chains],
    logNames: [...new Set([...one.logNames, ...other.logNames])],
  };
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "file" in value && "start" in value;
}

function distinctBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}

function placeKey({ file, start, end }: Span): string {
  return `${file.path}:${start}-${end}`;
}
